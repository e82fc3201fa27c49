// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The timeout of a wait: what of it was waited and what was left, and the value before and after in the call's own
// type.

#include "ui/common/partswidget.h"
#include "ui/engine/glasswords.h"

namespace readyscope {

class TimeoutBar : public PartsWidget {
    Q_OBJECT
public:
    explicit TimeoutBar(QWidget* parent = nullptr);

    void show(const GlassWait& glass);
    using QWidget::show;

    QVector<PaintedPart> parts() const override;
    QSize sizeHint() const override;

    // How much of the bar was waited, 0 to 1; and where the timeout was due, 1 but for a late return.
    struct Shares {
        double waited = 1;
        double due = 1;
    };
    static Shares sharesOf(const GlassTimeout& timeout);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRect& bar) const;
    void paintWords(QPainter& painter, const QRect& bar) const;
    QRect barRect() const;

    GlassTimeout m_timeout;
    TimeoutWords m_words;
};

} // namespace readyscope
