// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program of a recipe, for one backend of seven; the line of one step is marked.

#include "core/lab/recipes/recipe.h"
#include "core/readiness/backend.h"
#include "ui/lab/programpane.h"

namespace readyscope {

class RecipeProgramPane : public QWidget {
    Q_OBJECT
public:
    explicit RecipeProgramPane(QWidget* parent = nullptr);

    void show(const recipes::Recipe* recipe);
    void choose(Backend backend);
    void mark(int step); // -1: none
    using QWidget::show;

private:
    ModelProgram made(Backend backend);
    void showMark();

    const recipes::Recipe* m_recipe = nullptr;
    std::vector<int> m_lines; // of the program that is shown
    int m_step = -1;
    QVector<ProgramChoice> m_choices;
    ProgramPane* m_pane;
};

} // namespace readyscope
