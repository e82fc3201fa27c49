// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page "Scenarios": at the left what can be run, at the right one recipe: its steps, the lanes of all backends over
// one time axis, where they differ, and what it is made of. Destroyed in the middle of a run it cancels it.

#include "ui/common/pagestatus.h"
#include "ui/scenarios/reciperunner.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QMenu;
class QScrollArea;

namespace readyscope {

class AreaSplitter;
class CodeView;
class DifferenceList;
class ExplainPane;
class RecipeHead;
class RecipeLanes;
class RecipeProgramPane;
class ScenarioPanel;
class Settings;
class StepNotes;
class StepsTable;

class ScenariosPage : public QWidget {
    Q_OBJECT
public:
    explicit ScenariosPage(QWidget* parent = nullptr);

    RecipeRunner& runner() const { return *m_runner; }
    const recipes::Recipe* recipe() const { return m_recipe; }
    const RecipeResult* result() const;
    void select(const recipes::Recipe& recipe);
    void run();
    void runAll();
    void cancel();

    ScenarioPanel& panel() const { return *m_panel; }
    StepsTable& steps() const { return *m_steps; }
    RecipeLanes& lanes() const { return *m_lanes; }
    QMenu& exports() const;
    PageStatus status() const;

    void restoreLayout(const Settings& settings);
    void saveLayout(Settings& settings) const;

signals:
    void statusChanged();
    void caseAsked(const QString& name); // of the readiness table

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeRecipe();
    QWidget* makeLanes();
    QWidget* makeDifferences();
    QWidget* makeBottom();
    void addKeys();
    void wire();
    void showList();
    void showRecipe();
    void showRun(const recipes::Recipe* recipe);
    void showStep(int step); // by hand
    void showCursor(Nanos time);
    void markStep(int step);
    void showEnd();
    void showMask(); // at the cursor, of the selected backend
    void fitSteps();
    void tint();

    RecipeRunner* m_runner;
    const recipes::Recipe* m_recipe = nullptr;
    ScenarioPanel* m_panel;
    RecipeHead* m_head;
    StepsTable* m_steps;
    QScrollArea* m_stepsRoom = nullptr;
    RecipeLanes* m_lanes;
    QLabel* m_lanesTitle = nullptr;
    QLabel* m_lanesWords = nullptr;
    QCheckBox* m_differencesShown = nullptr;
    QLabel* m_differencesTitle = nullptr;
    QLabel* m_differencesWords = nullptr;
    DifferenceList* m_differences;
    ExplainPane* m_explain;
    StepNotes* m_notes;
    RecipeProgramPane* m_program;
    CodeView* m_script;
    AreaSplitter* m_across = nullptr; // list and recipe
    AreaSplitter* m_down = nullptr;   // steps, lanes, bottom
    AreaSplitter* m_middle = nullptr; // lanes and differences
    AreaSplitter* m_bottom = nullptr;
};

} // namespace readyscope
