// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The five uses of multiplexing as the window has them: each is started and stopped by one action, several at once,
// with their rows in the capture.

#include "core/engine/command.h"
#include "ui/scenarios/usestate.h"

#include <QObject>

#include <memory>
#include <vector>

namespace readyscope {

class Controller;

class UsesRunner : public QObject {
    Q_OBJECT
public:
    explicit UsesRunner(Controller& controller, QObject* parent = nullptr);
    ~UsesRunner() override;

    bool isRunning(const Scenario& scenario) const;
    UseState state(const Scenario& scenario) const;
    SocketId firstRow(const Scenario& scenario) const; // kNoSocket: none
    // Whether it is a row of one of them, of this run or an earlier one.
    bool isOf(const SocketInfo& socket) const;

    // One that does not come to be, or of which no row opens, is said, and leaves nothing behind.
    void start(const ScenarioChoice& choice);
    void stop(const Scenario& scenario);
    void stopAll();

signals:
    void runningChanged(const QString& name, bool running);
    void rowsChanged(const QString& name); // or its problem
    void advanced();                       // the bits that their rows stand in may be others
    void firstAdded(const QString& name, readyscope::SocketId socket);

private:
    struct Use;
    Use& useOf(const Scenario& scenario) const;
    void takeSockets(const QVector<SocketInfo>& sockets);
    void takeAnswers(const QVector<Answer>& answers);
    void takeSocket(Use& use, const SocketInfo& socket);
    void fail(Use& use, const QString& problem);
    void noteFailure(Use& use, const QString& problem);
    void end(Use& use);

    Controller& m_controller;
    std::vector<std::unique_ptr<Use>> m_uses; // as in scenarios()
};

} // namespace readyscope
