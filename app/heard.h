// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What policies read, from the engine's thread to the main thread, which shows some of it.

#include "core/engine/engine.h"
#include "core/socket/fd.h"

#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace readyscope {

class Heard final : public ReadTap {
public:
    Heard();

    void read(SocketId socket, std::span<const char> bytes) override;

    // Any thread.
    int fd() const { return m_bell.get(); } // readable when there is something
    using Words = std::vector<std::pair<SocketId, std::string>>;
    // What came since, in its order; bytes that came faster than they were taken are left out, and an ellipsis stands
    // for them.
    Words take();

private:
    Fd m_bell;
    std::mutex m_mutex;
    Words m_words;
    std::size_t m_held = 0;
    bool m_lost = false;
};

} // namespace readyscope
