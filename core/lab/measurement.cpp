// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/measurement.h"

#include "core/lab/quantile.h"

#include <algorithm>

namespace readyscope {

namespace {

std::uint64_t difference(std::uint64_t before, std::uint64_t after) { return after > before ? after - before : 0; }

std::optional<double> ratio(double of, std::uint64_t to) {
    return to > 0 ? std::optional(of / static_cast<double>(to)) : std::nullopt;
}

// When the lane was told readable, from `from` on, in order.
std::vector<Nanos> toldTimes(const Snapshot& snapshot, SocketId lane, Nanos from) {
    constexpr Events kReadable = Events::In | Events::R;
    std::vector<Nanos> times;
    const std::uint64_t end = snapshot.lane(lane).end;
    for (std::uint64_t at = snapshot.lowerBound(lane, from); at < end; ++at)
        if (const Transition each = snapshot.transition(lane, at); (each.revents - each.previous).any(kReadable))
            times.push_back(each.time);
    for (const Hit& hit : snapshot.hits(lane, from, INT64_MAX))
        if (hit.count == 1 && hit.revents.any(kReadable))
            times.push_back(hit.time);
    std::sort(times.begin(), times.end());
    return times;
}

} // namespace

Measurement measured(const EngineFigures& before, const EngineFigures& after, Nanos passed,
                     std::vector<Nanos> latencies) {
    Measurement run;
    run.done = true;
    run.waits = difference(before.waits, after.waits);
    run.transitions = difference(before.transitions, after.transitions);
    run.call = ratio(static_cast<double>(after.call - before.call), difference(before.sampled, after.sampled));
    run.calls = ratio(static_cast<double>(difference(before.calls, after.calls)), run.transitions);
    run.cpu = static_cast<double>(after.cpu - before.cpu) / static_cast<double>(std::max<Nanos>(1, passed));
    std::sort(latencies.begin(), latencies.end());
    run.pings = latencies.size();
    run.wakeP50 = quantile(latencies, 0.5);
    run.wakeP99 = quantile(latencies, 0.99);
    if (run.waits == 0)
        run.refused = {READYSCOPE_TEXT("no wait returned in its time"), {}};
    return run;
}

std::vector<Nanos> wakeLatencies(const Snapshot& snapshot, SocketId lane, const std::vector<Nanos>& sent) {
    if (sent.empty())
        return {};
    const std::vector<Nanos> told = toldTimes(snapshot, lane, sent.front());
    std::vector<Nanos> latencies;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const auto first = std::lower_bound(told.begin(), told.end(), sent[i]);
        if (first != told.end() && (i + 1 == sent.size() || *first < sent[i + 1]))
            latencies.push_back(*first - sent[i]);
    }
    return latencies;
}

} // namespace readyscope
