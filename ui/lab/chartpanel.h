// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The chart with the choice of its measure.

#include "ui/lab/costchart.h"

class QComboBox;
class QLabel;

namespace readyscope {

class ChartPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChartPanel(QWidget* parent = nullptr);
    CostChart& chart() const { return *m_chart; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void tint();

    QComboBox* m_measure;
    QLabel* m_caption;
    CostChart* m_chart;
};

} // namespace readyscope
