// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to watch connections that nobody uses: connected, writable, watched for IN and OUT. Wake-ups are the
// voluntary context switches of the engine's thread, /proc/PID/task/TID/status.
//
//   bench_idle [SECONDS]

#include "tests/bench/chain.h"
#include "tests/bench/enginerunner.h"

#include "core/multiplexer/registry.h"
#include "core/socket/descriptorlimit.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

long wakeUps(pid_t thread) {
    std::ifstream status("/proc/self/task/" + std::to_string(thread) + "/status");
    long count = 0;
    for (std::string word; status >> word;)
        if (word == "voluntary_ctxt_switches:")
            status >> count;
    return count;
}

void row(Backend backend, int sockets, int seconds) {
    EngineRunner runner({.backend = backend}, nullptr);
    const std::vector<Fd> ends = runner.connect(sockets, "in+out", "drain");
    runner.settle();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const long before = wakeUps(runner.thread());
    const Nanos cpu = runner.engine().cpuTime();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    const auto woken = static_cast<double>(wakeUps(runner.thread()) - before);
    const auto used = static_cast<double>(runner.engine().cpuTime() - cpu);
    const LaneSummary lane = runner.store().snapshot()->lane(EngineRunner::kFirstChild);
    std::printf("| %s | %d | %s | %.1f | %.4f %% |\n", std::string(nameOf(backend)).c_str(), sockets,
                lane.state.any(Events::Out | Events::W) ? "yes" : "no", woken / seconds,
                used / static_cast<double>(kSecond) / seconds * 100);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    blockUserSignals();
    const auto most = static_cast<int>(std::min<std::size_t>(10'000, (raiseDescriptorLimit() - 200) / 200 * 100));
    std::printf("| call | idle sockets | known to be writable | wake-ups a second | of a core |\n"
                "| --- | --: | --- | --: | --: |\n");
    for (const Backend backend : kBackends)
        if (probeBackend(backend).works)
            row(backend, answersInSets(backend) ? 1'000 : most, argc > 1 ? std::atoi(argv[1]) : 10);
}
