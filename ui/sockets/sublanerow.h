// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a row of the table shows that is one event bit of its socket, as values and in words.

#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/socketrow.h"

#include <array>

namespace readyscope {

// Counts the rises of each bit along a lane as it grows, so many transitions at a time that nobody waits for it. What
// is dropped from the trace once it was counted stays counted.
class RiseCounter {
public:
    void advance(const Snapshot& snapshot, SocketId socket);
    // Some transitions are not looked at yet.
    bool isBehind() const { return m_isBehind; }
    std::uint64_t risesOf(Events subLane) const;
    // Every bit that was ever set, counted or not.
    Events seen() const { return m_seen; }

private:
    void look(const Snapshot& snapshot, SocketId socket, const LaneSummary& lane);

    std::uint64_t m_position = 0;
    std::uint64_t m_end = 0;                 // of the lane, as m_seen is
    std::array<std::uint64_t, 16> m_rises{}; // by the bit's place in Events
    Events m_seen;
    bool m_isBehind = false;
};

struct SubLaneRow {
    Events subLane;
    Events::Bit bit = Events::In; // as which it goes now
    bool isSet = false;
    Nanos risen = kNoTime; // when it last rose, while it is set
    std::uint64_t rises = 0;
    bool isCounting = false; // there may be more
    QString since;
    std::uint64_t lookedUpTo = 0; // the lane's end when `risen` was looked for
};

// Reads the sub-lane's state; true if something of what is shown has changed.
bool pull(SubLaneRow& row, const SocketRow& socket, const RiseCounter& rises, const Snapshot& snapshot, bool asksInSets,
          Nanos now);
Nanos turnsIn(const SubLaneRow& row, Nanos now);

QString cellText(const SubLaneRow& row, const SocketRow& socket, Column column);
QString cellTip(const SubLaneRow& row, const SocketRow& socket);
// "web.2, IN, set: end of file not read, 4 rises, for 140 ms".
QString spokenName(const SubLaneRow& row, const SocketRow& socket);

} // namespace readyscope
