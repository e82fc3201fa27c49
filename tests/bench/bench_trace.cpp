// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The store under the trace of sampletrace.h: columns for a frame, memory, append, questions. Beside the first three,
// in the same run, what the machine itself takes: writing as many columns, appending to a vector that has room. All in
// the thread's own time, so that what else runs on the machine counts little; the longest append is by the clock.
//
//   bench_trace [MOST]   traces of 10,000 transitions and ten times more each, up to MOST (100,000,000)

#include "tests/bench/filledstore.h"
#include "tests/bench/median.h"
#include "tests/bench/owntime.h"

#include "core/trace/pulse.h"
#include "core/trace/search.h"
#include "core/trace/statistics.h"
#include "core/trace/trace.h"

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <map>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr SocketId kLanes = 50;
constexpr int kColumns = 1'900;
constexpr int kRounds = 21;

Nanos fill(Store& store, SocketId sockets, std::uint64_t count) {
    SampleTrace trace(sockets);
    return append(store, trace, count);
}

// Of `kRounds` frames.
Nanos frame(const Snapshot& snapshot, Nanos from, Nanos to) {
    std::vector<Nanos> rounds;
    std::vector<Bin> bins;
    for (int round = 0; round < kRounds; ++round) {
        const Nanos before = ownNow();
        for (SocketId socket = 1; socket <= kLanes; ++socket)
            snapshot.bins(socket, from, to, kColumns, bins);
        rounds.push_back(ownNow() - before);
    }
    return median(rounds);
}

Nanos bareFrame() {
    std::vector<Nanos> rounds;
    std::vector<Bin> bins;
    for (int round = 0; round < kRounds; ++round) {
        const Nanos before = ownNow();
        for (SocketId socket = 1; socket <= kLanes; ++socket) {
            bins.resize(kColumns);
            Bin bin;
            bin.count = socket;
            for (Bin& column : bins) {
                ++bin.count;
                column = bin;
            }
            asm volatile("" : : "r"(bins.data()) : "memory");
        }
        rounds.push_back(ownNow() - before);
    }
    return median(rounds);
}

