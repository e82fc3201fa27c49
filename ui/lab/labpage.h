// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page "I/O models": one message in each model's figure, what the models cost, and how that grows with the number
// of descriptors. Its bar is made by who knows the window's controls.

#include "core/lab/models/modelseries.h"
#include "ui/lab/figurebar.h"
#include "ui/lab/figurepanels.h"

#include <QPixmap>
#include <QWidget>

namespace readyscope {

class ChartPanel;
class CostPanel;

class LabPage : public QWidget {
    Q_OBJECT
public:
    LabPage(QWidget* bar, QWidget* parent = nullptr);

    CostPanel& costs() const { return *m_costs; }
    ChartPanel& chart() const { return *m_chart; }
    FigurePanels& figures() const { return *m_figures; }
    FigureBar& figureBar() const { return *m_figureBar; }
    // Which are shown while nothing has run.
    void setModels(const std::vector<const Model*>& models);
    // It may have grown since; null: none yet.
    void show(const ModelSeries* series);
    void setEarlier(std::vector<SeriesRow> rows);
    const Model* selected() const { return m_selected; }
    void select(const readyscope::Model* model);
    std::vector<SeriesRow> rows() const;
    QPixmap picture(); // of the figures with their axis
    using QWidget::show;

signals:
    void programAsked(const readyscope::Model* model);
    void readOnAsked(const readyscope::Model* model);

private:
    QWidget* makeFigures();
    QWidget* makeAreas();
    void wire();
    void showFigures();
    void showCosts();
    int numberFor(const SeriesCell& cell) const;

    FigureBar* m_figureBar;
    FigurePanels* m_figures;
    FigureGutter* m_gutter;
    QWidget* m_figureRow = nullptr;
    CostPanel* m_costs;
    ChartPanel* m_chart;
    const ModelSeries* m_series = nullptr;
    std::vector<const Model*> m_models;
    std::vector<SeriesRow> m_earlier;
    const Model* m_selected = nullptr;
};

} // namespace readyscope
