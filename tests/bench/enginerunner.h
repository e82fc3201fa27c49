// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Our engine on a thread of its own, with a listener for the sockets that a benchmark has it watch. Nobody looks at the
// records while it runs: they are in the store.

#include "core/engine/engine.h"
#include "core/socket/fd.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace readyscope::bench {

class EngineRunner final : public BatchObserver {
public:
    static constexpr SocketId kFirstChild = 2; // the listener was the first

    EngineRunner(const EngineSettings& settings, ReadTap* tap);
    ~EngineRunner() override; // quits and joins

    Engine& engine() { return m_engine; }
    const Store& store() const { return m_store; }
    pid_t thread() const { return m_threadId; }
    // Has it accept `count` connections in order, and close the listener; the other ends.
    std::vector<Fd> connect(int count, const std::string& interest, const std::string& policy);

    // Returns when all that has happened so far is in the store.
    void settle() { call(command::AskAll{}); }

    bool wantsRecords() const override { return false; }
    void engineBatch(Batch& batch) override;

private:
    void call(Command command);
    template <typename Condition> void await(Condition condition);

    Store m_store;
    Engine m_engine;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    CommandId m_answered = 0;
    SocketId m_newest = kNoSocket;
    pid_t m_threadId = 0;
    std::thread m_thread;
};

} // namespace readyscope::bench
