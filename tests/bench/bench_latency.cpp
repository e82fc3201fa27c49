// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From the stamp before a write to the stamp at which the loop's wait returned, as recorded: the bare loop, the same
// again, the same with the two things that the engine's waits have besides, and the engine, in turns. These two are
// the descriptor by which the window reaches it, and the time after which it says that an emptied socket fell.
// The writer and the loop have a processor each.
//
//   bench_latency [CALL [N]]

#include "tests/bench/barering.h"
#include "tests/bench/enginewakes.h"
#include "tests/bench/median.h"

#include "core/engine/engine.h"
#include "core/multiplexer/registry.h"
#include "core/socket/descriptorlimit.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>

#include <sys/eventfd.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr int kRounds = 20;
constexpr int kEnginesTimeout = 10; // ms, Engine::Loop's kPendingWait

// What the bare loops do.
class Wakes {
public:
    Wakes(int pairs, Extra extra) : m_pairs(pairs), m_extra(extra) {}
    int pairs() const { return m_pairs; }
    int readEnd(int pair) const { return m_readEnds[static_cast<std::size_t>(pair)].get(); }
    Extra extra() const { return m_extra; }
    void start() {}
    void waited(const Stamps& stamps) { m_last = stamps.returned; }
    void readable(int pair) {
        m_returned.push_back(m_last);
        char byte = 0;
        if (::read(readEnd(pair), &byte, 1) != 1)
            die("read");
        m_writer.taken();
    }
    bool ended() const { return m_returned.size() == WakeWriter::kWakes; }

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
    Extra m_extra;
    std::vector<Fd> m_readEnds;
    Nanos m_last = kNoTime;        // a wait returned, perhaps since its time was over
    std::vector<Nanos> m_returned; // of those that found a byte
    WakeWriter m_writer;
};

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
    enum Who { Bare, Again, WithExtra, Ours, Count };
    const Fd reached(::eventfd(0, EFD_CLOEXEC));
    std::vector<Nanos> latencies[Count];
    for (int round = 0; round < kRounds; ++round)
        for (int i = 0; i < Count; ++i) {
            const int who = (round + i) % Count;
            const Extra extra = who == WithExtra ? Extra{reached.get(), kEnginesTimeout} : Extra{};
            const std::vector<Nanos> more =
                who == Ours ? engineLatencies(backend, pairs) : Wakes(pairs, extra).run(bareLoop(backend));
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
    std::printf(
        "| call | N | bare p50, µs | p99 | p99.9 | bare again p50 | p99 | p99.9 | with our descriptor and timeout "
        "p50 | p99 | p99.9 | ours p50 | p99 | p99.9 |\n"
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
    for (const Backend backend : kBackends)
        for (const int pairs : {1, argc > 2 ? std::atoi(argv[2]) : 400})
            if ((argc < 2 || nameOf(backend) == std::string_view(argv[1])) && probeBackend(backend).works)
                row(backend, pairs);
}
