// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/useprogrampane.h"

#include "core/lab/programs/useprogram.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"

#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

const QString kChosen = QStringLiteral("scenariosUseProgram");

QString hintOf(const Scenario& scenario) {
    if (!scenario.connects)
        return UseProgramPane::tr("Its argument is the port; without one it says which the kernel chose.");
    const bool fetches = std::ranges::any_of(
        scenario.roles, [](const ScenarioRole& role) { return role.act == ScenarioRole::Act::Fetch; });
    return fetches ? UseProgramPane::tr("Its arguments are the ports of web servers on this machine.")
                   : UseProgramPane::tr("Its argument is the port of a server on this machine.");
}

// Of its file: that of the row, after the scenario's.
QString blockingName(const Scenario& scenario) {
    const auto role = std::ranges::find(scenario.roles, ScenarioRole::Act::Lines, &ScenarioRole::act);
    return QString::fromStdString(scenario.name + '-' + role->row);
}

bool isBackend(int choice) { return static_cast<std::size_t>(choice) < kBackends.size(); }

} // namespace

UseProgramPane::UseProgramPane(QWidget* parent) : QWidget(parent), m_pane(new ProgramPane(m_choices, this)) {
    m_pane->setObjectName(QStringLiteral("useProgram"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_pane);
}

void UseProgramPane::show(const Scenario& scenario) {
    if (m_scenario == &scenario)
        return;
    m_scenario = &scenario;
    const QString name = QString::fromStdString(scenario.name);
    const QString hint = hintOf(scenario);
    m_choices.clear();
    for (const Backend backend : kBackends)
        m_choices.append(
            {backendText(backend), name, [&scenario, backend] { return useProgramOf(scenario, backend); }, hint});
    if (const auto blocking = blockingProgramOf(scenario))
        m_choices.append(
            {tr("Blocked in fgets"), blockingName(scenario), [program = *blocking] { return program; }, hint});
    const bool wasBackend = m_pane->chosen() >= 0 && isBackend(m_pane->chosen());
    m_pane->refresh();
    if (!wasBackend)
        m_pane->choose(static_cast<int>(Backend::Poll));
}

void UseProgramPane::restoreLayout(const Settings& settings) {
    const QByteArray name = settings.layout(kChosen);
    for (const Backend backend : kBackends)
        if (name == nameOf(backend).data())
            m_pane->choose(static_cast<int>(backend));
}

void UseProgramPane::saveLayout(Settings& settings) const {
    if (isBackend(m_pane->chosen()))
        settings.setLayout(kChosen, nameOf(static_cast<Backend>(m_pane->chosen())).data());
}

} // namespace readyscope
