// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One of the five uses of multiplexing: what to watch for, how it is talked to from outside, and its rows as they are
// now. Behind them is its C program. It asks for starts and stops; whoever does them tells how each use stands then.

#include "ui/scenarios/scenarioview.h"
#include "ui/scenarios/usestate.h"

#include <QHash>

class QLabel;
class QTableView;

namespace readyscope {

class AreaSplitter;
class MessageStrip;
class UseHead;
class UseOutside;
class UseProgramPane;
class UseRowsModel;

class UseView : public ScenarioView {
    Q_OBJECT
public:
    explicit UseView(QWidget* parent = nullptr);

    static QString entryOf(const Scenario& scenario); // its name in the list
    const Scenario& scenario() const { return *m_scenario; }
    const UseState& state() const { return stateOf(*m_scenario); }
    void show(const UseState& state); // of any of them
    // Why none can be started now; empty: they can.
    void setWhyNone(const QString& why);

    ScenarioGroup group() const override;
    bool select(const QString& entry) override;
    QString selected() const override { return entryOf(*m_scenario); }
    void run() override;
    PageStatus status() const override;
    void restoreLayout(const Settings& settings) override;
    void saveLayout(Settings& settings) const override;
    using QWidget::show;

signals:
    void startAsked(const readyscope::ScenarioChoice& choice);
    void stopAsked(const readyscope::Scenario& scenario);
    void captureAsked(const readyscope::Scenario& scenario);
    void rowAsked(readyscope::SocketId socket); // in the capture

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeWatch();
    QWidget* makeRows();
    void makeLayout();
    void wire();
    void showUse();
    void showRows();
    void showProblem(const QString& port);
    const UseState& stateOf(const Scenario& scenario) const;
    void tint();

    const Scenario* m_scenario;
    QVector<UseState> m_states;      // as in scenarios()
    QHash<QString, QString> m_ports; // as typed, by the use's name
    QString m_whyNone;
    UseHead* m_head;
    MessageStrip* m_problem;
    QLabel* m_watchTitle = nullptr;
    QLabel* m_watch = nullptr;
    UseOutside* m_outside;
    QLabel* m_rowsWords = nullptr;
    UseRowsModel* m_model;
    UseProgramPane* m_program;
    QTableView* m_table = nullptr;
    AreaSplitter* m_down = nullptr;   // words, rows or program
    AreaSplitter* m_across = nullptr; // what to watch for, from outside
};

} // namespace readyscope
