// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Watches one descriptor of this process with one backend: an engine on a thread of its own that only asks. What it
// sees is in its store. Commands are posted to several observers first and awaited afterwards, so that they work beside
// each other. One thread uses an observer.

#include "core/engine/engine.h"
#include "core/lab/recipes/recipereport.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace readyscope::recipes {

class Observer final : public BatchObserver {
public:
    explicit Observer(Backend backend);
    ~Observer() override;

    Status start();
    Backend backend() const { return m_backend; }
    bool tellsEdges() const;
    std::shared_ptr<const Source> source() const { return m_store; }

    void post(Command command);
    // Until all that was posted is answered.
    void settle();

    // Posted; `fd` stays the caller's, who calls release() and settle() before it is closed.
    void watch(int fd, const std::string& name, Events interest);
    void release();
    // Posted: the state is asked of all but those who are told edges. Who re-registers with epoll-et for it would be
    // told again what is known.
    void ask();

    // What is counted from here on is the next step's.
    void beginStep();
    Seen seen() const;
    SocketId socket() const;
    // False after a time that nothing needs, or when `interrupted` says so.
    bool await(const std::function<bool(const Seen&)>& condition, const std::function<bool()>& interrupted);

    void engineBatch(Batch& batch) override;

private:
    void learn(const Batch& batch);

    const Backend m_backend;
    std::shared_ptr<Store> m_store;
    Engine m_engine;
    std::thread m_thread;
    std::size_t m_posted = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_answered = 0; // under the mutex, as all below
    Seen m_seen;
    SocketId m_socket = kNoSocket;
};

} // namespace readyscope::recipes
