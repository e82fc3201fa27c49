// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/observer.h"

#include <pthread.h>

namespace readyscope::recipes {

namespace {

constexpr std::size_t kStoreBytes = std::size_t{16} << 20;

EngineSettings settingsFor(Backend backend) {
    EngineSettings settings;
    settings.backend = backend;
    // The runner asks after each step, and knows when: sampling beside it would only blur the edges that are told.
    settings.resample = 86'400 * kSecond;
    return settings;
}

} // namespace

Observer::Observer(Backend backend)
    : Watcher(backend, [this](Command command) { return m_engine.post(std::move(command)); }),
      m_store(std::make_shared<Store>(kStoreBytes)), m_engine(settingsFor(backend), *m_store, *this) {}

Observer::~Observer() {
    if (!m_thread.joinable())
        return;
    m_engine.post(command::Quit{});
    m_thread.join();
}

Status Observer::start() {
    if (Status prepared = m_engine.prepare(); !prepared)
        return prepared;
    m_thread = std::thread([this] { m_engine.run(); });
    ::pthread_setname_np(m_thread.native_handle(), std::string(nameOf(backend())).c_str());
    return Done{};
}

} // namespace readyscope::recipes
