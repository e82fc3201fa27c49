// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/backend.h"

namespace readyscope {

namespace {
constexpr std::array<std::string_view, kBackends.size()> kBackendNames{"select", "pselect",  "poll",    "ppoll",
                                                                       "epoll",  "epoll-et", "io_uring"};
} // namespace

std::string_view nameOf(Backend backend) { return kBackendNames.at(static_cast<std::size_t>(backend)); }

std::optional<Backend> backendNamed(std::string_view name) {
    for (const Backend backend : kBackends)
        if (nameOf(backend) == name)
            return backend;
    return std::nullopt;
}

std::string_view nameOf(Mode mode) { return mode == Mode::Transitions ? "transitions" : "every-return"; }

std::optional<Mode> modeNamed(std::string_view name) {
    for (const Mode mode : {Mode::Transitions, Mode::EveryReturn})
        if (nameOf(mode) == name)
            return mode;
    return std::nullopt;
}

} // namespace readyscope
