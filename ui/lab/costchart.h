// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A measure of all models against the number of descriptors: lines told apart by dash and marker, the selected one
// strong, the table's number of descriptors upright.

#include "ui/common/partswidget.h"
#include "ui/lab/chartscale.h"

namespace readyscope {

class CostChart : public PartsWidget {
    Q_OBJECT
public:
    explicit CostChart(QWidget* parent = nullptr);

    void show(std::vector<SeriesRow> rows, std::vector<SeriesRow> earlier);
    void setMeasure(CostMeasure measure);
    void select(const Model* model);
    void setDescriptors(int descriptors); // the table's

    QVector<PaintedPart> parts() const override;
    QSize minimumSizeHint() const override { return {300, 140}; }
    using QWidget::show;

signals:
    void descriptorsChosen(int descriptors);
    void selected(const readyscope::Model* model);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    ChartScale scale() const;
    double lineHeight() const;
    void paintGrid(QPainter& painter, const ChartScale& scale) const;
    void paintLines(QPainter& painter, const ChartScale& scale) const;
    void paintNames(QPainter& painter, const ChartScale& scale, const QVector<ChartLine>& lines) const;

    std::vector<SeriesRow> m_rows;
    std::vector<SeriesRow> m_earlier;
    CostMeasure m_measure = CostMeasure::LatencyP50;
    const Model* m_selected = nullptr;
    int m_descriptors = 1;
};

} // namespace readyscope
