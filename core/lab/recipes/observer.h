// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A watcher with an engine of its own, on a thread of its own, that only asks. What it sees is in its store.

#include "core/engine/engine.h"
#include "core/lab/recipes/watcher.h"

#include <thread>

namespace readyscope::recipes {

class Observer final : public Watcher, private BatchObserver {
public:
    explicit Observer(Backend backend);
    ~Observer() override;

    Status start();
    std::shared_ptr<const Source> source() const override { return m_store; }
    bool marks() const override { return false; }

private:
    void engineBatch(Batch& batch) override { learn(batch); }

    std::shared_ptr<Store> m_store;
    Engine m_engine;
    std::thread m_thread;
};

} // namespace readyscope::recipes
