// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The table of a comparison with its bars: a row a backend in the fixed order, the present one selected. Two bars a
// row, solid as it is and hollow with idle sockets more, on a log scale.

#include "core/lab/measurement.h"
#include "ui/common/partswidget.h"

namespace readyscope {

// The decades that hold all the calls measured, at least two; the bars begin somewhat below the first.
struct CostAxis {
    double from = 0; // ns
    double to = 0;
    QVector<Nanos> labels;
    double share(double cost) const; // of the axis, 0 to 1
};
CostAxis axisOf(const std::vector<ComparisonRow>& rows);

class ComparisonView : public PartsWidget {
    Q_OBJECT
public:
    explicit ComparisonView(QWidget* parent = nullptr);

    // As a comparison keeps them: one for each backend.
    void showRows(const std::vector<ComparisonRow>& rows);
    void setPresent(Backend backend);

    QVector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect rowRect(int index) const;
    QRectF chart() const;
    void paintHeader(QPainter& painter) const;
    void paintGrid(QPainter& painter) const;
    void paintRow(QPainter& painter, int index) const;
    void paintNumbers(QPainter& painter, const ComparisonRow& row, const QRect& place) const;
    void paintBars(QPainter& painter, const ComparisonRow& row, const QRect& place) const;

    std::vector<ComparisonRow> m_rows;
    CostAxis m_axis;
    Backend m_present = Backend::Poll;
};

} // namespace readyscope
