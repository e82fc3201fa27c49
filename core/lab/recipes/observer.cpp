// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/observer.h"

#include <pthread.h>

namespace readyscope::recipes {

namespace {

EngineSettings settingsFor(Backend backend, const ObserverSettings& wanted) {
    EngineSettings settings;
    settings.backend = backend;
    settings.resample = backend == Backend::EpollEt ? ObserverSettings().resample : wanted.resample;
    return settings;
}

} // namespace

Observer::Observer(Backend backend, ObserverSettings settings)
    : Watcher(backend, [this](Command command) { return m_engine.post(std::move(command)); }),
      m_learnt(std::move(settings.learnt)), m_store(std::make_shared<Store>(settings.bytes)),
      m_engine(settingsFor(backend, settings), *m_store, *this) {}

void Observer::engineBatch(Batch& batch) {
    learn(batch);
    if (m_learnt && !(batch.transitions.empty() && batch.hits.empty() && batch.sockets.empty()))
        m_learnt();
}

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
