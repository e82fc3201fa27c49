// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a capture is made of. Plain values that cross threads; times in ns of CLOCK_MONOTONIC.
// The JSON Lines of the outside contract are these, field by field.

#include "core/readiness/backend.h"
#include "core/readiness/clock.h"
#include "core/readiness/events.h"
#include "core/readiness/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace readyscope {

// Starts at 1 and is never used again within a capture; 0 is none.
using SocketId = std::uint32_t;
inline constexpr SocketId kNoSocket = 0;

// Why a transition came that no event of the socket caused.
enum class Cause : std::uint8_t {
    None,
    Backend,     // a switch changed what can be told
    Closed,      // to the empty set: the descriptor was closed
    Unsupported, // to the empty set: the backend cannot take it
};

struct Transition {
    Nanos time = 0;
    Nanos since = kNoTime; // only where found by sampling: it happened after `since` and not after `time`
    SocketId socket = kNoSocket;
    Events revents;
    Events previous;
    Events raw; // the call's own mask; only meaningful if hasRaw
    bool hasRaw = false;
    Cause cause = Cause::None;
    bool operator==(const Transition&) const = default;
};

enum class WaitKind : std::uint8_t {
    Loop,     // the wait itself
    Ask,      // zero timeout: all sockets asked once, after a switch or on the user's wish
    Resample, // zero timeout: ready sockets whose readiness others can take away
};

struct Wait {
    Nanos entered = 0;
    Nanos returned = 0;
    Nanos timeout = kInfinite; // as the user set it
    Nanos passed = kInfinite;  // as given to the call, rounded up to what it can
    Nanos left = kNoTime;      // select only: what Linux wrote back into the timeval
    std::int32_t ready = 0;    // as the call counts (select: bits), the waker not counted
    std::int16_t error = 0;    // errno of a call that failed
    std::int16_t signal = 0;   // with EINTR, 0 where unknown
    Backend backend = Backend::Poll;
    WaitKind kind = WaitKind::Loop;
    bool byCommand = false;     // only a command ended it
    bool maskNotAtomic = false; // a mask is set, and the call cannot swap it itself
    bool woken = false;         // the waker was named, alone or beside others
    bool operator==(const Wait&) const = default;
    bool timedOut() const { return kind == WaitKind::Loop && ready == 0 && error == 0 && !byCommand; }
};

// Returns that repeated a known state, summed.
struct Hit {
    Nanos time = 0; // of the last one
    std::uint64_t count = 0;
    SocketId socket = kNoSocket;
    Events revents;
    bool operator==(const Hit&) const = default;
};

enum class MarkerKind : std::uint8_t { Backend, Timeout, Mode, Mask, Signal, User, Start, Stop };

struct Marker {
    Nanos time = 0;
    MarkerKind kind = MarkerKind::User;
    std::string text; // "poll → epoll", or the user's words
    std::string from; // the value before and after, empty where there is none
    std::string to;
    bool operator==(const Marker&) const = default;
};
std::string_view nameOf(MarkerKind kind); // "backend"

struct Gap {
    Nanos from = 0;
    Nanos to = 0;
    std::uint64_t lost = 0;
    SocketId socket = kNoSocket; // kNoSocket: all lanes
    bool operator==(const Gap&) const = default;
};

struct ErrorRecord {
    Nanos time = 0;
    SocketId socket = kNoSocket; // kNoSocket: the capture as a whole
    SysError error;
    bool operator==(const ErrorRecord&) const = default;
};

} // namespace readyscope
