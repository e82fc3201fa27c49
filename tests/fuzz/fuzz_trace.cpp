// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a trace or are not. Where they are, it stands up to every question of a view, no line of it is drawn
// backwards, and what is saved of it opens without a problem and is saved to the same bytes.

#include "core/trace/linefeed.h"
#include "core/trace/traceslices.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace readyscope;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

std::optional<OpenedTrace> load(std::string_view bytes, std::size_t block) {
    TraceLoader loader;
    LineFeed feed(loader, 512);
    while (!bytes.empty()) {
        const std::size_t size = std::min(block, bytes.size());
        std::memcpy(feed.space(size), bytes.data(), size);
        feed.filled(size);
        bytes.remove_prefix(size);
    }
    feed.finish();
    if (loader.refusal() || !loader.hasBegun())
        return std::nullopt;
    return loader.finish();
}

void look(const OpenedTrace& trace) {
    const auto snapshot = trace.store->snapshot();
    const TraceTotals totals = snapshot->totals();
    require(totals.begin >= 0 && totals.begin <= totals.now && totals.now <= kLastTime);
    require(trace.leftOut <= trace.problemCount && trace.problems.size() <= trace.problemCount);
    for (const LineProblem& problem : trace.problems)
        require(problem.line >= 1 && problem.line <= trace.lines && !inEnglish(problem.words).empty());
    for (const SocketInfo& socket : trace.sockets) {
        const LaneSummary lane = snapshot->lane(socket.id);
        Nanos last = 0;
        for (std::uint64_t position = lane.first; position < lane.end; ++position) {
            const Transition transition = snapshot->transition(socket.id, position);
            require(transition.time >= last);
            last = transition.time;
        }
        for (const Watch& watch : snapshot->watches(socket.id))
            require(watch.from >= 0);
        std::vector<Bin> bins;
        snapshot->bins(socket.id, totals.begin, totals.now + 1, 13, bins);
        require(bins.size() == 13);
    }
    std::vector<WaitBin> waits;
    snapshot->waitBins(totals.begin, totals.now + 1, 13, waits);
    require(waits.size() == 13);
}

std::string lines(const OpenedTrace& trace) {
    const auto snapshot = trace.store->snapshot();
    const TraceSelection all;
    TraceSlices slices(*snapshot, trace.notes, all);
    JsonOrder order;
    std::string text;
    appendJson(text, trace.notes.header);
    while (const std::optional<Nanos> horizon = slices.next(order))
        order.take(*horizon, text);
    order.finish(slices.end(), text);
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::optional<OpenedTrace> trace = load(bytes, 97);
    const std::optional<OpenedTrace> atOnce = load(bytes, size + 1);
    require(trace.has_value() == atOnce.has_value());
    if (!trace)
        return 0;
    require(trace->problemCount == atOnce->problemCount && trace->lines == atOnce->lines);
    look(*trace);
    const std::string saved = lines(*trace);
    const std::optional<OpenedTrace> again = load(saved, 1000);
    require(again.has_value());
    require(lines(*again) == lines(*load(lines(*again), 1000)));
    return 0;
}
