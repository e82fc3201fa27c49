// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the areas of the view are put together.

#include "ui/common/areasplitter.h"
#include "ui/common/codeview.h"
#include "ui/inspector/explainpane.h"
#include "ui/scenarios/areas.h"
#include "ui/scenarios/lanesarea.h"
#include "ui/scenarios/recipehead.h"
#include "ui/scenarios/recipeprogrampane.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/stepnotes.h"
#include "ui/scenarios/stepstable.h"
#include "ui/scenarios/tabbedpane.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kMostSteps = 9; // in sight; the rest is scrolled to

} // namespace

void RecipeView::makeLayout() {
    auto* column = columnIn(this);
    column->addWidget(m_head);
    m_stepsRoom = roomOf(m_steps, this);
    column->addWidget(m_stepsRoom);
    m_down = new AreaSplitter(Qt::Vertical, this);
    m_down->addWidget(m_area);
    m_down->addWidget(makeBottom());
    m_down->setStretchFactor(1, 1);
    m_down->setSizes({320, 250});
    column->addWidget(m_down, 1);
}

QWidget* RecipeView::makeBottom() {
    m_bottom = new AreaSplitter(Qt::Horizontal, this);
    auto* left = new TabbedPane(tr("Explanations"), m_bottom);
    left->add(tr("Explain this mask"), m_explain);
    left->add(tr("What each step does"), m_notes);
    auto* right = new TabbedPane(tr("Programs"), m_bottom);
    m_script->setObjectName(QStringLiteral("recipeScript"));
    m_script->setAccessibleName(tr("The recipe as written"));
    m_script->setFrameShape(QFrame::NoFrame);
    right->add(tr("C program"), m_program);
    right->add(tr("The recipe as written"), m_script);
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

} // namespace readyscope
