// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The readiness engine: a plain loop, without Qt. One thread calls run() and owns every descriptor; any thread may
// post() commands. Everything that happens goes into the Store and, in batches, to the observer.
// Rules of what a wait is asked: core/engine/asking.h. Sources: poll(2), select(2), Stevens UNP chapter 6.

#include "core/engine/batch.h"
#include "core/engine/command.h"
#include "core/engine/figures.h"
#include "core/socket/inspection.h"
#include "core/trace/store.h"

#include <memory>
#include <span>

namespace readyscope {

struct EngineSettings {
    Backend backend = Backend::Poll;
    Nanos timeout = kInfinite;
    Mode mode = Mode::Transitions;
    Nanos resample = 2 * kMillisecond;
    Nanos pace = 0;
    bool askBeside = false; // the same question to poll after each wait (core/engine/beside.h)
    bool operator==(const EngineSettings&) const = default;
};

// Sees what policies read, on the engine's thread, before anything else is done with it. Must not block.
class ReadTap {
public:
    ReadTap() = default;
    ReadTap(const ReadTap&) = delete;
    ReadTap& operator=(const ReadTap&) = delete;
    virtual ~ReadTap() = default;
    virtual void read(SocketId socket, std::span<const char> bytes) = 0;
};

class Engine {
public:
    Engine(const EngineSettings& settings, Store& store, BatchObserver& observer);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Descriptors that the loop itself needs (the waker, a spare one) could be had; call before run().
    Status prepare();
    // Before run(); it outlives the engine.
    void setReadTap(ReadTap* tap);
    // Until Quit. Signals that a user may raise must be blocked in every thread (blockUserSignals, in main());
    // only this one unblocks them.
    void run();

    // Any thread. The answer comes in a batch.
    CommandId post(Command command);

    // Any thread: queue lengths of a socket, asked without the engine; and who borrows its descriptor.
    Inspection& inspection();
    const Inspection& inspection() const;
    // CPU time that run()'s thread has used, ns; any thread.
    Nanos cpuTime() const;
    EngineFigures figures() const; // any thread

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

// Blocks what a user may raise (all but KILL, STOP, the faults, and those that end a program: INT, TERM, HUP, QUIT stay
// as they are), and ignores SIGPIPE. Call in main() before any thread starts.
void blockUserSignals();

} // namespace readyscope
