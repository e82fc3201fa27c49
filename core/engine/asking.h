// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a wait is asked about one socket: one pure function. A level-triggered wait returns at once while anything it
// was asked for stays ready; so in transitions mode a bit already known is left out of the question until it may have
// fallen, and in every-return mode the question is the one a textbook asks. Edges do not spin: nothing is left out.
// poll(2), select(2), epoll(7).

#include "core/multiplexer/multiplexer.h"
#include "core/socket/socketinfo.h"

namespace readyscope {

struct Asking {
    bool watched = true; // false: left out of the call as a whole
    Events events;       // in the words of the backend
    Trigger trigger = Trigger::Level;
    bool operator==(const Asking&) const = default;
};

// `interest` in poll's bits; `known` the state as last answered, and `pending` those of its bits that an act of our own
// may have taken away since, both in the words of the backend.
Asking whatToAsk(Backend backend, Mode mode, Events interest, Events known, Events pending);

// Whether other processes or threads can take this kind's readiness away, so that only sampling finds its falls.
bool othersTakeReadiness(Kind kind);
// Whether HUP or ERR of this kind can end by itself, without an act of ours.
bool hangUpCanEnd(Kind kind);

} // namespace readyscope
