// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/observer.h"

#include "core/multiplexer/registry.h"
#include "core/text/errors.h"

#include <cerrno>

#include <pthread.h>

namespace readyscope::recipes {

namespace {

constexpr std::size_t kStoreBytes = std::size_t{16} << 20;
constexpr std::chrono::seconds kPatience{10};
constexpr std::chrono::milliseconds kLook{20}; // how soon an interruption is noticed

EngineSettings settingsFor(Backend backend) {
    EngineSettings settings;
    settings.backend = backend;
    // The runner asks after each step, and knows when: sampling beside it would only blur the edges that are told.
    settings.resample = 24 * 60 * 60 * kSecond;
    return settings;
}

} // namespace

Observer::Observer(Backend backend)
    : m_backend(backend), m_store(std::make_shared<Store>(kStoreBytes)),
      m_engine(settingsFor(backend), *m_store, *this) {}

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
    ::pthread_setname_np(m_thread.native_handle(), std::string(nameOf(m_backend)).c_str());
    return Done{};
}

bool Observer::tellsEdges() const { return traitsOf(m_backend).edgeTriggered; }

void Observer::post(Command command) {
    m_engine.post(std::move(command));
    ++m_posted;
}

void Observer::settle() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_answered == m_posted; });
}

void Observer::watch(int fd, const std::string& name, Events interest) {
    Address address = defaultAddress(Kind::Inherited);
    address.text = "fd:" + std::to_string(fd);
    address.number = static_cast<std::uint32_t>(fd);
    address.name = name;
    address.interest = interest;
    address.lent = true;
    post(command::Add{address});
}

void Observer::release() {
    if (socket() != kNoSocket)
        post(command::Remove{{socket(), {}}, true});
    const std::lock_guard lock(m_mutex);
    m_seen.watched = false;
}

void Observer::ask() {
    if (m_backend == Backend::EpollEt)
        post(command::SetPace{}); // its answer comes after all that the waits before it told
    else
        post(command::AskAll{});
}

void Observer::beginStep() {
    const std::lock_guard lock(m_mutex);
    m_seen.named = 0;
    m_seen.interrupted = 0;
    m_seen.raw = {};
}

Seen Observer::seen() const {
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

SocketId Observer::socket() const {
    const std::lock_guard lock(m_mutex);
    return m_socket;
}

bool Observer::await(const std::function<bool(const Seen&)>& condition, const std::function<bool()>& interrupted) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    std::unique_lock lock(m_mutex);
    while (!condition(m_seen)) {
        if (interrupted() || std::chrono::steady_clock::now() > end)
            return false;
        m_changed.wait_for(lock, kLook);
    }
    return true;
}

void Observer::engineBatch(Batch& batch) {
    {
        const std::lock_guard lock(m_mutex);
        learn(batch);
    }
    m_changed.notify_all();
}

void Observer::learn(const Batch& batch) {
    for (const SocketInfo& info : batch.sockets) {
        m_socket = info.id;
        m_seen.watched = info.fd >= 0 && !info.removed;
        if (info.state == SocketState::Unsupported || info.state == SocketState::Failed) {
            const int error = info.problem ? info.problem->errnum : 0;
            m_seen.watched = true;
            m_seen.told = {{}, {}, error == 0 ? "refused" : std::string(errnoName(error))};
        }
    }
    for (const Transition& transition : batch.transitions) {
        m_seen.told.events = transition.revents;
        m_seen.told.raw = transition.hasRaw ? transition.raw : transition.revents;
        if (transition.hasRaw && m_seen.raw.empty())
            m_seen.raw = transition.raw;
    }
    for (const Wait& wait : batch.waits) {
        if (wait.kind != WaitKind::Loop)
            continue;
        m_seen.named += wait.ready > 0 ? 1U : 0U;
        m_seen.interrupted += wait.error == EINTR ? 1U : 0U;
    }
    m_answered += batch.answers.size();
}

} // namespace readyscope::recipes
