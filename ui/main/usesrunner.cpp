// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/usesrunner.h"

#include "core/lab/scenarios/scenariorun.h"
#include "core/text/errors.h"
#include "ui/common/texts.h"
#include "ui/main/controller.h"
#include "ui/main/runrows.h"

#include <algorithm>

namespace readyscope {

struct UsesRunner::Use {
    const Scenario* scenario = nullptr;
    RunRows* rows = nullptr;
    std::unique_ptr<ScenarioRun> run;
    std::optional<std::uint16_t> port;
    QString problem;
    QSet<SocketId> opened; // rows that were once
    QSet<SocketId> failed; // and those that never were
    qsizetype refused = 0; // rows that there are not
    QString name() const { return QString::fromStdString(scenario->name); }
};

UsesRunner::UsesRunner(Controller& controller, QObject* parent) : QObject(parent), m_controller(controller) {
    for (const Scenario& scenario : scenarios()) {
        Use& use = *m_uses.emplace_back(std::make_unique<Use>());
        use.scenario = &scenario;
        use.rows = new RunRows(controller, this);
        connect(use.rows, &RunRows::firstAdded, this,
                [this, &use](SocketId socket) { emit firstAdded(use.name(), socket); });
        connect(use.rows, &RunRows::refused, this, [this, &use](const SysError& error) {
            ++use.refused;
            noteFailure(use, translated(sentenceFor(error)));
        });
    }
    connect(&controller.engine(), &EngineThread::socketsChanged, this, &UsesRunner::takeSockets);
    connect(&controller.engine(), &EngineThread::advanced, this, &UsesRunner::advanced);
    connect(&controller.engine(), &EngineThread::answered, this, &UsesRunner::takeAnswers);
}

UsesRunner::~UsesRunner() = default;

UsesRunner::Use& UsesRunner::useOf(const Scenario& scenario) const {
    return **std::ranges::find(m_uses, &scenario, [](const auto& use) { return use->scenario; });
}

bool UsesRunner::isRunning(const Scenario& scenario) const { return useOf(scenario).run != nullptr; }

SocketId UsesRunner::firstRow(const Scenario& scenario) const {
    const QList<SocketId>& rows = useOf(scenario).rows->rows();
    const auto there =
        std::ranges::find_if(rows, [this](SocketId row) { return m_controller.info(row).id != kNoSocket; });
    return there != rows.end() ? *there : kNoSocket;
}

UseState UsesRunner::state(const Scenario& scenario) const {
    const Use& use = useOf(scenario);
    UseState state{&scenario, isRunning(scenario), use.port, use.problem, {}};
    const auto snapshot = m_controller.engine().source().snapshot();
    for (const SocketId row : use.rows->rows()) {
        QList<SocketId> family = m_controller.family({row});
        std::ranges::sort(family); // ids ascend: the listener is before what it accepted
        for (const SocketId socket : family)
            state.rows.append({m_controller.info(socket), snapshot->lane(socket).state});
    }
    return state;
}

bool UsesRunner::isOf(const SocketInfo& socket) const {
    return std::ranges::any_of(m_uses, [&socket](const auto& use) { return use->rows->isOf(socket); });
}

void UsesRunner::start(const ScenarioChoice& choice) {
    Use& use = useOf(*choice.scenario);
    if (use.run)
        return;
    // The names of rows that are on their way out are free when the new ones come.
    QSet<QString> names;
    for (const SocketId socket : m_controller.sockets())
        if (const SocketInfo info = m_controller.info(socket); !use.rows->isOf(info))
            names.insert(QString::fromStdString(info.name));
    EngineThread& engine = m_controller.engine();
    auto run = std::make_unique<ScenarioRun>(
        choice, [&engine](const Command& command) { return engine.post(command); },
        [names](const std::string& name) { return names.contains(QString::fromStdString(name)); });
    use.port = choice.port;
    use.problem.clear();
    use.opened.clear();
    use.failed.clear();
    use.refused = 0;
    if (const Status started = run->start(); !started) {
        fail(use, translated(sentenceFor(started.error())));
        emit runningChanged(use.name(), false);
        return;
    }
    use.run = std::move(run);
    use.rows->add(use.run->addresses());
    emit runningChanged(use.name(), true);
}

void UsesRunner::stop(const Scenario& scenario) {
    Use& use = useOf(scenario);
    if (!use.run)
        return;
    use.problem.clear();
    end(use);
}

void UsesRunner::stopAll() {
    for (const auto& use : m_uses)
        stop(*use->scenario);
}

void UsesRunner::end(Use& use) {
    use.run.reset();
    use.rows->takeAway();
    emit runningChanged(use.name(), false);
}

void UsesRunner::fail(Use& use, const QString& problem) {
    use.problem = problem;
    emit m_controller.said({tr("%1: %2").arg(use.name(), problem), true, {}, {}});
    emit rowsChanged(use.name());
}

void UsesRunner::noteFailure(Use& use, const QString& problem) {
    if (use.problem.isEmpty())
        fail(use, problem);
    const auto all = static_cast<qsizetype>(use.run ? use.run->addresses().size() : 0);
    if (use.run && use.failed.size() + use.refused == all)
        end(use);
}

void UsesRunner::takeSockets(const QVector<SocketInfo>& sockets) {
    for (const auto& use : m_uses) {
        bool any = false;
        for (const SocketInfo& socket : sockets) {
            if (!use->rows->isNow(socket))
                continue;
            any = true;
            takeSocket(*use, socket);
        }
        if (any)
            emit rowsChanged(use->name());
    }
}

// What happens to a row that was open is the play; one that never was is told of.
void UsesRunner::takeSocket(Use& use, const SocketInfo& socket) {
    if (use.run)
        use.run->socketChanged(socket);
    if (!use.rows->isRow(socket.id))
        return;
    if (socket.state == SocketState::Open || socket.state == SocketState::Listening)
        use.opened.insert(socket.id);
    if (socket.state != SocketState::Failed || use.opened.contains(socket.id) || use.failed.contains(socket.id))
        return;
    use.failed.insert(socket.id);
    noteFailure(use, problemOf(socket));
}

void UsesRunner::takeAnswers(const QVector<Answer>& answers) {
    for (const auto& use : m_uses)
        for (const Answer& answer : answers)
            if (use->run)
                use->run->answered(answer);
}

} // namespace readyscope
