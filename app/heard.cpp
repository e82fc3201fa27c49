// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heard.h"

#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace readyscope {

namespace {

constexpr std::size_t kMostHeld = std::size_t{1} << 20;

} // namespace

Heard::Heard() : m_bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void Heard::read(SocketId socket, std::span<const char> bytes) {
    {
        const std::lock_guard lock(m_mutex);
        const bool fits = m_held + bytes.size() <= kMostHeld;
        if (fits)
            m_words.emplace_back(socket, std::string(bytes.data(), bytes.size()));
        else if (!std::exchange(m_lost, true))
            m_words.emplace_back(socket, "\n\u2026\n");
        m_held += fits ? bytes.size() : 0;
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t rung = ::write(m_bell.get(), &one, sizeof one); // only a full counter refuses
}

Heard::Words Heard::take() {
    std::uint64_t rings = 0;
    [[maybe_unused]] const ssize_t got = ::read(m_bell.get(), &rings, sizeof rings);
    const std::lock_guard lock(m_mutex);
    m_held = 0;
    m_lost = false;
    return std::exchange(m_words, {});
}

} // namespace readyscope
