// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One peer of the demo: a script that runs over and over from the moment the engine's side is there, and the
// descriptors that it reads from meanwhile. Everything happens on the demo's thread.

#include "core/engine/command.h"

#include <functional>
#include <string>
#include <vector>

namespace readyscope {

class DemoActor {
public:
    using Sink = std::function<void(Command)>;

    explicit DemoActor(Sink sink) : m_sink(std::move(sink)) {}
    virtual ~DemoActor() = default;
    DemoActor(const DemoActor&) = delete;
    DemoActor& operator=(const DemoActor&) = delete;

    // Opens what must be there before the engine comes.
    virtual Status open() { return Done{}; }
    // What the engine is to add for this peer; empty: nothing of its own.
    virtual std::string address() const { return {}; }
    virtual void socketOpened(const SocketInfo& info, Nanos now) = 0;
    // Descriptors that are to be read from. One that is at its end must not be named: it would stay ready.
    virtual void collect(std::vector<int>& readers) const = 0;
    virtual void readable(int fd) = 0;

    // When run() has something to do; kInfinite: nothing until the engine's side is there.
    Nanos due() const { return m_due; }
    void run(Nanos now);

protected:
    struct Step {
        Nanos pause; // before it
        std::function<void()> act;
    };
    void setScript(std::vector<Step> script) { m_script = std::move(script); }
    void begin(Nanos now);
    void stop() { m_due = kInfinite; }
    bool begun() const { return m_due != kInfinite; }
    void post(Command command) const { m_sink(std::move(command)); }

private:
    Sink m_sink;
    std::vector<Step> m_script;
    std::size_t m_next = 0;
    Nanos m_due = kInfinite;
};

} // namespace readyscope
