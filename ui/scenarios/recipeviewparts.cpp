// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the areas of the view are put together.

#include "ui/common/areasplitter.h"
#include "ui/common/bands.h"
#include "ui/common/codeview.h"
#include "ui/common/look.h"
#include "ui/inspector/explainpane.h"
#include "ui/scenarios/differencelist.h"
#include "ui/scenarios/recipehead.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipeprogrampane.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/stepnotes.h"
#include "ui/scenarios/stepstable.h"
#include "ui/scenarios/tabbedpane.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kTitleRow = 30; // px
constexpr int kSide = 12;
constexpr int kMostSteps = 9; // in sight; the rest is scrolled to

QVBoxLayout* columnIn(QWidget* area) {
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

QScrollArea* roomOf(QWidget* inner, QWidget* parent) {
    auto* room = new QScrollArea(parent);
    room->setFrameShape(QFrame::NoFrame);
    room->setWidgetResizable(true);
    room->setFocusPolicy(Qt::NoFocus);
    room->setWidget(inner);
    return room;
}

} // namespace

void RecipeView::makeLayout() {
    auto* column = columnIn(this);
    column->addWidget(m_head);
    m_stepsRoom = roomOf(m_steps, this);
    column->addWidget(m_stepsRoom);
    m_down = new AreaSplitter(Qt::Vertical, this);
    m_middle = new AreaSplitter(Qt::Horizontal, m_down);
    m_middle->addWidget(makeLanes());
    m_middle->addWidget(makeDifferences());
    m_middle->setStretchFactor(0, 1);
    m_middle->setSizes({840, 336});
    m_down->addWidget(m_middle);
    m_down->addWidget(makeBottom());
    m_down->setStretchFactor(1, 1);
    m_down->setSizes({320, 250});
    column->addWidget(m_down, 1);
}

QWidget* RecipeView::makeLanes() {
    auto* area = new QWidget(this);
    auto* column = columnIn(area);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kSide, 0, kSide, 0);
    head->setSpacing(10);
    m_lanesTitle = new QLabel(tr("All backends at once"), area);
    m_lanesWords = new QLabel(area);
    m_lanesWords->setObjectName(QStringLiteral("lanesWords"));
    m_lanesWords->setTextFormat(Qt::PlainText);
    m_lanesWords->setMinimumWidth(1);
    m_lanesTitle->setFixedHeight(kTitleRow);
    m_differencesShown = new QCheckBox(tr("Differences"), area);
    m_differencesShown->setObjectName(QStringLiteral("differencesShown"));
    m_differencesShown->setChecked(true);
    m_differencesShown->setToolTip(tr("Frames where a backend tells something else than poll, each with its letter"));
    head->addWidget(m_lanesTitle);
    head->addWidget(m_lanesWords, 1);
    head->addWidget(m_differencesShown);
    column->addLayout(head);
    column->addWidget(roomOf(m_lanes, area), 1);
    return area;
}

QWidget* RecipeView::makeDifferences() {
    auto* area = new QWidget(this);
    auto* column = columnIn(area);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kSide, 0, kSide, 0);
    head->setSpacing(10);
    m_differencesTitle = new QLabel(area);
    m_differencesTitle->setObjectName(QStringLiteral("differencesTitle"));
    m_differencesTitle->setFixedHeight(kTitleRow);
    m_differencesWords = new QLabel(tr("against poll"), area);
    head->addWidget(m_differencesTitle);
    head->addWidget(m_differencesWords, 1);
    head->addStretch();
    column->addLayout(head);
    column->addWidget(roomOf(m_differences, area), 1);
    return area;
}

QWidget* RecipeView::makeBottom() {
    m_bottom = new AreaSplitter(Qt::Horizontal, this);
    auto* left = new TabbedPane(tr("Explanations"), m_bottom);
    left->add(tr("Explain this mask"), m_explain);
    left->add(tr("What each step does"), m_notes);
    auto* right = new TabbedPane(tr("Programs"), m_bottom);
    m_script->setObjectName(QStringLiteral("recipeScript"));
    m_script->setAccessibleName(tr("The recipe as script"));
    m_script->setFrameShape(QFrame::NoFrame);
    right->add(tr("C program"), m_program);
    right->add(tr("The recipe as script"), m_script);
    m_bottom->addWidget(left);
    m_bottom->addWidget(right);
    m_bottom->setStretchFactor(0, 1);
    m_bottom->setStretchFactor(1, 1);
    m_bottom->setSizes({640, 536});
    return m_bottom;
}

void RecipeView::fitSteps() {
    const int most = StepsTable::kHeader + kMostSteps * StepsTable::kRow;
    m_stepsRoom->setFixedHeight(std::min(m_steps->sizeHint().height(), most));
}

void RecipeView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void RecipeView::tint() {
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, Look::of(palette()).dim);
    for (QLabel* label : {m_lanesWords, m_differencesWords}) {
        label->setPalette(dim);
        label->setFont(smallFont(font()));
    }
    for (QLabel* label : {m_lanesTitle, m_differencesTitle})
        label->setFont(strongFont(font()));
}

} // namespace readyscope
