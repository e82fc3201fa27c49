// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A watcher with an engine of its own, on a thread of its own, that only asks. What it sees is in its store.

#include "core/engine/engine.h"
#include "core/lab/recipes/watcher.h"

#include <thread>

namespace readyscope::recipes {

struct ObserverSettings {
    // What others take away is looked for so often; epoll-et is not told to look, whatever this says. The default
    // leaves it to ask(): a runner asks after each step, and sampling beside it would only blur the edges that are
    // told.
    Nanos resample = 86'400 * kSecond;
    std::size_t bytes = std::size_t{16} << 20; // of its store
    // Called on its thread when it has learnt something of the descriptor; must not block.
    std::function<void()> learnt = {};
};

class Observer final : public Watcher, private BatchObserver {
public:
    explicit Observer(Backend backend, ObserverSettings settings = {});
    ~Observer() override;

    Status start();
    std::shared_ptr<const Source> source() const override { return m_store; }
    bool marks() const override { return false; }

private:
    void engineBatch(Batch& batch) override;

    const std::function<void()> m_learnt;
    std::shared_ptr<Store> m_store;
    Engine m_engine;
    std::thread m_thread;
};

} // namespace readyscope::recipes
