// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine lane by itself, with the wait that is under the glass outlined and a notch towards the glass. Follows the
// newest wait until one is chosen, by a click or by walking.

#include "ui/common/bands.h"
#include "ui/engine/waitwalk.h"
#include "ui/timeline/timelineview.h"

namespace readyscope {

class EngineStrip : public TimelineView {
    Q_OBJECT
public:
    static constexpr int kHeight = kRulerHeight + kEngineLaneHeight;

    explicit EngineStrip(const Source& source, QWidget* parent = nullptr);

    // Position of the wait under the glass; nothing while there is none.
    std::optional<std::uint64_t> selected() const { return m_selected; }

    bool isAtNewest() const { return m_newest; } // until one is chosen

    QSize sizeHint() const override { return {782, kHeight}; }
    QSize minimumSizeHint() const override { return {160, kHeight}; }

public slots:
    void refresh(); // the source knows more than before
    void selectNext();
    void selectPrevious();

signals:
    // Also when the same is still selected but the trace went on.
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void select(std::uint64_t position);
    void step(int direction);
    void bringIntoView();
    void paintSelection(QPainter& painter) const;
    void tellAccessible();

    std::optional<std::uint64_t> m_selected;
    QPoint m_pressed;
    bool m_newest = true; // the newest one is selected, whichever it is
};

} // namespace readyscope
