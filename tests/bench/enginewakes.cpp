// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/enginewakes.h"

#include "tests/bench/enginerunner.h"

#include <sched.h>
#include <unistd.h>

namespace readyscope::bench {

namespace {

// Longer than a loop needs to come to rest again.
constexpr timespec kBetween{.tv_sec = 0, .tv_nsec = 300'000};

// This thread and those that it begins. Where the scheduler puts two threads that wake each other is its own choice,
// and costs more than what is measured: one loop would be on the writer's processor, another on its neighbour.
enum class Processor { First, Last };
void stayOn(Processor which) {
    static const cpu_set_t allowed = [] {
        cpu_set_t set;
        CPU_ZERO(&set);
        if (::sched_getaffinity(0, sizeof(set), &set) != 0)
            die("sched_getaffinity");
        return set;
    }();
    std::size_t chosen = 0;
    bool any = false;
    for (std::size_t cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(cpu, &allowed) || (any && which == Processor::First))
            continue;
        chosen = cpu;
        any = true;
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(chosen, &set);
    if (::sched_setaffinity(0, sizeof(set), &set) != 0)
        die("sched_setaffinity");
}

class Taken final : public ReadTap {
public:
    explicit Taken(WakeWriter& writer) : m_writer(writer) {}
    void read(SocketId, std::span<const char>) override { m_writer.taken(); }

private:
    WakeWriter& m_writer;
};

} // namespace

WakeWriter::WakeWriter() { stayOn(Processor::Last); }

void WakeWriter::write(const std::vector<Fd>& ends) {
    stayOn(Processor::First);
    for (std::size_t i = 0; i < kWakes; ++i) {
        ::clock_nanosleep(CLOCK_MONOTONIC, 0, &kBetween, nullptr);
        m_sent.push_back(monotonicNow());
        if (::write(ends[i % ends.size()].get(), "e", 1) != 1)
            die("write");
        m_taken.acquire();
    }
}

std::vector<Nanos> WakeWriter::latencies(const std::vector<Nanos>& returned) const {
    if (returned.size() != m_sent.size())
        die("there are not as many waits as bytes");
    std::vector<Nanos> all;
    for (std::size_t i = 0; i < returned.size(); ++i)
        all.push_back(returned[i] - m_sent[i]);
    return all;
}

std::vector<Nanos> engineLatencies(Backend backend, int pairs) {
    WakeWriter writer;
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

} // namespace readyscope::bench
