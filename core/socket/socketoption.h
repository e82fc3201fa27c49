// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The options of an open socket that a person may set, by the names of the addresses: socket(7), tcp(7), ip(7),
// ipv6(7). A switch is 0 or 1.

#include "core/readiness/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace readyscope {

struct SocketOption {
    std::string_view name;     // "rcvlowat"
    std::string_view constant; // "SO_RCVLOWAT"
    int level = 0;
    int number = 0;
    bool isSwitch = false;
    int least = 0; // of a number; the kernel has limits of its own and may take another value
    // Where an IPv6 socket has it under another number.
    int level6 = 0;
    int number6 = 0;
};

std::span<const SocketOption> socketOptions();
const SocketOption* socketOptionNamed(std::string_view name); // in any case; null if there is none

// A switch: on, off, yes, no, 1, 0. Nothing where the text is none of its values.
std::optional<int> optionValue(const SocketOption& option, std::string_view text);
std::string optionText(const SocketOption& option, int value);

struct OptionValue {
    const SocketOption* option = nullptr;
    int value = 0;
    bool operator==(const OptionValue&) const = default;
};

Result<int> readOption(int fd, const SocketOption& option, const std::string& subject);
// The value as the kernel took it (it doubles the buffers' sizes, for one).
Result<int> setOption(int fd, const SocketOption& option, int value, const std::string& subject);

} // namespace readyscope
