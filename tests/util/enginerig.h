// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A real engine on a thread of its own, all that it says, and ways to wait for it. Without Qt, so that the thread
// sanitizer sees every access.

#include "core/engine/engine.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace readyscope::test {

struct Log {
    std::vector<Transition> transitions;
    std::vector<Wait> waits;
    std::vector<Hit> hits;
    std::vector<SocketInfo> sockets; // every change, in order
    std::vector<ErrorRecord> errors;
    std::vector<Marker> markers;
    std::vector<Answer> answers;
    std::vector<Nanos> horizons;

    std::vector<Transition> of(SocketId socket) const;
    Events state(SocketId socket) const;
    const SocketInfo* info(SocketId socket) const; // the latest; null if none
    const SocketInfo* child(SocketId listener, std::size_t number) const;
    std::uint64_t hitsOf(SocketId socket) const;
    bool hasError(SocketId socket, const std::string& call, int errnum) const;
    bool isInterruptedBy(int signal) const;
};

class EngineRig : public BatchObserver {
public:
    explicit EngineRig(EngineSettings settings);
    ~EngineRig() override;

    Store& store() { return m_store; }
    Engine& engine() { return m_engine; }
    CommandId post(Command command) { return m_engine.post(std::move(command)); }
    // Posts and waits for the answer.
    Answer call(Command command);
    // The row that an address becomes, as it is when the answer is there.
    SocketInfo add(const std::string& address);
    // False after a long time without it.
    bool await(const std::function<bool(const Log&)>& condition);
    bool awaitState(SocketId socket, Events state);
    // A signal may come just before select or poll begins and interrupt nothing: told by the return that a command
    // brings, it is raised again. False if none did.
    bool raiseUntilInterrupted(int signal);
    Log log();
    void quit();

    void engineBatch(Batch& batch) override;

private:
    Store m_store;
    Engine m_engine;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Log m_log;
};

// What a backend tells where poll tells `revents`, for a socket with `interest`.
Events told(Backend backend, Events revents, Events interest = kDefaultInterest);

} // namespace readyscope::test
