// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a person or a script may ask of the engine: values, each with an id and an answer. The window's actions and the
// script's commands are these same values.

#include "core/readiness/backend.h"
#include "core/readiness/events.h"
#include "core/readiness/result.h"
#include "core/socket/address.h"
#include "core/socket/endpoint.h"
#include "core/socket/socketinfo.h"
#include "core/socket/socketoption.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace readyscope {

// A socket by id, or by name where id is kNoSocket.
struct Target {
    SocketId id = kNoSocket;
    std::string name;
};

enum class Direction : std::uint8_t { Read, Write, Both };

namespace command {
struct Add {
    Address address;
};
// Remove, Close and Reset wait for the socket's earlier commands; `atOnce` gives those up.
struct Remove {
    Target socket;
    bool atOnce = false;
};
struct Close {
    Target socket;
    bool atOnce = false;
};
// Closes with SO_LINGER 0, so that TCP sends RST.
struct Reset {
    Target socket;
    bool atOnce = false;
};
// One connection, waiting for it if need be; `all`: those that are there.
struct Accept {
    Target socket;
    bool all = false;
};
// Opens it again under its id and lane.
struct Connect {
    Target socket;
};
// Answered when the last byte has been taken by the kernel, or with the failure.
struct Send {
    Target socket;
    std::string bytes;
    std::shared_ptr<const Endpoint> to = {}; // of a datagram, as Yield::from; none: whom the socket is connected to
};
// The same with what the file holds, which is read off the engine's thread.
struct SendFile {
    Target socket;
    std::string path;
};
// With MSG_OOB: the last byte is urgent (tcp(7)).
struct SendUrgent {
    Target socket;
    std::string bytes;
};
// Writes until the kernel says EAGAIN; answered then, with how many bytes went.
struct Flood {
    Target socket;
};
// Takes so many bytes, or what is left at the end of a stream; 0: what one call brings. One datagram is all of it.
// `waits`: for what is not there yet, else that is EAGAIN.
struct Receive {
    Target socket;
    std::uint64_t bytes = 0;
    bool waits = true;
};
// Answered when what the policy reads has ended, and all that echo owed is sent; with the failure where the socket is
// closed before. Holds up no other command. A policy that reads nothing meets no end.
struct AwaitEnd {
    Target socket;
};
// Looks at what is there (MSG_PEEK), at most so many bytes, and leaves it.
struct Peek {
    Target socket;
    std::uint64_t bytes = 0;
    bool waits = true;
};
// `name` is one of core/socket/socketoption.h. Answered with the value as the kernel took it.
struct SetOption {
    Target socket;
    std::string name;
    int value = 0;
};
// Answered with all that the kernel has for this socket.
struct ReadOptions {
    Target socket;
};
struct ShutDown {
    Target socket;
    Direction direction = Direction::Write;
};
struct SetInterest {
    Target socket;
    Events interest;
};
struct SetPolicy {
    Target socket;
    Policy policy = Policy::Observe;
};
struct Rename {
    Target socket;
    std::string name;
};
struct SetBackend {
    Backend backend = Backend::Poll;
};
struct SetTimeout {
    Nanos timeout = kInfinite;
};
struct SetMode {
    Mode mode = Mode::Transitions;
};
struct SetResample {
    Nanos period = 2 * kMillisecond;
};
struct SetPace {
    Nanos pace = 0;
};
// Replaces the set of blocked signals.
struct SetMask {
    std::vector<int> blocked;
};
// Sent to the engine's thread, so that it meets the next wait; stays pending there while the mask blocks it.
struct Raise {
    int signal = 0;
};
// A marker of the user's. With `was`, the one of that text at `time` is called `text` from now on, or is gone where
// that is empty.
struct Mark {
    std::string text;
    Nanos time = kNoTime; // kNoTime: now
    std::string was = {};
};
// Asks all sockets once (F5).
struct AskAll {};
// After each wait of the loop the same question to poll(2), which does not wait: what it would have said.
struct AskBeside {
    bool on = true;
};
struct Run {};
struct Stop {};
// One wait, then stopped again.
struct Single {};
struct ClearHistory {};
struct SetTraceBound {
    std::size_t bytes = 0;
};
struct Quit {};
} // namespace command

using Command =
    std::variant<command::Add, command::Remove, command::Close, command::Reset, command::Accept, command::Connect,
                 command::Send, command::SendFile, command::SendUrgent, command::Flood, command::Receive,
                 command::AwaitEnd, command::Peek, command::SetOption, command::ReadOptions, command::ShutDown,
                 command::SetInterest, command::SetPolicy, command::Rename, command::SetBackend, command::SetTimeout,
                 command::SetMode, command::SetResample, command::SetPace, command::SetMask, command::Raise,
                 command::Mark, command::AskAll, command::AskBeside, command::Run, command::Stop, command::Single,
                 command::ClearHistory, command::SetTraceBound, command::Quit>;

using CommandId = std::uint64_t; // from 1 on, in the order posted

// What a command has to tell besides that it is done.
struct Yield {
    std::uint64_t count = 0;              // bytes that went, that came, or that were looked at
    std::string bytes;                    // the first of those that came, at most kMostYielded
    bool ended = false;                   // the end of the stream was met
    std::shared_ptr<const Endpoint> from; // whose datagram it was, of a bound socket
    std::vector<OptionValue> options;     // as read back
};
inline constexpr std::size_t kMostYielded = std::size_t{64} << 10;

struct Answer {
    CommandId id = 0;
    SocketId socket = kNoSocket; // the one it was about; the new one (the first of a pair) for Add
    std::optional<SysError> error;
    Yield yield = {};
    bool done() const { return !error; }
};

} // namespace readyscope
