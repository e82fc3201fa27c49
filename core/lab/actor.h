// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One who takes part in the demo or in a scenario: a peer, or what our side does besides its policies. It may have a
// script that runs over and over, and descriptors that it reads from. Everything happens on the actors' thread.

#include "core/engine/command.h"

#include <functional>
#include <string>
#include <vector>

namespace readyscope {

class Actor {
public:
    using Sink = std::function<CommandId(Command)>;

    explicit Actor(Sink sink) : m_sink(std::move(sink)) {}
    virtual ~Actor() = default;
    Actor(const Actor&) = delete;
    Actor& operator=(const Actor&) = delete;

    // Opens what must be there before the engine comes.
    virtual Status open() { return Done{}; }
    // What the engine is to add for this peer; empty: nothing of its own.
    virtual std::string address() const { return {}; }
    virtual void socketOpened(const SocketInfo& info, Nanos now) = 0;
    // Of any actor's command.
    virtual void answered(const Answer&, Nanos) {}
    // Descriptors that are to be read from. One that is at its end must not be named: it would stay ready.
    virtual void collect(std::vector<int>&) const {}
    virtual void readable(int) {}

    // When run() has something to do; kInfinite: nothing until something else happens.
    virtual Nanos due() const { return m_due; }
    virtual void run(Nanos now);

protected:
    struct Step {
        Nanos pause; // before it
        std::function<void()> act;
    };
    void setScript(std::vector<Step> script) { m_script = std::move(script); }
    void begin(Nanos now);
    void stop() { m_due = kInfinite; }
    bool begun() const { return m_due != kInfinite; }
    // Within a step's act: the next one waits until goOn(), and its pause counts from there.
    void hold() { m_due = kInfinite; }
    void goOn(Nanos now) { m_due = now + m_script[m_next].pause; }
    CommandId post(Command command) const { return m_sink(std::move(command)); }

private:
    Sink m_sink;
    std::vector<Step> m_script;
    std::size_t m_next = 0;
    Nanos m_due = kInfinite;
};

} // namespace readyscope
