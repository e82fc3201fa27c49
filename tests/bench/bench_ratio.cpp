// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the chain takes by the clock, as ratios to the bare loop on the same call that reads the clock as often as the
// engine does. All who run a cell take turns in one process, round by round, and one of them is that bare loop a second
// time: how far those two are apart is how far any number here can be trusted.
//
//   bench_ratio [--benchmark_filter=^epoll/1000/1/]   one row a cell CALL/N/A

#include "tests/bench/drivers.h"
#include "tests/bench/median.h"

#include "core/engine/engine.h"
#include "core/socket/descriptorlimit.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <iterator>
#include <map>
#include <string>

using namespace readyscope::bench;

namespace {

constexpr int kRounds = 15;
constexpr int kRoundsOfMany = 7; // where it takes long to connect them
constexpr double kNanosARun = 25e6;
constexpr const char* kSame = "same";
constexpr const char* kColumns[] = {kSame, "ours", "libev", "libevent", "libuv", "Qt"};

struct Lane {
    std::string name;
    const Driver* driver = nullptr;
    std::vector<double> nanos; // an event, by round
};

struct Cell {
    std::string call;
    Shape shape;
};

// Whose call this is in the libraries.
std::string peersCall(const std::string& peer, const std::string& call) {
    if (peer == "ours" || peer == "stamped")
        return call;
    if (call == "pselect")
        return "select";
    if (call == "epoll-et")
        return "epoll";
    if (call == "ppoll" && peer != "Qt")
        return "poll";
    return call == "poll" && peer == "Qt" ? "ppoll" : call;
}

std::vector<Lane> lanesOf(const std::string& call) {
    std::vector<Lane> lanes{{"stamped", findDriver("stamped", call), {}}, {kSame, findDriver("stamped", call), {}}};
    for (const char* name : {"ours", "libev", "libevent", "libuv", "Qt"})
        if (const Driver* driver = findDriver(name, peersCall(name, call)))
            lanes.push_back({name, driver, {}});
    return lanes;
}

double nanosOf(const Driver& driver, const Shape& shape) {
    Chain chain(shape);
    driver.run(chain);
    return chain.nanosPerEvent();
}

// So many events that a run takes about as long whatever the call costs.
Shape sized(const Cell& cell, const Driver& bare) {
    Shape shape = cell.shape;
    shape.events = 40;
    shape.warmUp = 10;
    const double nanos = nanosOf(bare, shape);
    shape.events = std::max<long>(40, static_cast<long>(kNanosARun / nanos));
    shape.warmUp = std::min<long>(800, shape.events / 4);
    return shape;
}

void run(benchmark::State& state, const Cell& cell) {
    std::vector<Lane> lanes = lanesOf(cell.call);
    const Shape shape = sized(cell, *lanes.front().driver);
    std::size_t round = 0;
    for ([[maybe_unused]] auto _ : state) {
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            Lane& lane = lanes[(i + round) % lanes.size()];
            lane.nanos.push_back(nanosOf(*lane.driver, shape));
        }
        ++round;
        state.SetIterationTime(lanes.front().nanos.back() * 1e-9);
    }
    const std::vector<double>& bare = lanes.front().nanos;
    state.counters["nanos"] = median(bare);
    for (const Lane& lane : lanes) {
        std::vector<double> ratios;
        for (std::size_t i = 0; i < bare.size(); ++i)
            ratios.push_back(lane.nanos[i] / bare[i]);
        state.counters[lane.name] = median(ratios);
    }
}

class Table final : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override {
        std::printf("| call | N | A | bare, ns an event | bare again | ours | libev | libevent | libuv | Qt |\n"
                    "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        return true;
    }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs)
            if (run.run_type == Run::RT_Iteration)
                row(run);
        std::fflush(stdout);
    }

private:
    static void row(const Run& run) {
        std::string name = run.run_name.function_name;
        for (std::size_t at = name.find('/'); at != std::string::npos; at = name.find('/', at))
            name.replace(at, 1, " | ");
        std::printf("| %s | %.0f |", name.c_str(), run.counters.at("nanos").value);
        for (const char* column : kColumns) {
            const auto found = run.counters.find(column);
            if (found == run.counters.end())
                std::printf(" – |");
            else
                std::printf(" %.2f |", found->second.value);
        }
        std::printf("\n");
    }
};

void addCell(const std::string& call, int pairs, int active) {
    if (findDriver("stamped", call) == nullptr || ((call == "select" || call == "pselect") && pairs > 1000))
        return;
    const std::string name = call + '/' + std::to_string(pairs) + '/' + std::to_string(active);
    const Cell cell{call, {.pairs = pairs, .active = active}};
    benchmark::RegisterBenchmark(name.c_str(), [cell](benchmark::State& state) { run(state, cell); })
        ->UseManualTime()
        ->Iterations(pairs > 1000 ? kRoundsOfMany : kRounds);
}

} // namespace

int main(int argc, char** argv) {
    readyscope::blockUserSignals();
    const auto most =
        static_cast<int>(std::min<std::size_t>(10'000, (readyscope::raiseDescriptorLimit() - 200) / 200 * 100));
    for (const readyscope::Backend backend : readyscope::kBackends)
        for (const int pairs : {16, 128, 1000, most}) {
            addCell(std::string(nameOf(backend)), pairs, 1);
            addCell(std::string(nameOf(backend)), pairs, std::min(100, pairs / 2)); // a byte needs two pairs
        }
    benchmark::Initialize(&argc, argv);
    Table table;
    benchmark::RunSpecifiedBenchmarks(&table);
}
