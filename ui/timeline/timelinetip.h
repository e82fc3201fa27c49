// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a tip says of a place on the timeline: a first line to be bold, and lines below it.

#include "core/socket/socketinfo.h"
#include "core/trace/source.h"
#include "ui/common/lanerows.h"
#include "ui/timeline/timescale.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace readyscope {

struct TimelineTip {
    QString title;
    QStringList lines;
    QString toHtml() const;
};

class TipWriter {
    Q_DECLARE_TR_FUNCTIONS(TipWriter)
public:
    // `reach`: device pixels around the pointer within which an event is meant. `bin`: as in LaneMeasures.
    TipWriter(const Snapshot& snapshot, const TimeScale& scale, int reach, int bin, bool wallClock);

    // `of`: the bits that it is about, a sub-lane's or all.
    TimelineTip lane(const SocketInfo& info, int column, Events of = kAnyEvent) const;
    TimelineTip engine(int column) const;
    // A marker at most `reach` away, or with its word reaching to the column.
    TimelineTip marker(int column, int wordReach) const;

    // "6.272 500 s" or "14:03:07.272 500", to the µs or, where a column is shorter than that, to the ns.
    QString moment(Nanos time) const;

private:
    Nanos earliest(int column) const { return m_scale.timeAt(column - m_reach); }
    Nanos latest(int column) const { return m_scale.timeAt(column + 1 + m_reach); }
    bool addGap(TimelineTip& tip, SocketId socket, int column) const;
    bool addBlank(TimelineTip& tip, const SocketInfo& info, int column) const;
    bool addFolded(TimelineTip& tip, const SocketInfo& info, int column, Events of) const;
    bool addTransition(TimelineTip& tip, const SocketInfo& info, int column, Events of) const;
    void addState(TimelineTip& tip, const SocketInfo& info, int column, Events of) const;
    std::uint64_t changes(SocketId socket, std::uint64_t first, std::uint64_t end, Events of) const;
    void addPulse(TimelineTip& tip, SocketId socket, Events::Bit bit, Nanos at) const;
    void addHits(TimelineTip& tip, SocketId socket, int column) const;
    void addRise(TimelineTip& tip, const SocketInfo& info, std::uint64_t position, Events::Bit bit) const;
    void addFall(TimelineTip& tip, const SocketInfo& info, std::uint64_t position, Events::Bit bit) const;
    Nanos knownUntil(SocketId socket, Nanos from, Nanos to) const; // without a break since `from`; `to` at most

    const Snapshot& m_snapshot;
    const TimeScale& m_scale;
    int m_reach;
    int m_bin;
    bool m_wallClock;
};

} // namespace readyscope
