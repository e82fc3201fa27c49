// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/asking.h"

#include "core/multiplexer/multiplexer.h"

namespace readyscope {

Asking whatToAsk(Backend backend, Mode mode, Events interest, Events known, Events pending) {
    const Events whole = inWordsOf(backend, interest);
    const bool sets = answersInSets(backend);
    if (mode == Mode::EveryReturn)
        return {.watched = !sets || !whole.empty(), .events = whole};
    const Events events = whole - (known - pending);
    if (sets)
        return {.watched = !events.empty(), .events = events};
    // HUP, ERR and NVAL cannot be unasked: while one stands every call would return at once. An act of our own may
    // have ended it, so one more call is made then.
    const bool standsForGood = known.any(kUnaskable) && pending.empty();
    return {.watched = !standsForGood, .events = standsForGood ? Events() : events};
}

bool othersTakeReadiness(Kind kind) { return kind == Kind::Stdin; }

bool hangUpCanEnd(Kind kind) { return kind == Kind::UdpBound || kind == Kind::UdpConnected || kind == Kind::Stdin; }

} // namespace readyscope
