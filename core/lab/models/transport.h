// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the messages of a run come by.

#include <cstdint>
#include <optional>
#include <string_view>

namespace readyscope {

enum class Transport : std::uint8_t { Udp, Tcp };

// As the command line and JSON Lines have it.
constexpr std::string_view nameOf(Transport transport) { return transport == Transport::Tcp ? "tcp" : "udp"; }

constexpr std::optional<Transport> transportNamed(std::string_view name) {
    for (const Transport one : {Transport::Udp, Transport::Tcp})
        if (name == nameOf(one))
            return one;
    return std::nullopt;
}

} // namespace readyscope
