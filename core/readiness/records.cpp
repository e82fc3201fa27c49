// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/records.h"

#include <array>

namespace readyscope {

std::string_view nameOf(MarkerKind kind) {
    constexpr std::array<std::string_view, 8> kNames{"backend", "timeout", "mode",  "mask",
                                                     "signal",  "user",    "start", "stop"};
    return kNames.at(static_cast<std::size_t>(kind));
}

} // namespace readyscope
