// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab.h"

#include "app/tell.h"
#include "core/lab/models/model.h"
#include "core/lab/models/modelworker.h"
#include "core/lab/programs/modelprogram.h"
#include "core/text/duration.h"
#include "core/text/errors.h"
#include "core/trace/jsonlines.h"

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include <sys/utsname.h>

namespace readyscope {

namespace {

Result<ModelResult> resultOf(const ModelRun& run) {
    ModelWorker worker;
    if (const Status started = worker.start(run); !started)
        return started.error();
    while (worker.read()) {
    }
    return worker.result();
}

// An event's share of a sum.
std::string perEvent(std::int64_t sum, const ModelCosts& costs) {
    if (costs.received == 0)
        return "-";
    const double share = static_cast<double>(sum) / static_cast<double>(costs.received);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), share < 100 ? "%.2f" : "%.0f", share);
    return text.data();
}

class Table {
public:
    void begin(const ModelRun& run) {
        std::printf("%d %s of %d bytes, %d a second, to %d %s; times from the kernel's stamp\n", run.events,
                    run.transport == Transport::Tcp ? "messages over TCP" : "datagrams", run.size, run.rate,
                    run.descriptors, run.descriptors == 1 ? "descriptor" : "descriptors");
        row({"model", "latency p50", "p99", "calls/event", "CPU/event", "switches/event", "threads", "signals",
             "lost"});
    }
    void add(const ModelRun& run, const ModelCosts& costs) {
        const bool hasSignals = run.model->family == IoModel::SignalDriven;
        const std::uint64_t events = costs.received;
        row({std::string(run.model->name), duration(costs.p50, costs.stamped), duration(costs.p99, costs.stamped),
             costs.calls == 0 ? "-" : perEvent(static_cast<std::int64_t>(costs.calls), costs),
             duration(events == 0 ? 0 : costs.cpu / static_cast<Nanos>(events), events),
             perEvent(costs.voluntary + costs.involuntary, costs), std::to_string(costs.threads),
             hasSignals ? std::to_string(costs.signalsTaken) : "-", std::to_string(costs.lost)});
        if (costs.merged > 0)
            std::printf("  %llu of them had no signal of their own: merged with that of another\n",
                        static_cast<unsigned long long>(costs.merged));
        if (costs.stamped < events)
            std::printf("  latency of %llu of them: the others were read with what came after them, whose stamp the "
                        "kernel gave\n",
                        static_cast<unsigned long long>(costs.stamped));
    }
    void refuse(const ModelRun& run, const std::string& why) {
        std::printf("%-14s %s\n", std::string(run.model->name).c_str(), why.c_str());
    }

private:
    static std::string duration(Nanos time, std::uint64_t events) {
        return events == 0 ? "-" : durationForPeople(time);
    }
    // µ is two bytes and one column.
    static std::string padded(const std::string& text, std::size_t width) {
        std::size_t columns = 0;
        for (const char byte : text)
            columns += (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U ? 1 : 0;
        return columns < width ? std::string(width - columns, ' ') + text : text;
    }
    static void row(const std::array<std::string, 9>& cells) {
        constexpr std::array<std::size_t, 9> kWidths{14, 12, 9, 12, 10, 15, 8, 8, 6};
        std::string line = cells[0];
        line.resize(kWidths[0], ' ');
        for (std::size_t i = 1; i < cells.size(); ++i)
            line += padded(cells[i], kWidths[i] + 1);
        std::printf("%s\n", line.c_str());
    }
};

// One object a line, times in ns, those of events of the wall clock.
class Lines {
public:
    void begin(const ModelRun& run) {
        utsname kernel{};
        ::uname(&kernel);
        std::printf("{\"type\":\"lab\",\"version\":1,\"program\":\"readyscope " READYSCOPE_VERSION
                    "\",\"kernel\":\"%s\",\"transport\":\"%s\",\"descriptors\":%d,\"rate\":%d,\"size\":%d,"
                    "\"events\":%d}\n",
                    kernel.release, std::string(nameOf(run.transport)).c_str(), run.descriptors, run.rate, run.size,
                    run.events);
    }
    void add(const ModelRun& run, const ModelResult& result) {
        const ModelCosts& costs = result.costs;
        std::printf("{\"type\":\"run\",\"model\":\"%s\",\"received\":%llu,\"lost\":%llu,\"stamped\":%llu,"
                    "\"latency_p50\":%s,\"latency_p99\":%s,\"copy\":%lld,\"calls\":%s,\"cpu\":%lld,\"voluntary\":%lld,"
                    "\"involuntary\":%lld,\"threads\":%d,\"signals\":%llu,\"merged\":%llu}\n",
                    name(run).c_str(), number(costs.received), number(costs.lost), number(costs.stamped),
                    known(costs.stamped > 0, costs.p50).c_str(), known(costs.stamped > 0, costs.p99).c_str(),
                    time(costs.copy), known(costs.calls != 0, static_cast<std::int64_t>(costs.calls)).c_str(),
                    time(costs.cpu), time(costs.voluntary), time(costs.involuntary), costs.threads,
                    number(costs.signalsTaken), number(costs.merged));
        for (const ModelEvent& event : result.events)
            addEvent(run, event, result.calls[event.firstCall]);
    }
    void refuse(const ModelRun& run, const SysError& error) {
        std::string message;
        appendJsonText(message, inEnglish(sentenceFor(error)));
        std::printf("{\"type\":\"refused\",\"model\":\"%s\",\"call\":\"%s\",\"errno\":\"%s\",\"message\":%s}\n",
                    name(run).c_str(), error.call.c_str(), std::string(errnoName(error.errnum)).c_str(),
                    message.c_str());
    }

private:
    static std::string name(const ModelRun& run) { return std::string(run.model->name); }
    static unsigned long long number(std::uint64_t value) { return value; }
    static long long time(std::int64_t value) { return value; }
    static std::string known(bool isKnown, std::int64_t value) { return isKnown ? std::to_string(value) : "null"; }

