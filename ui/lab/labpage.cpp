// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/labpage.h"

#include "core/lab/models/model.h"
#include "ui/common/areasplitter.h"
#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/lab/chartpanel.h"
#include "ui/lab/costpanel.h"
#include "ui/lab/seriesfigures.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

LabPage::LabPage(QWidget* bar, QWidget* parent)
    : QWidget(parent), m_figureBar(new FigureBar(this)), m_figures(new FigurePanels(this)),
      m_gutter(new FigureGutter(*m_figures, this)), m_costs(new CostPanel(this)), m_chart(new ChartPanel(this)) {
    setFocusProxy(&m_costs->table());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_figureBar);
    layout->addWidget(makeAreas(), 1);
    wire();
}

QWidget* LabPage::makeFigures() {
    m_figureRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_figureRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* room = new QScrollArea(m_figureRow);
    room->setFrameShape(QFrame::NoFrame);
    room->setWidgetResizable(true);
    room->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    room->setFocusPolicy(Qt::NoFocus);
    room->setWidget(m_figures);
    // The axis is as high as the figures are.
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_gutter, 1);
    auto* below = new QWidget(m_figureRow);
    below->setFixedHeight(0);
    column->addWidget(below);
    connect(room->horizontalScrollBar(), &QScrollBar::rangeChanged, below, [below, room](int least, int most) {
        below->setFixedHeight(most > least ? room->horizontalScrollBar()->sizeHint().height() : 0);
    });
    row->addLayout(column);
    row->addWidget(room, 1);
    return m_figureRow;
}

QWidget* LabPage::makeAreas() {
    auto* areas = new AreaSplitter(Qt::Vertical, this);
    auto* costs = new AreaSplitter(Qt::Horizontal, areas);
    costs->addWidget(m_costs);
    costs->addWidget(m_chart);
    costs->setStretchFactor(0, 2);
    costs->setStretchFactor(1, 1);
    costs->setSizes({968, 471});
    areas->addWidget(makeFigures());
    areas->addWidget(costs);
    areas->setStretchFactor(0, 1);
    areas->setSizes({466, 280});
    areas->setChildrenCollapsible(false);
    return areas;
}

void LabPage::wire() {
    connect(m_figureBar, &FigureBar::pickChanged, this, &LabPage::showFigures);
    connect(m_figures, &FigurePanels::selected, this, &LabPage::select);
    connect(m_figures, &FigurePanels::programAsked, this, &LabPage::programAsked);
    connect(m_figures, &FigurePanels::readOnAsked, this, &LabPage::readOnAsked);
    connect(&m_costs->table(), &CostTable::selected, this, &LabPage::select);
    connect(&m_chart->chart(), &CostChart::selected, this, &LabPage::select);
    connect(&m_chart->chart(), &CostChart::descriptorsChosen, m_costs, &CostPanel::chooseDescriptors);
    connect(m_costs, &CostPanel::descriptorsChanged, this, &LabPage::showCosts);
    connect(m_costs, &CostPanel::programAsked, this, [this] { emit programAsked(m_selected); });
}

void LabPage::setModels(const std::vector<const Model*>& models) {
    m_models = models;
    if (std::ranges::find(m_models, m_selected) == m_models.end())
        select(m_models.empty() ? nullptr : m_models.front());
    if (m_series == nullptr)
        show(nullptr);
}

void LabPage::show(const ModelSeries* series) {
    m_series = series;
    if (series == nullptr) {
        m_costs->setCounts({1});
        m_figureBar->setEvents(0);
    } else {
        m_costs->setCounts(series->options().descriptors);
        m_figureBar->setDescriptors(series->options().descriptors.front());
        const bool any = std::ranges::any_of(series->options().models, [series](const Model* model) {
            return !series->cell(*model, series->options().descriptors.front())->kept.empty();
        });
        m_figureBar->setEvents(any ? series->options().events : 0);
    }
    showFigures();
    showCosts();
}

void LabPage::setEarlier(std::vector<SeriesRow> rows) {
    m_earlier = std::move(rows);
    showCosts();
}

