// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinetip.h"

#include "ui/common/sublanes.h"
#include "ui/common/texts.h"
#include "ui/timeline/bitspan.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/measuretext.h"
#include "ui/timeline/momenttext.h"
#include "ui/timeline/timelinepicture.h"

#include "core/text/eventwords.h"
#include "core/trace/known.h"
#include "core/trace/pulse.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr std::uint64_t kMostCounted = 1'000;

QString bitName(Events::Bit bit) { return eventNames(bit); }
QString nameOfSocket(const SocketInfo& info) { return QString::fromStdString(info.name); }

} // namespace

QString TimelineTip::toHtml() const {
    if (title.isEmpty())
        return {};
    QString html = QStringLiteral("<p style='white-space:pre'><b>%1</b>").arg(title.toHtmlEscaped());
    for (const QString& line : lines)
        html += QStringLiteral("<br>") + line.toHtmlEscaped();
    return html + QStringLiteral("</p>");
}

TipWriter::TipWriter(const Snapshot& snapshot, const TimeScale& scale, int reach, int bin, bool wallClock)
    : m_snapshot(snapshot), m_scale(scale), m_reach(reach), m_bin(bin), m_wallClock(wallClock) {}

QString TipWriter::moment(Nanos time) const {
    const int decimals = m_scale.span() / m_scale.width() < kMicrosecond ? 9 : 6;
    if (m_wallClock)
        return wallText(time + wallOffsetAt(m_snapshot, time), decimals);
    return momentText(time - m_snapshot.totals().begin, decimals);
}

TimelineTip TipWriter::lane(const SocketInfo& info, int column, Events of) const {
    TimelineTip tip;
    if (m_scale.timeAt(column) > m_snapshot.totals().now)
        return tip;
    if (addGap(tip, info.id, column) || addBlank(tip, info, column))
        return tip;
    if (!addFolded(tip, info, column, of) && !addTransition(tip, info, column, of))
        addState(tip, info, column, of);
    addHits(tip, info.id, column);
    return tip;
}

bool TipWriter::addGap(TimelineTip& tip, SocketId socket, int column) const {
    for (const Gap& gap : m_snapshot.gaps(m_scale.timeAt(column), m_scale.timeAt(column + 1))) {
        if (gap.socket != kNoSocket && gap.socket != socket)
            continue;
        tip.title = tr("Gap: %1 lost").arg(countText(gap.lost));
        tip.lines << tr("from %1 to %2, %3").arg(moment(gap.from), moment(gap.to), durationText(gap.to - gap.from));
        return true;
    }
    return false;
}

bool TipWriter::addBlank(TimelineTip& tip, const SocketInfo& info, int column) const {
    const Nanos left = m_scale.timeAt(column);
    const Nanos right = m_scale.timeAt(column + 1);
    const std::vector<Watch> watches = m_snapshot.watches(info.id);
    LaneBlank blank;
    blank.isLast = true;
    Nanos ended = kNoTime;
    for (const Watch& watch : watches) {
        if (watch.from >= right) {
            blank.isLast = false;
            break;
        }
        if (watch.to == kInfinite || watch.to >= left)
            return false;
        blank.afterWatch = true;
        blank.end = watch.end;
        ended = watch.to;
    }
    const BlankWord word = wordAfterWatch(blank, info);
    tip.title = tr("%1: not watched").arg(nameOfSocket(info));
    if (ended != kNoTime)
        tip.lines << tr("%1 at %2").arg(word.text, moment(ended));
    else if (!word.text.isEmpty())
        tip.lines << word.text;
    return true;
}

// Of all bits every transition; of some those that change them, as many as can be looked at while the pointer moves.
std::uint64_t TipWriter::changes(SocketId socket, std::uint64_t first, std::uint64_t end, Events of) const {
    if (of == kAnyEvent)
        return end - first;
    std::uint64_t count = 0;
    for (std::uint64_t position = first; count <= kMostCounted; ++position, ++count) {
        position = m_snapshot.next(socket, position, Sought::change(of));
        if (position >= end)
            break;
    }
    return count;
}