    static void addEvent(const ModelRun& run, const ModelEvent& event, const CallRecord& first) {
        const ModelPhases phases = phasesOf(*run.model, event, first);
        const bool isStamped = event.isStamped != 0;
        std::printf("{\"type\":\"event\",\"model\":\"%s\",\"number\":%u,\"descriptor\":%d,\"sent\":%lld,"
                    "\"arrived\":%s,\"waiting\":%s,\"waking\":%s,\"copying\":%s,\"calls\":%s}\n",
                    name(run).c_str(), event.number, event.descriptor, time(event.sent),
                    known(isStamped, event.arrived).c_str(), known(isStamped, phases.waiting).c_str(),
                    known(isStamped, phases.waking).c_str(),
                    known(isStamped && !phases.together, phases.copying).c_str(),
                    known(!run.model->readsInLibrary(), event.made).c_str());
    }
};

bool flushed() {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return true;
    tell("standard output: it takes no more");
    return false;
}

} // namespace

int lab(const LabOptions& options) {
    if (options.program) {
        const ModelRun& run = options.runs.front();
        std::fputs(programOf(*run.model, run.descriptors).text.c_str(), stdout);
        return flushed() ? 0 : 1;
    }
    Table table;
    Lines lines;
    if (options.asLines)
        lines.begin(options.runs.front());
    else
        table.begin(options.runs.front());
    bool any = false;
    for (const ModelRun& run : options.runs) {
        const Result<ModelResult> result = resultOf(run);
        if (!result) {
            const std::string why = inEnglish(sentenceFor(result.error()));
            tell(std::string(run.model->name) + ": " + why);
            if (options.asLines)
                lines.refuse(run, result.error());
            else
                table.refuse(run, why);
            continue;
        }
        any = true;
        if (options.asLines)
            lines.add(run, *result);
        else
            table.add(run, result->costs);
        if (!flushed()) // whoever waits for it sees each as it ends
            return 1;
    }
    return any ? 0 : 1;
}

} // namespace readyscope
