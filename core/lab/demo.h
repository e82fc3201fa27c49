// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The demo: real peers on loopback for the engine to watch. They live on one thread of their own, never wake without
// a reason, and leave with the object. The caller adds addresses() to the engine, carries out what the sink is given,
// and forwards every SocketInfo.

#include "core/engine/command.h"
#include "core/socket/address.h"

#include <functional>
#include <memory>
#include <vector>

namespace readyscope {

class Demo {
public:
    // Called on the demo's thread, as Engine::post() may be.
    using Sink = std::function<void(Command)>;

    explicit Demo(const Sink& sink);
    ~Demo(); // ends and joins the thread; the sink is not called any more
    Demo(const Demo&) = delete;
    Demo& operator=(const Demo&) = delete;

    // Opens what the peers serve at, on ports that the kernel chooses, and starts them.
    Status start();
    // What the engine is to add, after start().
    const std::vector<Address>& addresses() const;
    // Any thread.
    void socketOpened(const SocketInfo& info);

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace readyscope