// More than a pulse in a bin: how many there are, and for how much of it each bit was set.
bool TipWriter::addFolded(TimelineTip& tip, const SocketInfo& info, int column, Events of) const {
    const int from = column - (column - firstBin(m_scale, m_bin)) % m_bin;
    const Nanos left = m_scale.timeAt(from);
    const Nanos right = m_scale.timeAt(from + m_bin);
    const std::uint64_t first = m_snapshot.lowerBound(info.id, left);
    const std::uint64_t count = changes(info.id, first, m_snapshot.lowerBound(info.id, right), of);
    if (count <= 2)
        return false;
    const QString counted =
        of == kAnyEvent || count <= kMostCounted ? countText(count) : tr("more than %1").arg(countText(kMostCounted));
    tip.title = tr("%1 transitions in %2 from %3").arg(counted, durationText(right - left), moment(left));
    std::vector<Shares> shares;
    m_snapshot.shares(info.id, left, right, 1, shares);
    for (const EventName& name : kEventNames) {
        const float share = shares.front().at(name.bit);
        if (share > 0 && of.any(name.bit) && kSets.any(name.bit) == m_snapshot.stateAt(info.id, right).isSets())
            tip.lines << tr("%1 set for %2 of it").arg(bitName(name.bit), shareText(qRound64(share * 1e6), 1'000'000));
    }
    return true;
}

bool TipWriter::addTransition(TimelineTip& tip, const SocketInfo& info, int column, Events of) const {
    // Of those within reach the one nearest to the pointer.
    const std::uint64_t here = m_snapshot.lowerBound(info.id, m_scale.timeAt(column));
    std::uint64_t position = m_snapshot.next(info.id, here, Sought::change(of));
    const LaneSummary lane = m_snapshot.lane(info.id);
    const auto distance = [&](std::uint64_t candidate) {
        return std::abs(m_scale.columnAt(m_snapshot.transition(info.id, candidate).time) - column);
    };
    const auto before = m_snapshot.previous(info.id, here, Sought::change(of));
    if (before && (position >= lane.end || distance(*before) < distance(position)))
        position = *before;
    if (position >= lane.end || distance(position) > m_reach)
        return false;
    const Transition transition = m_snapshot.transition(info.id, position);
    const Events changed = (transition.revents ^ transition.previous) & of;
    for (const EventName& name : kEventNames) {
        if (!changed.any(name.bit))
            continue;
        if (transition.revents.any(name.bit))
            addRise(tip, info, position, name.bit);
        else
            addFall(tip, info, position, name.bit);
    }
    return !tip.title.isEmpty();
}

Nanos TipWriter::knownUntil(SocketId socket, Nanos from, Nanos to) const {
    const std::vector<Span> spans = knownSpans(m_snapshot, socket, from, to);
    return spans.empty() || spans.front().from > from ? from : spans.front().to;
}

void TipWriter::addRise(TimelineTip& tip, const SocketInfo& info, std::uint64_t position, Events::Bit bit) const {
    const Transition rise = m_snapshot.transition(info.id, position);
    const auto fall = fallAfter(m_snapshot, info.id, position, bit);
    const Nanos until = fall ? fall->time : m_snapshot.totals().now;
    const QString duration = durationText(std::max<Nanos>(0, until - rise.time));
    const Nanos known = knownUntil(info.id, rise.time, until);
    const QString length =
        known > rise.time && known < until ? tr("for at least %1").arg(durationText(known - rise.time))
        : fall && fall->since != kNoTime
            ? tr("for %1 to %2").arg(durationText(std::max<Nanos>(0, fall->since - rise.time)), duration)
        : fall ? tr("for %1").arg(duration)
               : tr("for %1 so far").arg(duration);
    const QString line =
        rise.since == kNoTime
            ? tr("%1 set at %2, %3").arg(bitName(bit), moment(rise.time), length)
            : tr("%1 set between %2 and %3, %4").arg(bitName(bit), moment(rise.since), moment(rise.time), length);
    if (tip.title.isEmpty())
        tip.title = line;
    else
        tip.lines << line;
    tip.lines << translated(wordsFor(bit, info.kind));
    addPulse(tip, info.id, bit, rise.time);
}

