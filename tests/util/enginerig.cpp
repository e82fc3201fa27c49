// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/util/enginerig.h"

#include "core/multiplexer/multiplexer.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace readyscope::test {

namespace {
template <typename T> void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}
} // namespace

std::vector<Transition> Log::of(SocketId socket) const {
    std::vector<Transition> found;
    std::copy_if(transitions.begin(), transitions.end(), std::back_inserter(found),
                 [&](const Transition& t) { return t.socket == socket; });
    return found;
}

Events Log::state(SocketId socket) const {
    const auto last =
        std::find_if(transitions.rbegin(), transitions.rend(), [&](const Transition& t) { return t.socket == socket; });
    return last == transitions.rend() ? Events() : last->revents;
}

const SocketInfo* Log::info(SocketId socket) const {
    const auto last =
        std::find_if(sockets.rbegin(), sockets.rend(), [&](const SocketInfo& info) { return info.id == socket; });
    return last == sockets.rend() ? nullptr : &*last;
}

const SocketInfo* Log::child(SocketId listener, std::size_t number) const {
    std::vector<SocketId> seen;
    for (const SocketInfo& info : sockets)
        if (info.parent == listener && std::find(seen.begin(), seen.end(), info.id) == seen.end())
            seen.push_back(info.id);
    return number <= seen.size() ? info(seen[number - 1]) : nullptr;
}

std::uint64_t Log::hitsOf(SocketId socket) const {
    std::uint64_t count = 0;
    for (const Hit& hit : hits)
        count += hit.socket == socket ? hit.count : 0;
    return count;
}

bool Log::hasError(SocketId socket, const std::string& call, int errnum) const {
    return std::any_of(errors.begin(), errors.end(), [&](const ErrorRecord& record) {
        return record.socket == socket && record.error.call == call && record.error.errnum == errnum;
    });
}

bool Log::isInterruptedBy(int signal) const {
    return std::any_of(waits.begin(), waits.end(),
                       [&](const Wait& wait) { return wait.error == EINTR && wait.signal == signal; });
}

EngineRig::EngineRig(EngineSettings settings) : m_engine(settings, m_store, *this) {
    if (const Status prepared = m_engine.prepare(); !prepared) {
        std::fprintf(stderr, "the engine could not be prepared: %s\n", prepared.error().call.c_str());
        std::abort();
    }
    m_store.clear(monotonicNow());
    m_thread = std::thread([this] { m_engine.run(); });
}

EngineRig::~EngineRig() { quit(); }

void EngineRig::quit() {
    if (!m_thread.joinable())
        return;
    m_engine.post(command::Quit{});
    m_thread.join();
}

Answer EngineRig::call(Command command) {
    const CommandId id = post(std::move(command));
    Answer found;
    await([&](const Log& log) {
        for (const Answer& answer : log.answers)
            if (answer.id == id) {
                found = answer;
                return true;
            }
        return false;
    });
    if (found.id != id)
        found.error = SysError{"test", 0, "command", "it was never answered"};
    return found;
}

SocketInfo EngineRig::add(const std::string& address) {
    const AddressResult parsed = parseAddress(address);
    if (!std::holds_alternative<Address>(parsed)) {
        std::fprintf(stderr, "not an address: %s\n", address.c_str());
        std::abort();
    }
    const Answer answer = call(command::Add{std::get<Address>(parsed)});
    const std::lock_guard lock(m_mutex);
    const SocketInfo* info = m_log.info(answer.socket);
    return info != nullptr ? *info : SocketInfo{};
}

bool EngineRig::await(const std::function<bool(const Log&)>& condition) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(30), [&] { return condition(m_log); });
}

bool EngineRig::awaitState(SocketId socket, Events state) {
    return await([&](const Log& log) { return log.state(socket) == state; });
}

bool EngineRig::raiseUntilInterrupted(int signal) {
    for (int tries = 0; tries < 1000 && !log().isInterruptedBy(signal); ++tries)
        if (!call(command::Raise{signal}).done() || !call(command::AskAll{}).done())
            return false;
    return await([&](const Log& log) { return log.isInterruptedBy(signal); });
}

Log EngineRig::log() {
    const std::lock_guard lock(m_mutex);
    return m_log;
}

void EngineRig::engineBatch(Batch& batch) {
    const std::lock_guard lock(m_mutex);
    append(m_log.transitions, batch.transitions);
    append(m_log.waits, batch.waits);
    append(m_log.hits, batch.hits);
    append(m_log.sockets, batch.sockets);
    append(m_log.errors, batch.errors);
    append(m_log.markers, batch.markers);
    append(m_log.answers, batch.answers);
    m_log.horizons.push_back(batch.horizon);
    m_changed.notify_all();
}

Events told(Backend backend, Events revents, Events interest) {
    if (!answersInSets(backend))
        return revents;
    // fs/select.c: HUP is in the set of reading, ERR in both.
    Events sets;
    if (revents.any(kReadBits | Events::Hup | Events::Err))
        sets |= Events::R;
    if (revents.any(kWriteBits | Events::Err))
        sets |= Events::W;
    if (revents.any(Events::Pri))
        sets |= Events::E;
    return sets & inWordsOf(backend, interest);
}

} // namespace readyscope::test
