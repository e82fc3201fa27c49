// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A stream has no messages: a read may bring a part of one, or several. Each begins with its head, all are of one size.

#include "core/lab/models/messages.h"

#include <array>
#include <span>
#include <vector>

namespace readyscope {

class Framer {
public:
    explicit Framer(std::size_t size) : m_size(size) {}

    // The heads of the messages whose last byte is among these.
    const std::vector<MessageHead>& add(std::span<const char> bytes);
    // Whether the last byte that was added ended a message.
    bool isBetweenMessages() const { return m_have == 0; }

private:
    std::size_t m_size;
    std::size_t m_have = 0; // of the message that is coming
    std::array<char, sizeof(MessageHead)> m_begin{};
    std::vector<MessageHead> m_complete;
};

} // namespace readyscope
