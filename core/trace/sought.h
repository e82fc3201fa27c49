// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a transition is looked for by: a bit that comes or goes, or the moment from which a state holds. It can be
// asked of a run of transitions as a whole, from the OR and the AND of their states, so that a search passes over runs
// in which there is none.

#include "core/readiness/events.h"

namespace readyscope {

struct Sought {
    Events rises; // one of these is set now and was not
    Events falls; // or one of these was set and is not
    // Where either is not empty, these instead: all of `set` are set now and none of `clear`, and just before it was
    // not so.
    Events set;
    Events clear;

    static constexpr Sought change(Events bits) { return {bits, bits, {}, {}}; }
    static constexpr Sought rise(Events bits) { return {bits, {}, {}, {}}; }
    static constexpr Sought fall(Events bits) { return {{}, bits, {}, {}}; }
    static constexpr Sought state(Events set, Events clear = {}) { return {{}, {}, set, clear}; }

    constexpr bool isState() const { return !set.empty() || !clear.empty(); }
    constexpr bool holds(Events state) const { return state.all(set) && !state.any(clear); }
    constexpr bool matches(Events before, Events after) const {
        if (isState())
            return holds(after) && !holds(before);
        return (after - before).any(rises) || (before - after).any(falls);
    }
    // Whether a run may have one: `before` is the state that it starts from, `any` and `all` are of those within.
    constexpr bool mayBeIn(Events before, Events any, Events all) const {
        if (isState())
            return any.all(set) && !all.any(clear) && !((before & all).all(set) && !(before | any).any(clear));
        return (any - (before & all)).any(rises) || ((before | any) - all).any(falls);
    }
};

} // namespace readyscope
