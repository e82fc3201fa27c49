// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/sublanerow.h"

#include "core/text/eventwords.h"
#include "ui/common/sublanes.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <bit>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::SocketTableView)
};

constexpr std::uint64_t kCountedAtOnce = std::uint64_t{1} << 16; // about a millisecond
constexpr std::size_t kBlock = 1024;

template <typename T> bool assign(T& field, T value) {
    if (field == value)
        return false;
    field = std::move(value);
    return true;
}

Nanos sinceRisen(const SubLaneRow& row, Nanos now) {
    return row.isSet && row.risen != kNoTime ? std::max<Nanos>(0, now - row.risen) : kNoTime;
}

Nanos lastRise(const Snapshot& snapshot, SocketId socket, Events subLane) {
    const std::uint64_t end = snapshot.lane(socket).end;
    const auto position = snapshot.previous(socket, end, Sought::rise(subLane));
    return position ? snapshot.transition(socket, *position).time : kNoTime;
}

// What of a readable stream whose peer has ended is known from its queue.
QString endOfFileWords(const SocketRow& socket) {
    if (!socket.queues.in || !socket.revents.all(Events::In | Events::RdHup))
        return {};
    return *socket.queues.in == 0 ? Words::tr("set: end of file not read")
                                  : Words::tr("set: data not read, then end of file");
}

QString stateWords(const SubLaneRow& row, const SocketRow& socket) {
    if (!row.isSet)
        return Words::tr("clear");
    if (const QString end = endOfFileWords(socket); row.bit == Events::In && !end.isEmpty())
        return end;
    // "readable: data or end of file": the name of the bit stands beside it already.
    const QString meaning = translated(wordsFor(row.bit, socket.info.kind));
    const qsizetype colon = meaning.indexOf(QStringLiteral(": "));
    return Words::tr("set: %1").arg(colon < 0 ? meaning : meaning.mid(colon + 2));
}

QString risesWords(const SubLaneRow& row) {
    if (row.isCounting)
        return Words::tr("%1 rises so far").arg(countText(row.rises));
    return row.rises == 1 ? Words::tr("1 rise") : Words::tr("%1 rises").arg(countText(row.rises));
}

} // namespace

void RiseCounter::advance(const Snapshot& snapshot, SocketId socket) {
    const LaneSummary lane = snapshot.lane(socket);
    if (lane.end != m_end)
        look(snapshot, socket, lane);
    m_position = std::max(m_position, lane.first);
    if (m_position >= lane.end)
        return;
    std::array<Step, kBlock> steps;
    Events before = onSubLanes(snapshot.stateBefore(socket, m_position));
    const std::uint64_t until = std::min(lane.end, m_position + kCountedAtOnce);
    while (m_position < until) {
        const std::size_t count = snapshot.read(socket, m_position, steps);
        for (std::size_t i = 0; i < count; ++i) {
            const Events after = onSubLanes(steps[i].revents);
            for (unsigned rose = (after - before).bits(); rose != 0; rose &= rose - 1)
                ++m_rises[static_cast<std::size_t>(std::countr_zero(rose))];
            before = after;
        }
        if (count == 0)
            break;
        m_position += count;
    }
    m_isBehind = m_position < lane.end;
}

void RiseCounter::look(const Snapshot& snapshot, SocketId socket, const LaneSummary& lane) {
    m_end = lane.end;
    const TraceTotals totals = snapshot.totals();
    std::vector<Bin> bins;
    snapshot.bins(socket, totals.begin, std::max(totals.now, lane.changed) + 1, 1, bins);
    m_seen |= lane.state | (bins.empty() ? Events() : bins.front().any);
}

std::uint64_t RiseCounter::risesOf(Events subLane) const {
    return m_rises[static_cast<std::size_t>(std::countr_zero(unsigned{(subLane - kSets).bits()}))];
}

bool pull(SubLaneRow& row, const SocketRow& socket, const RiseCounter& rises, const Snapshot& snapshot, bool asksInSets,
          Nanos now) {
    const SocketId id = socket.info.id;
    bool changed = assign(row.bit, nameOfSubLane(row.subLane, asksInSets));
    changed |= assign(row.isSet, socket.revents.any(row.subLane));
    if (const std::uint64_t end = snapshot.lane(id).end; row.lookedUpTo != end) {
        row.lookedUpTo = end;
        row.risen = row.isSet ? lastRise(snapshot, id, row.subLane) : kNoTime;
    }
    changed |= assign(row.rises, rises.risesOf(row.subLane));
    changed |= assign(row.isCounting, rises.isBehind());
    const Nanos since = sinceRisen(row, now);
    changed |= assign(row.since, since == kNoTime ? QString() : durationText(since));
    return changed;
}

Nanos turnsIn(const SubLaneRow& row, Nanos now) {
    const Nanos since = sinceRisen(row, now);
    if (row.isCounting)
        return 0;
    return since == kNoTime ? kInfinite : lastDigitOf(since) - since % lastDigitOf(since);
}

QString cellText(const SubLaneRow& row, const SocketRow& socket, Column column) {
    switch (column) {
    case Column::Name:
        return eventNames(row.bit);
    case Column::Kind:
        return stateWords(row, socket);
    case Column::Revents:
        return risesWords(row);
    case Column::Since:
        return row.since.isEmpty() ? QString::fromUtf8(kNotApplicable) : row.since;
    default:
        return {};
    }
}

QString cellTip(const SubLaneRow& row, const SocketRow& socket) {
    return QStringLiteral("%1: %2").arg(eventNames(row.bit), translated(wordsFor(row.bit, socket.info.kind)));
}

QString spokenName(const SubLaneRow& row, const SocketRow& socket) {
    QStringList parts{QString::fromStdString(socket.info.name), eventNames(row.bit), stateWords(row, socket),
                      risesWords(row)};
    if (!row.since.isEmpty())
        parts.append(Words::tr("for %1").arg(row.since));
    return parts.join(QStringLiteral(", "));
}

} // namespace readyscope