void LabPage::select(const Model* model) {
    m_selected = model;
    m_figures->select(model);
    m_costs->table().select(model);
    m_chart->select(model);
    showFigures();
}

int LabPage::numberFor(const SeriesCell& cell) const {
    if (m_figureBar->pick() == FigurePick::Number)
        return m_figureBar->number();
    return std::max(1, m_figureBar->pick() == FigurePick::Median ? cell.median : cell.slowest);
}

void LabPage::showFigures() {
    QVector<FigurePanel> panels;
    if (m_series == nullptr) {
        for (const Model* model : figureModels(m_models, m_selected))
            panels.append({model, std::nullopt,
                           tr("Run sends messages to each model, and draws what the kernel and the "
                              "program did.")});
        return m_figures->show(panels);
    }
    const SeriesOptions& options = m_series->options();
    const QVector<const Model*> models = figureModels(options.models, m_selected);
    Nanos slowest = 0;
    for (const Model* model : models) {
        const SeriesCell& cell = *m_series->cell(*model, options.descriptors.front());
        slowest = std::max(slowest, latencyOf(options, cell, numberFor(cell)).value_or(0));
    }
    for (const Model* model : models) {
        const SeriesCell& cell = *m_series->cell(*model, options.descriptors.front());
        panels.append(panelOf(options, cell, numberFor(cell), figureEnd(slowest)));
        if (model == m_selected && m_figureBar->pick() != FigurePick::Number)
            m_figureBar->showNumber(numberFor(cell));
    }
    m_figures->show(panels);
}

std::vector<SeriesRow> LabPage::rows() const {
    if (m_series != nullptr)
        return m_series->rows();
    std::vector<SeriesRow> rows;
    for (const Model* model : m_models)
        rows.push_back(seriesRow({model}, {}, {}));
    return rows;
}

void LabPage::showCosts() {
    const std::vector<SeriesRow> all = rows();
    const int descriptors = m_series != nullptr ? m_costs->descriptors() : 1;
    std::vector<SeriesRow> shown;
    int rounds = 0;
    for (const SeriesRow& row : all)
        if (row.descriptors == descriptors) {
            shown.push_back(row);
            rounds = std::max(rounds, row.rounds);
        }
    const bool isBesideOther =
        !m_earlier.empty() && !shown.empty() &&
        std::ranges::none_of(shown, [this](const SeriesRow& row) { return rowLike(row, m_earlier) != nullptr; });
    const bool isPartial = m_series != nullptr && m_series->done() < m_series->runs();
    m_costs->showCaption({rounds, spreadOf(shown), isBesideOther,
                          isPartial ? tr("%1 of %2 runs").arg(m_series->done()).arg(m_series->runs()) : QString()});
    m_costs->table().show(std::move(shown), m_earlier);
    m_costs->setCanExport(std::ranges::any_of(all, &SeriesRow::isMeasured));
    m_chart->chart().setDescriptors(descriptors);
    m_chart->show(all, m_earlier);
}

// Without what can be clicked, and what is selected; with the legend.
QPixmap LabPage::picture() {
    constexpr qreal kSharp = 2; // pictures are printed
    constexpr int kLegend = 28;
    const int figures = m_figures->height() - FigurePanels::kLesson;
    QPixmap picture(QSize(FigureGutter::kWidth + m_figures->width(), figures + kLegend) * kSharp);
    picture.setDevicePixelRatio(kSharp);
    picture.fill(Look::of(palette()).base);
    m_figures->select(nullptr);
    m_gutter->render(&picture, {}, QRect(0, 0, FigureGutter::kWidth, figures));
    m_figures->render(&picture, {FigureGutter::kWidth, 0}, QRect(0, 0, m_figures->width(), figures),
                      QWidget::DrawWindowBackground);
    m_figures->select(m_selected);
    PhaseLegend legend;
    legend.setPalette(palette());
    legend.setFont(smallFont(font()));
    legend.resize(legend.sizeHint());
    legend.render(&picture, {FigureGutter::kWidth, figures + 4}, {}, {});
    return picture;
}

} // namespace readyscope
