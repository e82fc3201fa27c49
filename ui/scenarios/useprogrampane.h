// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program of one of the five uses, for one backend of seven, and of the client that blocks where there is one.

#include "core/lab/scenarios/scenario.h"
#include "ui/lab/programpane.h"

namespace readyscope {

class Settings;

class UseProgramPane : public QWidget {
    Q_OBJECT
public:
    explicit UseProgramPane(QWidget* parent = nullptr);

    void show(const Scenario& scenario);
    // Which backend was chosen last.
    void restoreLayout(const Settings& settings);
    void saveLayout(Settings& settings) const;
    using QWidget::show;

private:
    const Scenario* m_scenario = nullptr;
    QVector<ProgramChoice> m_choices;
    ProgramPane* m_pane;
};

} // namespace readyscope
