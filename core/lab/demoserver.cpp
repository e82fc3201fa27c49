// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/demoserver.h"

#include "core/lab/wire.h"

#include <cerrno>

#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr Nanos kMs = kMillisecond;
// More than the send and receive buffers of a loopback connection take together.
constexpr std::size_t kMuch = std::size_t{6} << 20;

} // namespace

DemoServer::DemoServer(Sink sink, Manner manner, const std::string& unixName)
    : Actor(std::move(sink)), m_manner(manner),
      m_place(manner == Manner::Log ? unixEndpoint(unixName) : wire::loopback("127.0.0.1:0")) {
    setScript(scriptOf(manner));
}

std::vector<Actor::Step> DemoServer::scriptOf(Manner manner) {
    switch (manner) {
    case Manner::Api:
        return apiScript();
    case Manner::Upload:
        return uploadScript();
    case Manner::Db:
        return dbScript();
    case Manner::Log:
        return logScript();
    }
    return {};
}

std::vector<Actor::Step> DemoServer::apiScript() {
    std::vector<Step> script;
    for (int turn = 0; turn < 3; ++turn) {
        script.push_back(ask(turn == 0 ? 150 * kMs : 450 * kMs, 80));
        for (int part = 0; part < 4; ++part)
            script.push_back(answer(45 * kMs, 700));
    }
    script.push_back(finish(350 * kMs));
    script.push_back(tell(900 * kMs, [](Target api) { return command::ShutDown{std::move(api), Direction::Write}; }));
    reconnectAfter(script, 700 * kMs);
    return script;
}

std::vector<Actor::Step> DemoServer::uploadScript() {
    return {ask(200 * kMs, 900),    ask(150 * kMs, 900), rest(200 * kMs, false), ask(100 * kMs, kMuch),
            rest(2000 * kMs, true), ask(500 * kMs, 900), ask(300 * kMs, 900),    ask(300 * kMs, 900)};
}

std::vector<Actor::Step> DemoServer::dbScript() {
    std::vector<Step> script{comeBack(900 * kMs)};
    reconnectAfter(script, 100 * kMs);
    for (int turn = 0; turn < 2; ++turn) {
        script.push_back(answer(250 * kMs, 300));
        // A reader that comes late: the answer waits, readable, until somebody takes it.
        script.push_back(tell(350 * kMs, [](Target db) { return command::SetPolicy{std::move(db), Policy::Drain}; }));
        script.push_back(tell(150 * kMs, [](Target db) { return command::SetPolicy{std::move(db), Policy::Observe}; }));
    }
    script.push_back(crash(400 * kMs));
    reconnectAfter(script, 1300 * kMs);
    return script;
}

std::vector<Actor::Step> DemoServer::logScript() {
    std::vector<Step> script;
    for (int line = 0; line < 9; ++line)
        script.push_back(answer(line % 3 == 0 ? 500 * kMs : 35 * kMs, 60));
    script.push_back(leave(600 * kMs));
    reconnectAfter(script, 900 * kMs);
    return script;
}

Actor::Step DemoServer::answer(Nanos pause, std::size_t bytes) {
    return {pause, [this, bytes] { wire::say(m_fd, std::string(bytes, '.')); }};
}

Actor::Step DemoServer::finish(Nanos pause) {
    return {pause, [this] {
                if (m_fd)
                    ::shutdown(m_fd.get(), SHUT_WR);
            }};
}

Actor::Step DemoServer::leave(Nanos pause) {
    return {pause, [this] { m_fd.reset(); }};
}

Actor::Step DemoServer::crash(Nanos pause) {
    return {pause, [this] {
                m_listener.reset();
                wire::reset(m_fd);
            }};
}

// Where the port cannot be had again the engine's client is refused once more, as with any server that is down.
Actor::Step DemoServer::comeBack(Nanos pause) {
    return {pause, [this] { static_cast<void>(listen()); }};
}

Actor::Step DemoServer::rest(Nanos pause, bool reading) {
    return {pause, [this, reading] { m_reading = reading; }};
}

Actor::Step DemoServer::ask(Nanos pause, std::size_t bytes) {
    return tell(pause, [bytes](Target client) { return command::Send{std::move(client), std::string(bytes, '?')}; });
}

Actor::Step DemoServer::tell(Nanos pause, std::function<Command(Target)> command) {
    return {pause, [this, command = std::move(command)] {
                if (m_client != kNoSocket)
                    post(command(Target{m_client, {}}));
            }};
}

void DemoServer::reconnectAfter(std::vector<Step>& script, Nanos pause) {
    script.push_back(tell(pause, [](Target client) { return command::Close{std::move(client)}; }));
    script.push_back(tell(300 * kMs, [](Target client) { return command::Connect{std::move(client)}; }));
}

Status DemoServer::listen() {
    Result<Fd> fd = wire::bound(m_place, SOCK_STREAM);
    if (!fd)
        return fd.error();
    // Accepted connections take it from here: a small window, so that one who does not read is soon felt.
    const int window = 64 * 1024;
    ::setsockopt(fd->get(), SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
    if (::listen(fd->get(), 8) != 0)
        return SysError{"listen", errno, "the demo", {}};
    m_listener = std::move(*fd);
    return Done{};
}

Status DemoServer::open() {
    if (m_manner != Manner::Db) {
        Status listening = listen();
        m_text = localOf(m_listener.get());
        return listening;
    }
    Result<Fd> holder = wire::bound(m_place, SOCK_STREAM);
    if (!holder)
        return holder.error();
    m_holder = std::move(*holder);
    m_text = localOf(m_holder.get());
    m_place = wire::loopback(m_text);
    return Done{};
}

std::string DemoServer::address() const {
    switch (m_manner) {
    case Manner::Api:
        return "tcp:" + m_text + ",name=api,policy=drain";
    case Manner::Upload:
        return "tcp:" + m_text + ",name=upload,policy=drain";
    case Manner::Db:
        return "tcp:" + m_text + ",name=db";
    case Manner::Log:
        return "unix:" + m_text + ",name=log,policy=drain";
    }
    return {};
}

void DemoServer::socketOpened(const SocketInfo& info, Nanos now) {
    if (info.id != m_client && info.address != address())
        return;
    if (info.removed) {
        stop();
        m_client = kNoSocket;
        m_fd.reset();
        return;
    }
    m_client = info.id;
    if (!begun())
        begin(now);
}

void DemoServer::collect(std::vector<int>& readers) const {
    if (m_listener)
        readers.push_back(m_listener.get());
    if (m_fd && m_reading && !m_ended)
        readers.push_back(m_fd.get());
}

void DemoServer::readable(int fd) {
    if (fd == m_listener.get()) {
        if (Fd accepted = wire::accepted(fd)) {
            m_fd = std::move(accepted);
            m_ended = false;
        }
    } else if (fd == m_fd.get() && !wire::takeAll(m_fd)) {
        m_ended = true;
    }
}

} // namespace readyscope
