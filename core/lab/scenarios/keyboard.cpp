// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/keyboard.h"

#include <array>
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <termios.h>

namespace readyscope {

namespace {

SysError failed(const char* call) { return {call, errno, "the keyboard", {}}; }

} // namespace

Status Keyboard::open() {
    m_master.reset(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    if (!m_master)
        return failed("posix_openpt");
    std::array<char, 64> name{};
    if (::unlockpt(m_master.get()) != 0 || ::ptsname_r(m_master.get(), name.data(), name.size()) != 0)
        return failed("ptsname");
    m_terminal = name.data();
    // Nobody reads what the terminal would show of the keys.
    termios modes{};
    if (::tcgetattr(m_master.get(), &modes) != 0)
        return failed("tcgetattr");
    modes.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (::tcsetattr(m_master.get(), TCSANOW, &modes) != 0)
        return failed("tcsetattr");
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failed("pipe");
    m_read.reset(ends[0]);
    m_write.reset(ends[1]);
    // The typist never waits; whoever reads does.
    if (::fcntl(m_write.get(), F_SETFL, O_NONBLOCK) != 0)
        return failed("fcntl");
    return Done{};
}

void Keyboard::type(std::string_view text) const {
    for (const Fd* fd : {&m_master, &m_write})
        if (*fd) [[maybe_unused]]
            const ssize_t typed = ::write(fd->get(), text.data(), text.size());
}

} // namespace readyscope
