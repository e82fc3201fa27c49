// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One recipe: its steps, the lanes of all backends over one time axis, where they differ, and what it is made of.
// Destroyed in the middle of a run it cancels it.

#include "ui/scenarios/reciperunner.h"
#include "ui/scenarios/scenarioview.h"

class QMenu;
class QScrollArea;

namespace readyscope {

class AreaSplitter;
class CodeView;
class ExplainPane;
class LanesArea;
class RecipeHead;
class RecipeLanes;
class RecipeProgramPane;
class StepNotes;
class StepsTable;

class RecipeView : public ScenarioView {
    Q_OBJECT
public:
    explicit RecipeView(QWidget* parent = nullptr);

    RecipeRunner& runner() const { return *m_runner; }
    const recipes::Recipe* recipe() const { return m_recipe; }
    const RecipeResult* result() const;
    static QString entryOf(const recipes::Recipe& recipe); // its name in the list
    void runAll();

    StepsTable& steps() const { return *m_steps; }
    RecipeLanes& lanes() const;
    QMenu& exports() const;

    ScenarioGroup group() const override;
    bool select(const QString& entry) override;
    QString selected() const override;
    void run() override;
    void cancel() override;
    PageStatus status() const override;
    void restoreLayout(const Settings& settings) override;
    void saveLayout(Settings& settings) const override;

signals:
    void captureAsked(const QString& name); // of a recipe, to be run there

private:
    QWidget* makeBottom();
    void makeLayout();
    void wire();
    void showRecipe();
    void showRun(const recipes::Recipe* recipe);
    void showDifferences();
    void showStep(int step); // by hand
    void showCursor(Nanos time);
    void markStep(int step);
    void showEnd();
    void showMask(); // at the cursor, of the selected backend
    void fitSteps();

    RecipeRunner* m_runner;
    const recipes::Recipe* m_recipe = nullptr;
    RecipeHead* m_head;
    StepsTable* m_steps;
    QScrollArea* m_stepsRoom = nullptr;
    LanesArea* m_area;
    ExplainPane* m_explain;
    StepNotes* m_notes;
    RecipeProgramPane* m_program;
    CodeView* m_script;
    AreaSplitter* m_down = nullptr; // lanes, bottom
    AreaSplitter* m_bottom = nullptr;
};

} // namespace readyscope
