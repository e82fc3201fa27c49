// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/peeractor.h"

#include "core/engine/script.h"
#include "core/lab/wire.h"
#include "core/text/escapes.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include <sys/socket.h>

namespace readyscope {

namespace {

// Of one turn, so that whoever sends without an end leaves the others theirs.
constexpr std::size_t kMostATurn = std::size_t{1} << 20;
constexpr std::size_t kMostConnections = 64;
constexpr int kSmallWindow = 32 * 1024;

std::string bytesOf(const std::string& text) {
    const auto bytes = unescaped(text);
    const auto* good = std::get_if<std::string>(&bytes);
    return good != nullptr ? *good : std::string();
}

int typeOf(Kind kind) { return kind == Kind::UdpBound ? SOCK_DGRAM : SOCK_STREAM; }

} // namespace

PeerActor::PeerActor(Sink sink, const ScenarioPeer& peer, const RowBook& rows, const Keyboard& keyboard)
    : Actor(std::move(sink)), m_peer(peer), m_rows(rows), m_keyboard(keyboard) {
    setScript(script(peer));
}

std::vector<Actor::Step> PeerActor::script(const ScenarioPeer& peer) {
    std::vector<Step> steps;
    for (const ScenarioStep& step : peer.steps)
        steps.push_back({step.pause, act(step)});
    return steps;
}

std::function<void()> PeerActor::act(const ScenarioStep& step) {
    const std::string& verb = step.verb;
    if (verb == "connect")
        return [this, row = step.rest] { connect(row); };
    if (verb == "send")
        return [this, bytes = bytesOf(step.rest)] { say(bytes); };
    if (verb == "fill")
        return [this, bytes = std::string(std::stoul(step.rest), '.')] { say(bytes); };
    if (verb == "await")
        return [this] { await(); };
    if (verb == "read")
        return [this, reading = step.rest == "on"] { m_reading = reading; };
    if (verb == "take")
        return [this, most = std::stoul(step.rest)] { take(most); };
    if (verb == "shutdown")
        return [this] { forEach([](Connection& one) { ::shutdown(one.fd.get(), SHUT_WR); }); };
    if (verb == "close")
        return [this] { m_connections.clear(); };
    if (verb == "reset")
        return [this] {
            forEach([](Connection& one) { wire::reset(one.fd); });
            m_connections.clear();
        };
    if (verb == "crowd")
        return [this] { crowd(); };
    if (verb == "relieve")
        return [this] { relieve(); };
    if (verb == "type")
        return [this, text = bytesOf(step.rest)] { m_keyboard.type(text); };
    const auto line = parseScriptLine(step.rest); // "tell"; checked with the table
    return [this, command = std::get<ScriptLine>(line).command.value_or(command::AskAll{})] { tell(command); };
}

Status PeerActor::open() {
    if (!m_peer.backlog)
        return Done{};
    Result<Fd> listener = wire::bound(wire::loopback("127.0.0.1:0"), SOCK_STREAM);
    if (!listener)
        return listener.error();
    if (::listen(listener->get(), *m_peer.backlog) != 0)
        return SysError{"listen", errno, m_peer.name, {}};
    m_listener = std::move(*listener);
    m_place = localOf(m_listener.get());
    if (m_peer.crowded)
        crowd();
    return Done{};
}

// A client begins when the row is there that it connects to, a server or who only tells with the first one.
void PeerActor::socketOpened(const SocketInfo&, Nanos now) {
    if (m_begun)
        return;
    const auto first = std::ranges::find(m_peer.steps, "connect", &ScenarioStep::verb);
    if (first != m_peer.steps.end() && m_rows.openRow(first->rest) == nullptr)
        return;
    m_begun = true;
    begin(now);
}

void PeerActor::connect(const std::string& row) {
    m_connections.clear();
    m_heard = false;
    const SocketInfo* info = m_rows.openRow(row);
    if (info == nullptr) // it was refused its port, or taken out
        return;
    const int type = typeOf(info->kind);
    const Endpoint place = info->local.starts_with('@') ? unixEndpoint(info->local) : wire::loopback(info->local);
    if (Fd fd = wire::connected(place, type, m_reading ? 0 : kSmallWindow))
        m_connections.push_back({std::move(fd), type == SOCK_DGRAM, false});
}

void PeerActor::forEach(const std::function<void(Connection&)>& act) { std::ranges::for_each(m_connections, act); }

void PeerActor::say(const std::string& bytes) {
    forEach([&](const Connection& one) { wire::say(one.fd, bytes); });
}

// Where nothing can come any more there is nothing to wait for; a server waits for the next who comes.
void PeerActor::await() {
    const bool mayCome = std::ranges::any_of(m_connections, [](const Connection& one) { return !one.ended; });
    if (std::exchange(m_heard, false) || (!mayCome && !m_listener))
        return;
    m_awaiting = true;
    hold();
}

void PeerActor::heard() {
    if (std::exchange(m_awaiting, false))
        goOn(monotonicNow());
    else
        m_heard = true;
}

void PeerActor::collect(std::vector<int>& readers) const {
    if (m_listener && m_crowd.empty())
        readers.push_back(m_listener.get());
    for (const Connection& one : m_connections)
        if (m_reading && !one.ended)
            readers.push_back(one.fd.get());
}

void PeerActor::readable(int fd) {
    if (m_listener && fd == m_listener.get())
        return acceptAll();
    const auto found = std::ranges::find_if(m_connections, [fd](const Connection& one) { return one.fd.get() == fd; });
    if (found == m_connections.end())
        return;
    std::size_t most = kMostATurn;
    while (takeSome(*found, most))
        heard();
    if (found->ended)
        heard();
}

void PeerActor::take(std::size_t most) {
    for (Connection& one : m_connections)
        while (!one.ended && takeSome(one, most)) {
        }
}

// False when there is no more, or no more of it is wanted.
bool PeerActor::takeSome(Connection& connection, std::size_t& most) const {
    std::array<char, 65'536> buffer;
    const ssize_t got = ::recv(connection.fd.get(), buffer.data(), std::min(most, buffer.size()), 0);
    // A datagram may be empty, and one that nobody was there for ends nothing.
    if (got == 0 && !connection.datagrams)
        connection.ended = most > 0;
    if (got < 0 && errno != EAGAIN && errno != EINTR && !connection.datagrams)
        connection.ended = true;
    if (got < 0 || connection.ended)
        return false;
    if (m_peer.echoes)
        wire::say(connection.fd, {buffer.data(), static_cast<std::size_t>(got)});
    most -= static_cast<std::size_t>(got);
    return most > 0;
}

void PeerActor::acceptAll() {
    std::erase_if(m_connections, [](const Connection& one) { return one.ended; });
    while (Fd fd = wire::accepted(m_listener.get()))
        if (m_connections.size() < kMostConnections) // else it is closed at once
            m_connections.push_back({std::move(fd), false, false});
}

// One more than the backlog completes (listen(2)); the SYN of whoever comes then is dropped, and sent again.
void PeerActor::crowd() {
    for (int i = 0; i <= m_peer.backlog.value_or(0); ++i)
        if (Fd fd = wire::connected(wire::loopback(m_place), SOCK_STREAM))
            m_crowd.push_back(std::move(fd));
}

void PeerActor::relieve() {
    for ([[maybe_unused]] const Fd& one : m_crowd)
        wire::accepted(m_listener.get()).reset();
    m_crowd.clear();
}

void PeerActor::tell(const Command& command) const {
    Command ours = command;
    if (m_rows.resolve(ours))
        post(std::move(ours));
}

} // namespace readyscope
