// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/recipeprogrampane.h"

#include "core/lab/programs/recipeprogram.h"
#include "ui/common/texts.h"

#include <QVBoxLayout>

namespace readyscope {

RecipeProgramPane::RecipeProgramPane(QWidget* parent) : QWidget(parent) {
    for (const Backend backend : kBackends)
        m_choices.append({backendText(backend), {}, [this, backend] { return made(backend); }, {}});
    m_pane = new ProgramPane(m_choices, this);
    m_pane->setObjectName(QStringLiteral("recipeProgram"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_pane);
    connect(m_pane, &ProgramPane::shown, this, &RecipeProgramPane::showMark);
    choose(Backend::Poll);
}

ModelProgram RecipeProgramPane::made(Backend backend) {
    if (m_recipe == nullptr)
        return {};
    RecipeProgram program = recipeProgramOf(*m_recipe, backend);
    m_lines = std::move(program.lines);
    return std::move(program.program);
}

void RecipeProgramPane::show(const recipes::Recipe* recipe) {
    if (recipe == m_recipe || recipe == nullptr)
        return;
    m_recipe = recipe;
    m_step = -1;
    for (ProgramChoice& choice : m_choices)
        choice.name = QString::fromStdString(recipe->name);
    m_pane->refresh();
}

void RecipeProgramPane::choose(Backend backend) { m_pane->choose(static_cast<int>(backend)); }

void RecipeProgramPane::mark(int step) {
    if (step == m_step)
        return;
    m_step = step;
    showMark();
}

void RecipeProgramPane::showMark() {
    const auto index = static_cast<std::size_t>(m_step);
    m_pane->markLine(m_step >= 0 && index < m_lines.size() ? m_lines[index] : 0);
}

} // namespace readyscope