void TipWriter::addFall(TimelineTip& tip, const SocketInfo& info, std::uint64_t position, Events::Bit bit) const {
    const Transition fall = m_snapshot.transition(info.id, position);
    const bool sampled = fall.since != kNoTime;
    const QString line = sampled
                             ? tr("%1 fell between %2 and %3").arg(bitName(bit), moment(fall.since), moment(fall.time))
                             : tr("%1 fell at %2").arg(bitName(bit), moment(fall.time));
    if (tip.title.isEmpty())
        tip.title = line;
    else
        tip.lines << line;
    const auto rise = riseBefore(m_snapshot, info.id, position, bit);
    if (!rise || knownUntil(info.id, rise->time, fall.time) < fall.time)
        return;
    const QString longest = durationText(fall.time - rise->time);
    tip.lines << (sampled
                      ? tr("set for %1 to %2").arg(durationText(std::max<Nanos>(0, fall.since - rise->time)), longest)
                      : tr("set for %1").arg(longest));
}

void TipWriter::addState(TimelineTip& tip, const SocketInfo& info, int column, Events of) const {
    const Nanos at = m_scale.timeAt(column);
    const Events all = m_snapshot.stateAt(info.id, at);
    const Events state = all & of;
    const std::uint64_t position = m_snapshot.lowerBound(info.id, at + 1);
    const QVector<ColumnRange> sets = setRanges(m_snapshot, m_scale);
    const bool inSets = std::ranges::any_of(
        sets, [column](const ColumnRange& range) { return column >= range.from && column < range.to; });
    const QString none = of == kAnyEvent ? tr("nothing ready") : tr("%1 clear").arg(bitName(nameOfSubLane(of, inSets)));
    tip.title = tr("%1 at %2: %3").arg(nameOfSocket(info), moment(at), state.empty() ? none : eventNames(state));
    for (const EventName& name : kEventNames) {
        if (!state.any(name.bit))
            continue;
        const auto rise = riseBefore(m_snapshot, info.id, position, name.bit);
        const QString meaning = translated(wordsFor(name.bit, info.kind));
        const bool isSince = rise && knownUntil(info.id, rise->time, at) == at;
        tip.lines << (isSince ? tr("%1 for %2: %3").arg(bitName(name.bit), durationText(at - rise->time), meaning)
                              : tr("%1: %2").arg(bitName(name.bit), meaning));
        addPulse(tip, info.id, name.bit, at);
    }
}

// How wide the pulse is, how often one like it begins, and how much of the time the bit is set.
void TipWriter::addPulse(TimelineTip& tip, SocketId socket, Events::Bit bit, Nanos at) const {
    const auto pulse = pulseAt(m_snapshot, socket, bit, at);
    if (!pulse || !pulse->width() || !pulse->period())
        return;
    const auto duty = static_cast<Nanos>(pulse->duty().value_or(0) * 1e6);
    tip.lines << tr("%1 %2 wide, again after %3, duty %4")
                     .arg(bitName(bit), durationText(*pulse->width()), durationText(*pulse->period()),
                          shareText(duty, 1'000'000));
}

void TipWriter::addHits(TimelineTip& tip, SocketId socket, int column) const {
    std::uint64_t count = 0;
    for (const Hit& hit : m_snapshot.hits(socket, earliest(column), latest(column)))
        count += hit.count;
    if (count == 1)
        tip.lines << tr("seen again once");
    else if (count > 1)
        tip.lines << tr("seen again %1 times").arg(countText(count));
}

} // namespace readyscope
