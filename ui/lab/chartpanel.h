// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The chart with the choice of its measure, and a sentence of what it shows.

#include "ui/lab/costchart.h"

class QComboBox;
class QLabel;
class QPixmap;

namespace readyscope {

class ChartPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChartPanel(QWidget* parent = nullptr);
    CostChart& chart() const { return *m_chart; }
    void show(std::vector<SeriesRow> rows, std::vector<SeriesRow> earlier);
    void select(const Model* model);
    QString sentence() const;
    QPixmap picture() const; // of the chart, with what it shows
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void tint();
    void showSentence();
    CostMeasure measure() const;

    QComboBox* m_measure;
    QLabel* m_caption;
    CostChart* m_chart;
    QLabel* m_sentence;
    std::vector<SeriesRow> m_rows;
    std::vector<SeriesRow> m_earlier;
    const Model* m_selected = nullptr;
};

} // namespace readyscope
