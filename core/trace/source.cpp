// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What any source can answer by walking; one that keeps an index answers faster.

#include "core/trace/source.h"

#include "core/trace/sharesums.h"

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

constexpr std::uint64_t kBlock = 256;

} // namespace

std::size_t Snapshot::read(SocketId socket, std::uint64_t position, std::span<Step> out) const {
    const std::uint64_t left = lane(socket).end - position;
    const std::size_t count = std::min<std::uint64_t>(left, out.size());
    for (std::size_t i = 0; i < count; ++i) {
        const Transition transition = this->transition(socket, position + i);
        out[i] = {transition.time, transition.revents};
    }
    return count;
}

void Snapshot::binsAndShares(SocketId socket, const Columns& ofBins, std::vector<Bin>& bins, const Columns& ofShares,
                             std::vector<Shares>& shares) const {
    this->bins(socket, ofBins.from, ofBins.to, ofBins.count, bins);
    this->shares(socket, ofShares.from, ofShares.to, ofShares.count, shares);
}

void Snapshot::shares(SocketId socket, Nanos from, Nanos to, int columns, std::vector<Shares>& out) const {
    out.assign(static_cast<std::size_t>(std::max(columns, 0)), Shares{});
    if (columns <= 0 || to <= from)
        return;
    ShareSums sums(from, to, columns, out);
    std::array<Step, kBlock> steps;
    std::uint64_t position = lowerBound(socket, from);
    Step last{from, stateBefore(socket, position)};
    while (const std::size_t count = last.time < to ? read(socket, position, steps) : 0) {
        for (std::size_t i = 0; i < count; ++i) {
            sums.add(last.time, steps[i].time, last.revents);
            last = steps[i];
        }
        position += count;
    }
    sums.add(last.time, to, last.revents);
}

Events Snapshot::stateBefore(SocketId socket, std::uint64_t position) const {
    const LaneSummary summary = lane(socket);
    return position < summary.end ? transition(socket, position).previous : summary.state;
}

std::uint64_t Snapshot::next(SocketId socket, std::uint64_t position, const Sought& sought) const {
    std::array<Step, kBlock> steps;
    Events state = stateBefore(socket, position);
    while (const std::size_t count = read(socket, position, steps)) {
        for (std::size_t i = 0; i < count; ++i) {
            if (sought.matches(state, steps[i].revents))
                return position + i;
            state = steps[i].revents;
        }
        position += count;
    }
    return position;
}

std::optional<std::uint64_t> Snapshot::previous(SocketId socket, std::uint64_t position, const Sought& sought) const {
    std::array<Step, kBlock> steps;
    const std::uint64_t first = lane(socket).first;
    while (position > first) {
        const std::uint64_t begin = position - std::min(kBlock, position - first);
        const std::size_t count = read(socket, begin, std::span(steps).first(position - begin));
        const Events before = stateBefore(socket, begin);
        for (std::size_t i = count; i-- > 0;) {
            if (sought.matches(i == 0 ? before : steps[i - 1].revents, steps[i].revents))
                return begin + i;
        }
        position = begin;
    }
    return std::nullopt;
}

} // namespace readyscope
