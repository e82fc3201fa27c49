// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page "Scenarios": at the left what can be run or looked at, at the right the view of what is selected there.

#include "ui/common/pagestatus.h"

#include <QVector>
#include <QWidget>

class QStackedWidget;

namespace readyscope {

class AreaSplitter;
class RecipeView;
class ScenarioPanel;
class ScenarioView;
class Settings;

class ScenariosPage : public QWidget {
    Q_OBJECT
public:
    explicit ScenariosPage(QWidget* parent = nullptr);

    // Its group stands at `place` among those in the list. The page owns it.
    void addView(ScenarioView* view, int place);
    // An entry of the list; one that no view knows is passed over.
    bool select(const QString& entry); // false where there is no such one
    ScenarioView& view() const;        // of what is selected
    RecipeView& recipes() const { return *m_recipes; }
    ScenarioPanel& panel() const { return *m_panel; }
    void run();
    void cancel();
    PageStatus status() const;

    void restoreLayout(const Settings& settings);
    void saveLayout(Settings& settings) const;

signals:
    void statusChanged();
    void caseAsked(const QString& name); // of the readiness table

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addKeys();
    void wire();
    void showList();
    void selectFirst();
    void showProgress();

    ScenarioPanel* m_panel;
    QStackedWidget* m_stack;
    RecipeView* m_recipes;
    QVector<ScenarioView*> m_views; // in the order of their groups
    AreaSplitter* m_across;         // list and view
};

} // namespace readyscope
