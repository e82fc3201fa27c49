// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/socketrow.h"

#include "ui/common/texts.h"

#include <algorithm>
#include <utility>

namespace readyscope {

namespace {

constexpr Nanos kRateWindow = kSecond;
constexpr Nanos kRateStep = 250 * kMillisecond;

std::uint64_t rateOf(const Snapshot& snapshot, SocketId socket, const LaneSummary& lane, Nanos now) {
    return lane.end > lane.first ? lane.end - snapshot.lowerBound(socket, now - kRateWindow) : 0;
}

template <typename T> bool assign(T& field, T value) {
    if (field == value)
        return false;
    field = std::move(value);
    return true;
}

} // namespace

Nanos sinceOf(const SocketRow& row, Nanos now) {
    switch (row.info.state) {
    case SocketState::Closed:
    case SocketState::Failed:
        return kNoTime;
    case SocketState::Unsupported:
        return row.info.ended == kNoTime ? kNoTime : std::max<Nanos>(0, now - row.info.ended);
    default:
        break;
    }
    if (row.revents.empty() || row.changed == kNoTime)
        return kNoTime;
    return std::max<Nanos>(0, now - row.changed);
}

bool pullState(SocketRow& row, const Snapshot* snapshot, const Inspection* inspection, Nanos now) {
    bool changed = false;
    if (snapshot != nullptr) {
        const LaneSummary lane = snapshot->lane(row.info.id);
        changed |= assign(row.revents, lane.state);
        changed |= assign(row.changed, lane.changed);
        changed |= assign(row.transitions, lane.end);
        changed |= assign(row.rate, rateOf(*snapshot, row.info.id, lane, now));
    }
    const Queues queues = inspection != nullptr ? inspection->queues(row.info.id) : Queues();
    changed |= assign(row.queues.in, queues.in);
    changed |= assign(row.queues.out, queues.out);
    return changed;
}

bool pull(SocketRow& row, const Snapshot* snapshot, const Inspection* inspection, Nanos now) {
    bool changed = pullState(row, snapshot, inspection, now);
    const Nanos since = sinceOf(row, now);
    changed |= assign(row.since, since == kNoTime ? QString() : durationText(since));
    return changed;
}

Nanos lastDigitOf(Nanos duration) {
    if (duration < 10 * kSecond)
        return 10 * kMillisecond;
    if (duration < 60 * kSecond)
        return 100 * kMillisecond;
    if (duration < 3600 * kSecond)
        return kSecond;
    return 60 * kSecond;
}

Nanos turnsIn(const SocketRow& row, Nanos now, bool sinceShown, bool rateShown) {
    Nanos next = kInfinite;
    const Nanos since = sinceShown ? sinceOf(row, now) : kNoTime;
    if (since != kNoTime)
        next = lastDigitOf(since) - since % lastDigitOf(since);
    if (rateShown && row.rate > 0)
        next = next == kInfinite ? kRateStep : std::min(next, kRateStep);
    return next;
}

} // namespace readyscope
