// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What each step of a recipe does, to read; the one at the cursor is marked.

#include "core/lab/recipes/recipe.h"

#include <QTextBrowser>

namespace readyscope {

class StepNotes : public QTextBrowser {
    Q_OBJECT
public:
    explicit StepNotes(QWidget* parent = nullptr);

    void show(const recipes::Recipe* recipe);
    void mark(int step); // -1: none
    using QWidget::show;

protected:
    void changeEvent(QEvent* event) override;

private:
    void write();

    const recipes::Recipe* m_recipe = nullptr;
    int m_marked = -1;
};

} // namespace readyscope
