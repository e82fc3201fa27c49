// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic.h"

#include <algorithm>
#include <limits>
#include <thread>
#include <vector>

namespace readyscope {

namespace {

constexpr Nanos kEnd = std::numeric_limits<Nanos>::max();

Events eventsOf(std::uint64_t number) {
    return Events::fromBits(static_cast<std::uint16_t>((number * 0x9e3779b97f4a7c15U >> 40) & 0x3fffU));
}

std::string told(const char* what, std::uint64_t socket, std::uint64_t a, std::uint64_t b) {
    return std::string(what) + ": lane " + std::to_string(socket) + ", " + std::to_string(a) + " against " +
           std::to_string(b);
}

// Of what is read from the mip-map: columns, and searches.
std::string foldedContradiction(const Snapshot& snapshot, SocketId socket, const LaneSummary& lane) {
    if (lane.end == lane.first)
        return {};
    const auto timeAt = [&](std::uint64_t position) { return static_cast<Nanos>(Traffic::numberAt(socket, position)); };
    constexpr std::uint64_t kMost = 5'000; // the newest, more than a chunk of any size
    std::uint64_t position = lane.end - std::min(kMost, lane.end - lane.first);
    std::vector<Bin> bins;
    snapshot.bins(socket, timeAt(position), timeAt(lane.end - 1) + 1, 23, bins);
    for (const Bin& bin : bins) {
        Events any = bin.before;
        Events all = bin.before;
        for (const std::uint64_t end = position + bin.count; position < end; ++position) {
            any |= eventsOf(Traffic::numberAt(socket, position));
            all &= eventsOf(Traffic::numberAt(socket, position));
        }
        if (bin.any != any || bin.all != all)
            return told("a column is wrong", socket, bin.any.bits(), any.bits());
    }
    if (position != lane.end)
        return told("columns lose some", socket, position, lane.end);
    const Sought rare = Sought::state(Events::fromBits(0x0fff));
    const std::uint64_t next = snapshot.next(socket, lane.first, rare);
    if (next < lane.end && !rare.holds(eventsOf(Traffic::numberAt(socket, next))))
        return told("what was found does not hold", socket, next, lane.end);
    const auto previous = snapshot.previous(socket, lane.end, rare);
    if (previous.has_value() != (next < lane.end) || (previous && *previous < next))
        return told("the last one found is before the first", socket, next, lane.end);
    return {};
}

std::string laneContradiction(const Snapshot& snapshot, SocketId socket) {
    const LaneSummary lane = snapshot.lane(socket);
    const auto now = static_cast<std::uint64_t>(snapshot.totals().now);
    if (lane.end < Traffic::countUpTo(socket, now))
        return told("what happened until now is missing", socket, lane.end, Traffic::countUpTo(socket, now));
    const std::uint64_t step = std::max<std::uint64_t>(1, (lane.end - lane.first) / 100);
    for (std::uint64_t i = lane.first; i < lane.end; i += step) {
        const std::uint64_t number = Traffic::numberAt(socket, i);
        if (snapshot.transition(socket, i) != Traffic::transition(number))
            return told("a transition is wrong", socket, i, number);
        if (snapshot.lowerBound(socket, static_cast<Nanos>(number)) != i)
            return told("a look-up is wrong", socket, i, number);
        if (snapshot.stateAt(socket, static_cast<Nanos>(number)) != eventsOf(number))
            return told("a state is wrong", socket, i, number);
    }
    if (std::string wrong = foldedContradiction(snapshot, socket, lane); !wrong.empty())
        return wrong;
    std::vector<Bin> bins;
    snapshot.bins(socket, 0, kEnd, 3, bins);
    if (bins[0].count != lane.end - lane.first)
        return told("columns count wrong", socket, bins[0].count, lane.end - lane.first);
    if (lane.end > 0 && bins[2].after != eventsOf(Traffic::numberAt(socket, lane.end - 1)))
        return told("the last state is wrong", socket, lane.first, lane.end);
    if (lane.end > lane.first) {
        const Transition last = snapshot.transition(socket, lane.end - 1);
        if (last.time > 0 && snapshot.endWait() < static_cast<std::uint64_t>(last.time))
            return told("a transition came without its wait", socket, lane.end, snapshot.endWait());
    }
    return {};
}

std::string waitContradiction(const Snapshot& snapshot) {
    const std::uint64_t first = snapshot.firstWait();
    const std::uint64_t end = snapshot.endWait();
    const std::uint64_t step = std::max<std::uint64_t>(1, (end - first) / 100);
    for (std::uint64_t i = first; i < end; i += step) {
        if (snapshot.wait(i) != Traffic::wait(i + 1))
            return told("a wait is wrong", 0, i, end);
    }
    std::vector<WaitBin> bins;
    snapshot.waitBins(0, kEnd, 2, bins);
    return bins[0].returned == end - first ? std::string() : told("waits are counted wrong", 0, first, end);
}

struct Shared {
    std::mutex mutex;
    std::string contradiction; // the first; guarded by the mutex
    // Relaxed: the threads meet in the store alone, so that its own order is what the sanitizer judges.
    std::atomic<int> reading{0};
};

// Whether the writer is well under way.
bool isFull(const TraceTotals& totals) { return totals.dropped > 0; }

void read(const Store& store, int snapshots, Shared& shared) {
    std::shared_ptr<const Snapshot> held = store.snapshot();
    TraceTotals totals = held->totals();
    for (int checked = 0; checked < snapshots;) {
        const auto snapshot = store.snapshot();
        std::string wrong = contradictionIn(*snapshot);
        // One taken a while ago is as it was, whatever has been dropped or begun since.
        if (wrong.empty() && (held->totals() != totals || !contradictionIn(*held).empty()))
            wrong = "an older snapshot has changed: " + contradictionIn(*held);
        if (!wrong.empty()) {
            const std::lock_guard lock(shared.mutex);
            if (shared.contradiction.empty())
                shared.contradiction = wrong;
            break;
        }
        checked += isFull(snapshot->totals()) ? 1 : 0;
        if (checked % 5 == 0) {
            held = snapshot;
            totals = held->totals();
        }
    }
    shared.reading.fetch_sub(1, std::memory_order_relaxed);
}

} // namespace

Transition Traffic::transition(std::uint64_t number) {
    Transition transition;
    transition.time = static_cast<Nanos>(number);
    transition.socket = socketOf(number);
    transition.revents = eventsOf(number);
    transition.previous = number > kLanes ? eventsOf(number - kLanes) : Events();
    transition.since = number % 7 == 0 ? static_cast<Nanos>(number - 3) : kNoTime;
    transition.hasRaw = number % 11 == 0;
    transition.raw = transition.hasRaw ? eventsOf(number + 1) : Events();
    return transition;
}

Wait Traffic::wait(std::uint64_t number) {
    Wait wait;
    wait.entered = static_cast<Nanos>(number - 1);
    wait.returned = static_cast<Nanos>(number);
    wait.ready = 1;
    wait.left = number % 5 == 0 ? static_cast<Nanos>(number) : kNoTime;
    wait.passed = wait.timeout = static_cast<Nanos>(number / 1'000);
    return wait;
}

std::uint64_t Traffic::numberAt(SocketId socket, std::uint64_t position) {
    // Numbers with number % kLanes == socket - 1; number 0 does not exist.
    return position * kLanes + (socket == 1 ? kLanes : socket - 1);
}

std::uint64_t Traffic::countUpTo(SocketId socket, std::uint64_t number) {
    const std::uint64_t first = numberAt(socket, 0);
    return number < first ? 0 : (number - first) / kLanes + 1;
}

void Traffic::append(Store& store, std::uint64_t number) {
    const Transition next = transition(number);
    store.append(wait(number));
    store.append(next);
    if (number % 3 == 0)
        store.append(Hit{next.time, 2, next.socket, next.revents});
    if (number % 1'000 == 0)
        store.beginWatch(next.socket, next.time, false);
    if (number % 5'000 == 0)
        store.append(Marker{next.time, MarkerKind::User, "a marker that is longer than a short string", {}, {}});
    store.advance(next.time);
}

std::string contradictionIn(const Snapshot& snapshot) {
    const TraceTotals totals = snapshot.totals();
    std::uint64_t transitions = 0;
    std::uint64_t lost = 0;
    for (SocketId socket = 1; socket <= Traffic::kLanes; ++socket) {
        if (std::string wrong = laneContradiction(snapshot, socket); !wrong.empty())
            return wrong;
        transitions += snapshot.lane(socket).end;
    }
    for (const Gap& gap : snapshot.gaps(0, kEnd))
        lost += gap.lost;
    lost += snapshot.engineGap() ? snapshot.engineGap()->lost : 0;
    if (transitions != totals.transitions)
        return told("lanes and totals differ", 0, transitions, totals.transitions);
    if (lost != totals.dropped)
        return told("gaps and dropped differ", 0, lost, totals.dropped);
    if (totals.bytes > totals.bound + 1'000)
        return told("over the bound", 0, totals.bytes, totals.bound);
    return waitContradiction(snapshot);
}

std::string run(const Exercise& exercise) {
    Store store(exercise.bound);
    Shared shared;
    shared.reading = exercise.readers;
    std::vector<std::thread> readers;
    for (int i = 0; i < exercise.readers; ++i)
        readers.emplace_back([&] { read(store, exercise.snapshots, shared); });
    std::uint64_t number = 0;
    const auto reading = [&shared] { return shared.reading.load(std::memory_order_relaxed) > 0; };
    for (std::uint64_t written = 0; written < exercise.numbers || reading(); ++written) {
        if (exercise.clears && written % 20'000 == 19'999) {
            store.clear(0);
            number = 0;
        }
        Traffic::append(store, ++number);
    }
    for (std::thread& reader : readers)
        reader.join();
    const auto last = store.snapshot();
    if (shared.contradiction.empty() && !exercise.clears && last->totals().dropped == 0)
        return "nothing was dropped, so that was not tried";
    return shared.contradiction.empty() ? contradictionIn(*last) : shared.contradiction;
}

} // namespace readyscope
