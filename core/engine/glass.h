// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A wait under the glass: what went into one call and what came out of it, rebuilt from the trace afterwards, so that
// capturing pays nothing for it. Sockets are in id order: in which order the call itself had or named them is not kept.
//
// The question follows from the lane as it stood when the wait was entered (core/engine/asking.h). A fall that our own
// act caused is stamped at the act, so the lane lacks that bit already and the wait asked for it, as it was. Where the
// bit was asked again and was still there, the wait made a hit; hits are summed, at most 10 records a second a lane, so
// of some waits only the number of answers tells, and of a few nothing does: these bits are `unsure`.

#include "core/engine/asking.h"
#include "core/trace/source.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace readyscope {

struct GlassEntry {
    SocketId socket = kNoSocket;
    std::string name;
    int fd = -1;
    Events interest; // in poll's bits: the user's, and what the engine had to hear of
    Events known;    // when the wait was entered
    Asking asked;
    Events told;            // what the call answered; empty where it did not name the socket
    Events raw;             // its own mask; another than `told` only where the state was asked again
    Events unsure;          // known already; whether they were asked and told once more is not kept
    bool again = false;     // it told something that was known
    bool submitted = false; // io_uring: its poll was armed by this very call
    bool operator==(const GlassEntry&) const = default;
};

enum class LeftOut : std::uint8_t {
    Known,   // all that was to be asked stands already
    HungUp,  // HUP, ERR or NVAL stands and poll cannot be told to leave it out
    NoSet,   // of its interest select has no set
    Beyond,  // a number that select's sets end before
    Refused, // the backend would not have it
};

struct GlassLeftOut {
    SocketId socket = kNoSocket;
    std::string name;
    int fd = -1;
    LeftOut why = LeftOut::Known;
    Events known;
    Events unsure; // as above: it may not have been left out
    bool operator==(const GlassLeftOut&) const = default;
};

struct GlassWait {
    std::uint64_t position = 0;
    Wait wait;
    Mode mode = Mode::Transitions;
    int waker = -1; // asked for reading in every wait of the loop; wait.woken says whether it was told. -1: not asked
    std::vector<GlassEntry> entries;
    std::vector<GlassLeftOut> leftOut;
    bool wakerSubmitted = false;
    // A question beside the loop of which the trace keeps not whom it was about: only those it changed are listed.
    bool onlyChanged = false;
    // What poll said right after it, where it was asked.
    std::shared_ptr<const Beside> beside;
    // Answers that the call counted (wait.ready) beyond those of `entries`.
    int unaccounted = 0;

    bool inSets() const { return answersInSets(wait.backend); }
    Events wakerAsked() const { return waker < 0 ? Events() : inWordsOf(wait.backend, Events::In); }
    // As the call counts: bits of select, else descriptors; without the waker.
    int answers() const;
    const GlassEntry* find(SocketId socket) const;
    bool operator==(const GlassWait&) const = default;
};

// A socket's name; empty where none is known.
using NameLookup = std::function<std::string(SocketId)>;

// Nothing where the wait is not kept, or not all that it told is known yet.
std::optional<GlassWait> waitUnderGlass(const Snapshot& snapshot, std::uint64_t position, const NameLookup& names);

} // namespace readyscope
