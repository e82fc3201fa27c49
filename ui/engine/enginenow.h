// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The panel of live figures. Samples once a second while it can be seen; no timer runs otherwise.

#include "ui/common/partswidget.h"
#include "ui/engine/figurerows.h"

#include <QTimer>

#include <functional>

namespace readyscope {

class EngineNow : public PartsWidget {
    Q_OBJECT
public:
    using Sampler = std::function<EngineSample()>;

    explicit EngineNow(Sampler sampler, QWidget* parent = nullptr);

    void sample(); // at once
    bool isSampling() const { return m_timer.isActive(); }
    QVector<PaintedPart> parts() const override;
    QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRect rowRect(qsizetype index) const;
    void paintRow(QPainter& painter, const FigureRow& row, const QRect& place, bool first) const;

    Sampler m_sampler;
    RateHistory m_history;
    QVector<FigureRow> m_rows;
    QTimer m_timer;
    Nanos m_now = 0;
    Backend m_backend = Backend::Poll;
};

} // namespace readyscope
