// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/watcher.h"

#include "core/text/errors.h"

#include <cerrno>
#include <chrono>

namespace readyscope::recipes {

namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr std::chrono::milliseconds kLook{20};

} // namespace

Watcher::Watcher(Backend backend, Post post, Terms terms)
    : m_backend(backend), m_post(std::move(post)), m_terms(std::move(terms)), m_mode(m_terms.mode) {}

// Under the mutex, so that no answer comes before its id is known.
void Watcher::post(Command command) {
    const std::lock_guard lock(m_mutex);
    m_unanswered.insert(m_post(std::move(command)));
}

void Watcher::settle() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_unanswered.empty(); });
}

void Watcher::watch(int fd, const std::string& name, Events interest) {
    Address address = defaultAddress(Kind::Inherited);
    address.text = "fd:" + std::to_string(fd);
    address.number = static_cast<std::uint32_t>(fd);
    address.name = m_terms.row.empty() ? name : m_terms.row;
    address.interest = interest;
    address.lent = true;
    {
        const std::lock_guard lock(m_mutex);
        m_address = address.text;
        m_socket = kNoSocket;
    }
    post(command::Add{address});
}

void Watcher::release() {
    // The descriptor is lent: to close its row is to let go of it.
    if (socket() != kNoSocket && m_terms.keepsRow)
        post(command::Close{{socket(), {}}});
    else if (socket() != kNoSocket)
        post(command::Remove{{socket(), {}}, true});
    const std::lock_guard lock(m_mutex);
    m_seen.watched = false;
}

void Watcher::ask() {
    if (tellsEdges())
        post(command::SetMode{m_mode}); // changes nothing, and is answered after all that the waits before it told
    else
        post(command::AskAll{});
}

void Watcher::block(int signal) {
    command::SetMask mask;
    mask.blocked = m_terms.blocked;
    if (signal != 0)
        mask.blocked.push_back(signal);
    post(std::move(mask));
}

void Watcher::setEveryReturn(bool on) {
    m_mode = on ? Mode::EveryReturn : m_terms.mode;
    post(command::SetMode{m_mode});
}

Seen Watcher::beginStep() {
    const std::lock_guard lock(m_mutex);
    Seen before = m_seen;
    m_seen.named = 0;
    m_seen.interrupted = 0;
    m_seen.raw = {};
    m_seen.changed = kNoTime;
    return before;
}

Seen Watcher::seen() const {
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

SocketId Watcher::socket() const {
    const std::lock_guard lock(m_mutex);
    return m_socket;
}

std::optional<SysError> Watcher::takeFailure() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_failure, std::nullopt);
}

bool Watcher::await(const std::function<bool(const Seen&)>& condition, const std::function<bool()>& goOn) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!condition(seen())) {
        if (std::chrono::steady_clock::now() > end || !goOn())
            return false;
        std::unique_lock lock(m_mutex);
        if (!condition(m_seen))
            m_changed.wait_for(lock, kLook);
    }
    return true;
}

void Watcher::learn(const Batch& batch) {
    {
        const std::lock_guard lock(m_mutex);
        learnAll(batch);
    }
    m_changed.notify_all();
}

void Watcher::learnAll(const Batch& batch) {
    for (const SocketInfo& info : batch.sockets)
        learn(info);
    for (const Transition& transition : batch.transitions) {
        if (transition.socket != m_socket)
            continue;
        m_seen.named += isOfStep(transition) ? 1U : 0U;
        if (m_seen.changed == kNoTime)
            m_seen.changed = transition.time;
        m_seen.stood = transition.time;
        m_seen.told.events = transition.revents;
        m_seen.told.raw = transition.hasRaw ? transition.raw : transition.revents;
        if (transition.hasRaw && m_seen.raw.empty())
            m_seen.raw = transition.raw;
    }
    for (const Hit& hit : batch.hits)
        m_seen.named += hit.socket == m_socket ? static_cast<std::uint32_t>(hit.count) : 0U;
    for (const Wait& wait : batch.waits)
        m_seen.interrupted += wait.kind == WaitKind::Loop && wait.error == EINTR ? 1U : 0U;
    for (const Answer& answer : batch.answers)
        if (m_unanswered.erase(answer.id) > 0 && answer.error && !m_failure)
            m_failure = answer.error;
}

void Watcher::learn(const SocketInfo& info) {
    if (m_socket == kNoSocket && info.address == m_address && !info.removed && info.state != SocketState::Closed)
        m_socket = info.id;
    if (info.id != m_socket || m_socket == kNoSocket)
        return;
    m_seen.watched = info.fd >= 0 && !info.removed;
    if (info.state == SocketState::Unsupported || info.state == SocketState::Failed) {
        const int error = info.problem ? info.problem->errnum : 0;
        m_seen.watched = true;
        m_seen.told = {{}, {}, error == 0 ? "refused" : std::string(errnoName(error))};
    }
}

// A return of the loop named it; not a question, nor a switch. Where edges are told nothing is asked, and a return may
// find that a bit fell long ago.
bool Watcher::isOfStep(const Transition& transition) const {
    return transition.cause == Cause::None && (transition.since == kNoTime || tellsEdges());
}

} // namespace readyscope::recipes
