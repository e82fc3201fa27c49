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
#include <vector>

#include <signal.h>

namespace readyscope {

using Token = std::uint32_t;

struct Ready {
    Token token = 0;
    Events revents; // raw; R, W, E from select and pselect
    bool operator==(const Ready&) const = default;
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
    int returned = 0; // as the call returned it; -1 with `error`
    int error = 0;
    Nanos passed = kInfinite; // the timeout given to the call, rounded up
    Nanos left = kNoTime;     // what the call wrote back, where it does
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
    virtual Status add(Token token, int fd, Events events) = 0;
    virtual void modify(Token token, Events events) = 0;
    virtual void remove(Token token) = 0;

    // Blocks up to `timeout` (kInfinite, 0, or ns). Fills `ready` with those that the call named, clearing it first.
    // `mask`: the signals blocked during the call, where traits().masksSignals; else ignored. May be null.
    virtual Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) = 0;

    // The same question put once with a zero timeout about these alone, whatever is added.
    virtual Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) = 0;
};

// An interest in the words of `backend`: for select and pselect the sets that a descriptor goes into. RDHUP has none.
Events inWordsOf(Backend backend, Events interest);

} // namespace readyscope
