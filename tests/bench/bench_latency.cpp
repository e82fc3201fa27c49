// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From the stamp before a write to the stamp at which the loop's wait returned, as recorded: the bare loop, the same
// again, and the engine, in turns.
//
//   bench_latency [CALL [N]]

#include "tests/bench/barering.h"
#include "tests/bench/enginerunner.h"
#include "tests/bench/median.h"

#include "core/multiplexer/registry.h"
#include "core/socket/descriptorlimit.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <semaphore>
#include <string_view>

#include <unistd.h>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr int kRounds = 20;
constexpr std::size_t kWakes = 150; // a round
// Longer than a loop needs to come to rest again.
constexpr timespec kBetween{.tv_sec = 0, .tv_nsec = 300'000};

// One byte at a time to one pair after the other, and when each was sent.
class Writer {
public:
    // `taken`: called by whoever has read the byte, on any thread.
    void taken() { m_taken.release(); }
    void write(const std::vector<Fd>& ends) {
        for (std::size_t i = 0; i < kWakes; ++i) {
            ::clock_nanosleep(CLOCK_MONOTONIC, 0, &kBetween, nullptr);
            m_sent.push_back(monotonicNow());
            if (::write(ends[i % ends.size()].get(), "e", 1) != 1)
                die("write");
            m_taken.acquire();
        }
    }
    // To the times at which waits returned with something, in order.
    std::vector<Nanos> latencies(const std::vector<Nanos>& returned) const {
        if (returned.size() != m_sent.size())
            die("there are not as many waits as bytes");
        std::vector<Nanos> all;
        for (std::size_t i = 0; i < returned.size(); ++i)
            all.push_back(returned[i] - m_sent[i]);
        return all;
    }

private:
    std::counting_semaphore<> m_taken{0};
    std::vector<Nanos> m_sent;
};

// What the bare loops do.
class Wakes {
public:
    explicit Wakes(int pairs) : m_pairs(pairs) {}
    int pairs() const { return m_pairs; }
    int readEnd(int pair) const { return m_readEnds[static_cast<std::size_t>(pair)].get(); }
    void start() {}
    void waited(const Stamps& stamps) { m_returned.push_back(stamps.returned); }
    void readable(int pair) {
        char byte = 0;
        if (::read(readEnd(pair), &byte, 1) != 1)
            die("read");
        m_writer.taken();
    }
    bool ended() const { return m_returned.size() == kWakes; }

    std::vector<Nanos> run(void (*loop)(Wakes&)) {
        const std::string name = freshName();
        const Fd listener = listenAt(name);
        std::thread thread([&] {
            m_readEnds = acceptFrom(listener, m_pairs);
            loop(*this);
        });
        m_writer.write(connectTo(name, m_pairs));
        thread.join();
        return m_writer.latencies(m_returned);
    }

private:
    int m_pairs;
    std::vector<Fd> m_readEnds;
    std::vector<Nanos> m_returned;
    Writer m_writer;
};

class Taken final : public ReadTap {
public:
    explicit Taken(Writer& writer) : m_writer(writer) {}
    void read(SocketId, std::span<const char>) override { m_writer.taken(); }

private:
    Writer& m_writer;
};

std::vector<Nanos> ofEngine(Backend backend, int pairs) {
    Writer writer;
    Taken taken(writer);
    std::vector<Nanos> returned;
    EngineRunner runner({.backend = backend}, &taken);
    const std::vector<Fd> ends = runner.connect(pairs, "in", "drain");
    const Nanos from = monotonicNow();
    writer.write(ends);
    // The wait that found the last byte is in the store once the one after it has been begun.
    runner.settle();
    const std::shared_ptr<const Snapshot> snapshot = runner.store().snapshot();
    for (std::uint64_t i = snapshot->lowerBoundWait(from); i < snapshot->endWait(); ++i)
        if (const Wait wait = snapshot->wait(i); wait.kind == WaitKind::Loop && wait.ready > 0)
            returned.push_back(wait.returned);
    return writer.latencies(returned);
}

void (*bareLoop(Backend backend))(Wakes&) {
    switch (backend) {
    case Backend::Select:
        return selectLoop<Clock::Read, false, Wakes>;
    case Backend::PSelect:
        return selectLoop<Clock::Read, true, Wakes>;
    case Backend::Poll:
        return pollLoop<Clock::Read, false, Wakes>;
    case Backend::PPoll:
        return pollLoop<Clock::Read, true, Wakes>;
    case Backend::Epoll:
        return epollLoop<Clock::Read, 0, Wakes>;
    case Backend::EpollEt:
        return epollLoop<Clock::Read, EPOLLET, Wakes>;
    default:
        return ringLoop<Clock::Read, Wakes>;
    }
}

void print(const std::vector<Nanos>& latencies) {
    for (const double part : {0.5, 0.99, 0.999})
        std::printf(" %.1f |", static_cast<double>(quantile(latencies, part)) / 1000);
}

void row(Backend backend, int pairs) {
    std::vector<Nanos> latencies[3];
    for (int round = 0; round < kRounds; ++round)
        for (int i = 0; i < 3; ++i) {
            const int who = (round + i) % 3;
            const std::vector<Nanos> more = who == 2 ? ofEngine(backend, pairs) : Wakes(pairs).run(bareLoop(backend));
            latencies[who].insert(latencies[who].end(), more.begin(), more.end());
        }
    std::printf("| %s | %d |", std::string(nameOf(backend)).c_str(), pairs);
    for (const std::vector<Nanos>& one : latencies)
        print(one);
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    blockUserSignals();
    raiseDescriptorLimit();
    std::printf("| call | N | bare p50, µs | p99 | p99.9 | bare again p50 | p99 | p99.9 | ours p50 | p99 | p99.9 |\n"
                "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
    for (const Backend backend : kBackends)
        for (const int pairs : {1, argc > 2 ? std::atoi(argv[2]) : 400})
            if ((argc < 2 || nameOf(backend) == std::string_view(argv[1])) && probeBackend(backend).works)
                row(backend, pairs);
}
