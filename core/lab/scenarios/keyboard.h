// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What peers type at: the master of a terminal (pty(7)), which hands on a line at a time, and a pipe for a thread that
// blocks in a read. Both are at their end when this is closed.

#include "core/readiness/result.h"
#include "core/socket/fd.h"

#include <string>
#include <string_view>

namespace readyscope {

class Keyboard {
public:
    Status open();
    const std::string& terminal() const { return m_terminal; } // "/dev/pts/3"
    int pipe() const { return m_read.get(); }                  // to be read from, blocking
    // What does not fit is lost: whoever reads has gone.
    void type(std::string_view text) const;
    void closePipe() { m_write.reset(); }

private:
    Fd m_master;
    std::string m_terminal;
    Fd m_read;
    Fd m_write;
};

} // namespace readyscope
