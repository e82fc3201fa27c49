// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/blockingclient.h"

#include <array>
#include <cerrno>

#include <pthread.h>

namespace readyscope {

BlockingClient::BlockingClient(Sink sink, const RowBook& rows, std::string row, Keyboard& keyboard)
    : Actor(std::move(sink)), m_rows(rows), m_row(std::move(row)), m_keyboard(keyboard) {}

BlockingClient::~BlockingClient() {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_keyboard.closePipe();
    m_thread.join();
}

Status BlockingClient::open() {
    m_thread = std::thread([this] { run(); });
    ::pthread_setname_np(m_thread.native_handle(), "blocking");
    return Done{};
}

void BlockingClient::socketOpened(const SocketInfo& info, Nanos) {
    if (!m_rows.isRow(info, m_row))
        return;
    const std::lock_guard lock(m_mutex);
    m_id = info.removed ? kNoSocket : info.id;
}

void BlockingClient::answered(const Answer& answer, Nanos) {
    const std::lock_guard lock(m_mutex);
    if (m_awaited == 0 || answer.id != m_awaited)
        return;
    m_answer = answer;
    m_changed.notify_all();
}

void BlockingClient::run() {
    std::array<char, 4096> line{};
    for (;;) {
        const ssize_t got = ::read(m_keyboard.pipe(), line.data(), line.size()); // fgets: it sits here
        if (got > 0)
            serve({line.data(), static_cast<std::size_t>(got)});
        else if (got == 0 || errno != EINTR)
            return;
    }
}

// What the book does with write() and Readline().
void BlockingClient::serve(const std::string& line) {
    const auto sent = ask([&](Target row) { return command::Send{std::move(row), line}; });
    if (!sent)
        return;
    const auto read = ask([](Target row) { return command::Receive{std::move(row)}; });
    if (read && (!sent->done() || !read->done() || read->yield.ended)) // "server terminated prematurely"
        ask([](Target row) { return command::Close{std::move(row)}; });
}

std::optional<Answer> BlockingClient::ask(const std::function<Command(Target)>& command) {
    std::unique_lock lock(m_mutex);
    if (m_ending || m_id == kNoSocket)
        return std::nullopt;
    m_answer.reset();
    m_awaited = post(command(Target{m_id, {}})); // its answer cannot come before the lock is given back
    m_changed.wait(lock, [this] { return m_ending || m_answer; });
    m_awaited = 0;
    return std::exchange(m_answer, std::nullopt);
}

} // namespace readyscope
