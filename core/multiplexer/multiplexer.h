// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One of the kernel's calls behind a few verbs. A multiplexer does not own the descriptors; tokens are small dense
// numbers that the caller chooses (0 is the waker's). One thread.

#include "core/readiness/backend.h"
#include "core/readiness/clock.h"
#include "core/readiness/events.h"
#include "core/readiness/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <signal.h>

namespace readyscope {

using Token = std::uint32_t;

// How a descriptor that stays ready is told of: at each return, or once an edge. Only epoll lets one choose, descriptor
// by descriptor (EPOLLET); epoll-et and io_uring tell edges whatever is chosen, the rest levels.
enum class Trigger : std::uint8_t { Level, Edge };

struct Ready {
    Token token = 0;
    Events revents; // the state, never masked; R, W, E from select and pselect
    Events raw;     // the call's own mask; another than `revents` only where the state was asked again (io_uring)
    // What stands behind, asked for or not, where the call asks the state again (io_uring): of PRI and RDHUP.
    Events behind = {};
    bool operator==(const Ready&) const = default;
};
// An end or urgent data makes a read short while more is there to be read.
inline constexpr Events kStandBehind = Events::Pri | Events::RdHup;

// One that the call will not watch, found only as it was made; it is as good as removed.
struct Unwatchable {
    Token token = 0;
    int error = 0; // errno(3)
};

struct Question {
    Token token = 0;
    int fd = -1;
    Events events;
};

struct Traits {
    Nanos resolution = 1;      // of the timeout; a finer one is rounded up
    int descriptorLimit = 0;   // numbers from here on are refused; 0: none
    Events tells = {};         // what it can tell apart
    bool masksSignals = false; // swaps the signal mask within the call
    bool edgeTriggered = false;
    bool stopsAtBadDescriptor = false; // EBADF for the whole call, where poll says NVAL for the one
};

struct Outcome {
    int returned = 0; // as the call returned it, for io_uring those that completed; -1 with `error`
    int error = 0;
    Nanos entered = 0;        // read immediately before the call
    Nanos ended = 0;          // and immediately after it
    Nanos passed = kInfinite; // the timeout given to the call, rounded up
    Nanos left = kNoTime;     // what the call wrote back, where it does
    std::uint32_t looked = 0; // descriptors the call went through to answer; for select up to nfds
};

class Multiplexer {
public:
    Multiplexer() = default;
    Multiplexer(const Multiplexer&) = delete;
    Multiplexer& operator=(const Multiplexer&) = delete;
    virtual ~Multiplexer() = default;

    virtual Backend backend() const = 0;
    virtual const Traits& traits() const = 0;

    // `events` is what to ask, in the call's own words: poll's bits, or R, W and E. Asked for none of poll's bits, a
    // descriptor is still heard of for HUP, ERR and NVAL; in none of select's sets, it is not looked at.
    virtual Status add(Token token, int fd, Events events, Trigger trigger) = 0;
    // Fails where the descriptor was closed behind our back, or memory is short; it is as good as removed then.
    virtual Status modify(Token token, Events events, Trigger trigger) = 0;
    // Before the descriptor is closed; nothing is told of the token any more.
    virtual void remove(Token token) = 0;
    // In every-return mode io_uring arms polls that tell once and arms them anew for each wait, so that it spins as
    // the others do. Before the first add().
    virtual void setMode(Mode /*mode*/) {}

    // Blocks up to `timeout` (kInfinite, 0, or ns). Fills `ready` with those that the call named, clearing it first.
    // `mask`: the signals blocked during the call, where traits().masksSignals; else ignored. May be null.
    // Each multiplexer has it in two halves as well, inline, for who knows which one it is and calls a million times a
    // second (core/engine/plainturn.cpp):
    //   Outcome call(timeout, mask)               the call alone
    //   bool eachNamed(outcome, each)             each(Ready) for those that it named; false where one said false, or
    //   where
    //                                             there is more to do than to hand them over
    //   void finish(mask, outcome, ready)         all that wait() does after the call
    virtual Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) = 0;

    // The same question put once with a zero timeout about these alone, whatever is added.
    // The answers are in the order of the questions.
    virtual Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) = 0;
    // The call that ask() makes.
    virtual Backend asksBy() const { return backend(); }

    // Those that the waits so far found not to be watchable: io_uring learns of a bad descriptor only as it waits.
    bool anyRefused() const { return !m_refused.empty(); }
    std::vector<Unwatchable> takeRefused() { return std::exchange(m_refused, {}); }

    // System calls made so far, all kinds.
    std::uint64_t calls() const { return m_calls; }

protected:
    std::uint64_t m_calls = 0;
    std::vector<Unwatchable> m_refused;
};

// An interest in the words of `backend`: for select and pselect the sets that a descriptor goes into. RDHUP has none.
constexpr Events inWordsOf(Backend backend, Events interest) {
    if (!answersInSets(backend))
        return interest;
    Events sets;
    if (interest.any(kReadBits))
        sets |= Events::R;
    if (interest.any(kWriteBits))
        sets |= Events::W;
    if (interest.any(Events::Pri))
        sets |= Events::E;
    return sets;
}

} // namespace readyscope
