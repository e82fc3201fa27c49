// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Watches one descriptor of this process through an engine, and keeps what that tells of it. The engine is an
// observer's own (core/lab/recipes/observer.h) or that of a capture, in which the descriptor is one row among others.
// Commands are posted to several watchers first and awaited afterwards, so that they work beside each other.
// One thread uses a watcher; learn() is called on the engine's.

#include "core/engine/batch.h"
#include "core/lab/recipes/recipereport.h"
#include "core/trace/source.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

namespace readyscope::recipes {

// How the engine is set, to be restored where a recipe changes it.
struct Terms {
    Mode mode = Mode::Transitions;
    std::vector<int> blocked;
    std::string row;       // its name; empty: the recipe's
    bool keepsRow = false; // a row stays, closed, with its lane; else it is taken out
};

class Watcher {
public:
    using Post = std::function<CommandId(Command)>;

    Watcher(Backend backend, Post post, Terms terms = {});
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;
    virtual ~Watcher() = default;

    Backend backend() const { return m_backend; }
    // Each event that comes, once; io_uring asks anew as it arms anew.
    bool tellsEdges() const { return m_backend == Backend::EpollEt; }
    // Null where nobody reads it from here.
    virtual std::shared_ptr<const Source> source() const { return nullptr; }
    // A capture has markers for the steps.
    virtual bool marks() const { return true; }

    void post(Command command);
    // Until all that was posted is answered.
    void settle();

    // Posted; `fd` stays the caller's, who calls release() and settle() before it is closed.
    void watch(int fd, const std::string& name, Events interest);
    void release();
    // Posted: the state is asked of all but epoll-et, which would tell again what is known.
    void ask();
    void block(int signal); // 0: what was blocked before, and nothing else
    void setEveryReturn(bool on);

    // What is counted from here on is the next step's; gives what was seen by the end of the one before.
    Seen beginStep();
    Seen seen() const;
    SocketId socket() const;
    // The first of what was posted that failed, since this was last asked.
    std::optional<SysError> takeFailure();
    // False after a time that nothing needs, or as `goOn`, called each 20 ms meanwhile, says so.
    bool await(const std::function<bool(const Seen&)>& condition, const std::function<bool()>& goOn);

    void learn(const Batch& batch);

private:
    void learnAll(const Batch& batch);
    void learn(const SocketInfo& info);
    bool isOfStep(const Transition& transition) const;

    const Backend m_backend;
    const Post m_post;
    const Terms m_terms;
    Mode m_mode; // at present

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<CommandId> m_unanswered; // under the mutex, as all below
    std::optional<SysError> m_failure;
    std::string m_address; // of its row
    Seen m_seen;
    SocketId m_socket = kNoSocket;
};

} // namespace readyscope::recipes
