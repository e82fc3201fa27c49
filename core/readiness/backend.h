// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The seven multiplexers by name, and the two capture modes. Whether one works on this kernel is the registry's
// to say (core/multiplexer/registry.h).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace readyscope {

enum class Backend : std::uint8_t { Select, PSelect, Poll, PPoll, Epoll, EpollEt, IoUring };
inline constexpr std::array kBackends{Backend::Select, Backend::PSelect, Backend::Poll,   Backend::PPoll,
                                      Backend::Epoll,  Backend::EpollEt, Backend::IoUring};

enum class Mode : std::uint8_t { Transitions, EveryReturn };

std::string_view nameOf(Backend backend); // "epoll-et"
std::optional<Backend> backendNamed(std::string_view name);
std::string_view nameOf(Mode mode); // "every-return"
std::optional<Mode> modeNamed(std::string_view name);

// Whether it answers in R, W and E rather than in poll's bits.
constexpr bool answersInSets(Backend backend) { return backend == Backend::Select || backend == Backend::PSelect; }

} // namespace readyscope