// As the allocator has handed out.
std::size_t allocated() {
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

void frames(std::uint64_t most) {
    std::printf("#### Columns of a frame, %u lanes x %d, and memory\n\n"
                "| sockets | transitions | all of it, ms | 1/10 | 1/1,000 | 1/100,000 | bare columns, ms | bytes a "
                "transition, as allocated | as counted |\n"
                "| --: | --: | --: | --: | --: | --: | --: | --: | --: |\n",
                kLanes, kColumns);
    for (const SocketId sockets : {64U, 1'000U}) {
        for (std::uint64_t count = 10'000; count <= most; count *= 10) {
            const std::size_t before = allocated();
            Store store(kUnbounded);
            const Nanos last = fill(store, sockets, count);
            const std::size_t bytes = allocated() - before;
            const auto snapshot = store.snapshot();
            const Nanos span = last - kSecond;
            std::printf("| %u | %llu |", sockets, static_cast<unsigned long long>(count));
            for (const Nanos part : {1, 10, 1'000, 100'000}) {
                const Nanos from = kSecond + (part == 1 ? 0 : span / 2);
                std::printf(" %.2f |", milliseconds(frame(*snapshot, from, from + span / part)));
            }
            const auto each = static_cast<double>(count);
            std::printf(" %.2f | %.2f | %.2f |\n", milliseconds(bareFrame()), static_cast<double>(bytes) / each,
                        static_cast<double>(snapshot->totals().bytes) / each);
            std::fflush(stdout);
        }
    }
}

// What one run through a trace took, an append at a time and by the thousand.
struct Appends {
    std::vector<double> nanos;           // each, of a thousand at a time
    std::map<std::uint64_t, Nanos> slow; // by number, alone

    // An append that the machine held up once is not held up at the same place again.
    void keepSlowIn(const Appends& other) {
        std::map<std::uint64_t, Nanos> both;
        for (const auto& [number, time] : slow)
            if (const auto found = other.slow.find(number); found != other.slow.end())
                both[number] = std::min(time, found->second);
        slow = both;
    }
    Nanos longest() const {
        Nanos longest = 0;
        for (const auto& [number, time] : slow)
            longest = std::max(longest, time);
        return longest;
    }
};

template <typename Append> Appends measure(const std::vector<Transition>& trace, Append append) {
    constexpr std::size_t kBatch = 1'000;
    constexpr Nanos kSlow = 2'000;
    Appends appends;
    for (std::size_t i = 0; i + kBatch <= trace.size(); i += 2 * kBatch) {
        const Nanos before = ownNow();
        for (std::size_t k = i; k < i + kBatch; ++k)
            append(trace[k]);
        const Nanos batch = ownNow() - before;
        appends.nanos.push_back(static_cast<double>(batch) / kBatch);
        for (std::size_t k = i + kBatch; k < std::min(i + 2 * kBatch, trace.size()); ++k) {
            const Nanos begin = monotonicNow();
            append(trace[k]);
            const Nanos took = monotonicNow() - begin;
            if (took > kSlow)
                appends.slow[k] = took;
        }
    }
    return appends;
}

template <typename Make> void appendRow(const char* what, const std::vector<Transition>& trace, Make run) {
    constexpr int kRuns = 4;
    Appends all = run(trace);
    for (int i = 1; i < kRuns; ++i) {
        const Appends again = run(trace);
        all.keepSlowIn(again);
        all.nanos.insert(all.nanos.end(), again.nanos.begin(), again.nanos.end());
    }
    std::printf("| %s | %.1f | %.1f | %.1f |\n", what, median(all.nanos), quantile(all.nanos, 0.99),
                static_cast<double>(all.longest()) / 1e3);
    std::fflush(stdout);
}

Appends intoStore(const std::vector<Transition>& trace, std::size_t bound) {
    Store store(bound);
    return measure(trace, [&store](const Transition& transition) { store.append(transition); });
}

Appends intoTails(const std::vector<Transition>& trace) {
    Store store(kUnbounded);
    std::vector<LaneTail> tails;
    for (SocketId socket = 0; socket <= 1'000; ++socket)
        tails.push_back(store.writer().tail(socket));
    return measure(trace, [&](const Transition& transition) {
        if (!tails[transition.socket].append(transition.revents, transition.time))
            store.append(transition);
    });
}

Appends intoVector(const std::vector<Transition>& trace) {
    struct Bare {
        Nanos time;
        SocketId socket;
        Events revents;
    };
    std::vector<Bare> bare;
    bare.reserve(trace.size());
    return measure(trace, [&bare](const Transition& transition) {
        bare.push_back({transition.time, transition.socket, transition.revents});
    });
}

void appends(std::uint64_t most) {
    const std::uint64_t count = std::min<std::uint64_t>(most, 10'000'000);
    std::printf("\n#### Append, %llu transitions\n\n"
                "| where | median, ns | p99 of a thousand, ns each | the longest, µs |\n| --- | --: | --: | --: |\n",
                static_cast<unsigned long long>(count));
    for (const SocketId sockets : {64U, 1'000U}) {
        std::printf("| **%u sockets** | | | |\n", sockets);
        SampleTrace sample(sockets);
        std::vector<Transition> trace(count);
        for (Transition& transition : trace)
            transition = sample.next();
        appendRow("a vector that has room", trace, intoVector);
        appendRow("the store", trace, [](const std::vector<Transition>& all) { return intoStore(all, kUnbounded); });
        appendRow("the store, bounded to 32 MiB", trace,
                  [](const std::vector<Transition>& all) { return intoStore(all, std::size_t{32} << 20); });
        appendRow("the engine's way, by a lane's tail", trace, intoTails);
    }
}

template <typename Query> void queryRow(const char* what, Query query) {
    std::vector<Nanos> rounds;
    for (int round = 0; round < kRounds; ++round) {
        const Nanos before = ownNow();
        query();
        rounds.push_back(ownNow() - before);
    }
    std::printf("| %s | %.1f |\n", what, static_cast<double>(median(rounds)) / 1e3);
    std::fflush(stdout);
}

void queries(std::uint64_t most) {
    constexpr SocketId kSockets = 64;
    const std::uint64_t count = std::min<std::uint64_t>(most, 10'000'000);
    Store store(kUnbounded);
    const Nanos last = fill(store, kSockets, count);
    const auto snapshot = store.snapshot();
    std::vector<SocketId> lanes;
    for (SocketId socket = 1; socket <= kSockets; ++socket)
        lanes.push_back(socket);
    const auto next = [&](const Sought& sought) { (void)findNext(*snapshot, lanes, kSecond, sought); };
    std::printf("\n#### Questions, %llu transitions on %u lanes\n\n| what | median, µs |\n| --- | --: |\n",
                static_cast<unsigned long long>(count), kSockets);
    queryRow("the next time that IN rises on any lane", [&] { next(Sought::rise(Events::In)); });
    queryRow("the next time that IN, OUT and ERR are set",
             [&] { next(Sought::state(Events::In | Events::Out | Events::Err)); });
    queryRow("the next change of a bit that never comes", [&] { next(Sought::change(Events::RdBand)); });
    queryRow("the pulse of IN in the middle", [&] { (void)pulseAt(*snapshot, 1, Events::In, last / 2); });
    queryRow("all statistics of one lane",
             [&] { (void)laneStatistics(*snapshot, 1, 0, last, Events::fromBits(0x3fff)); });
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t most = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000'000;
    frames(most);
    appends(most);
    queries(most);
    return 0;
}
