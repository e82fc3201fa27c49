// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An engine with scenarios that play on it, as a recording and the window run them, and ways to wait for what they do.

#include "core/lab/scenarios/scenariorun.h"
#include "tests/util/enginerig.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace readyscope::test {

class ScenarioRig : public BatchObserver {
public:
    explicit ScenarioRig(const EngineSettings& settings = {}) : m_engine(settings, m_store, *this) {
        if (!m_engine.prepare())
            qFatal("the engine could not be prepared");
        m_thread = std::thread([this] { m_engine.run(); });
    }
    ~ScenarioRig() override {
        m_engine.post(command::Quit{});
        m_thread.join();
        endAll();
    }

    // False where it could not be started.
    bool play(const std::string& word, ScenarioRun::IsTaken isTaken = {}) {
        const auto choice = std::get<ScenarioChoice>(parseScenarioChoice(word));
        auto run = std::make_unique<ScenarioRun>(
            choice, [this](Command one) { return m_engine.post(std::move(one)); }, std::move(isTaken));
        if (!run->start())
            return false;
        const std::vector<Address> addresses = run->addresses();
        {
            const std::lock_guard lock(m_mutex);
            m_runs.push_back(std::move(run));
        }
        for (const Address& address : addresses)
            m_engine.post(command::Add{address});
        return true;
    }
    // Outside the lock: their threads may wait for it.
    void endAll() {
        std::vector<std::unique_ptr<ScenarioRun>> runs;
        {
            const std::lock_guard lock(m_mutex);
            runs.swap(m_runs);
        }
    }
    void post(Command command) { m_engine.post(std::move(command)); }

    using Condition = std::function<bool(const Log&)>;
    bool await(const Condition& condition) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(60), [&] { return condition(m_log); });
    }
    Log log() {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }

    void engineBatch(Batch& batch) override {
        const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
        const std::lock_guard lock(m_mutex);
        for (const auto& run : m_runs) {
            for (const SocketInfo& info : batch.sockets)
                run->socketChanged(info);
            for (const Answer& answer : batch.answers)
                run->answered(answer);
        }
        append(m_log.sockets, batch.sockets);
        append(m_log.transitions, batch.transitions);
        append(m_log.errors, batch.errors);
        m_changed.notify_all();
    }

private:
    Store m_store;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Log m_log;
    std::vector<std::unique_ptr<ScenarioRun>> m_runs;
    Engine m_engine;
    std::thread m_thread;
};

} // namespace readyscope::test
