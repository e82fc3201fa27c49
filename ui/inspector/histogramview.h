// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How long something lasted, as a histogram over a logarithmic axis, with its percentiles. Its title and its accessible
// name say the same in words.

#include "core/readiness/events.h"
#include "core/trace/loghistogram.h"
#include "core/trace/spread.h"

#include <QWidget>

namespace readyscope {

class HistogramView : public QWidget {
    Q_OBJECT
public:
    explicit HistogramView(QWidget* parent = nullptr);

    struct Shown {
        QString title;  // bold
        QString second; // beside it: of what
        Events::Bit bit = Events::In;
        Spread spread;
        LogHistogram times;
        QString none; // why there is nothing to show, where there is not
    };
    void show(const Shown& shown);
    using QWidget::show;

    QSize minimumSizeHint() const override { return {180, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plot() const;
    double xOf(Nanos duration) const;
    QString words() const;
    void paintTitle(QPainter& painter);
    void paintAxes(QPainter& painter);
    void paintBars(QPainter& painter);
    void paintPercentiles(QPainter& painter);

    Shown m_shown;
    std::size_t m_first = 0; // buckets on the axis, whole decades
    std::size_t m_end = 0;
    std::uint64_t m_top = 0; // of the axis
};

} // namespace readyscope
