// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One scenario being played: what our side does on its rows and, without a port, its peers, on one thread that never
// wakes without a reason. The caller adds addresses() to the engine, posts what the sink is given, and forwards what
// the engine says of sockets and answers. All is taken down with the object; rows are the caller's to take out.

#include "core/engine/command.h"
#include "core/lab/scenarios/scenario.h"
#include "core/socket/address.h"

#include <functional>
#include <memory>
#include <vector>

namespace readyscope {

class ScenarioRun {
public:
    // Called on threads of the run's, as Engine::post() may be.
    using Sink = std::function<CommandId(Command)>;

    // Whether the capture has a row of that name; then one of ours goes by the next that is free, "client-2".
    using IsTaken = std::function<bool(const std::string& name)>;

    ScenarioRun(const ScenarioChoice& choice, Sink sink, IsTaken isTaken = {});
    ~ScenarioRun(); // the sink is not called any more
    ScenarioRun(const ScenarioRun&) = delete;
    ScenarioRun& operator=(const ScenarioRun&) = delete;

    // Opens what peers serve at and starts them.
    Status start();
    // What the engine is to add, after start().
    const std::vector<Address>& addresses() const;

    // Any thread, after start(); those of others are passed over.
    void socketChanged(const SocketInfo& info);
    void answered(const Answer& answer);

    // Whether what policies read there is for the user to see.
    bool isHeard(const SocketInfo& info) const;

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace readyscope
