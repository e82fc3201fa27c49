// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/randomlane.h"

#include <array>
#include <cmath>

namespace readyscope::test {

namespace {

constexpr Nanos kBegin = 1'000;
constexpr std::array kBits{Events::In,  Events::In,    Events::In,  Events::Out, Events::Out,
                           Events::Pri, Events::RdHup, Events::Hup, Events::Err};
constexpr std::array kSetBits{Events::R, Events::R, Events::W, Events::E};

} // namespace

RandomLane::RandomLane(unsigned seed) : m_random(seed) {}

Nanos RandomLane::magnitude(Nanos most) {
    return static_cast<Nanos>(std::pow(static_cast<double>(most), upTo(1'000'000) / 1e6));
}

Events RandomLane::next(Events state, bool inSets) {
    if (state.any(Events::Nval))
        return percent(50) ? Events() : Events(Events::In);
    if (inSets)
        return state ^ kSetBits.at(static_cast<std::size_t>(upTo(kSetBits.size() - 1)));
    if (percent(1))
        return Events::Nval;
    Events changed = kBits.at(static_cast<std::size_t>(upTo(kBits.size() - 1)));
    if (percent(20))
        changed |= kBits.at(static_cast<std::size_t>(upTo(kBits.size() - 1)));
    return state ^ changed;
}

PlainTrace RandomLane::trace() {
    PlainTrace trace;
    const std::array lengths{0, 1, 2, 10, 40, 300};
    const int length = lengths.at(static_cast<std::size_t>(upTo(lengths.size() - 1)));
    const Nanos longest = magnitude(kSecond);
    const int sampled = percent(50) ? 25 : 0;
    const int selects = percent(25) ? upTo(length) : -1; // from this one on
    Nanos before = kBegin;                               // the last transition but one
    Nanos last = kBegin;
    Transition transition;
    transition.socket = kLane;
    transition.time = kBegin;
    for (int i = 0; i < length; ++i) {
        // Many at the same nanosecond, bursts, silences.
        transition.time += percent(15) ? 0 : magnitude(longest);
        transition.previous = transition.revents;
        transition.revents = next(i == selects ? Events() : transition.previous, selects >= 0 && i >= selects);
        const Nanos room = transition.time - before;
        transition.since = percent(sampled) ? before + static_cast<Nanos>(m_random()) % (room + 1) : kNoTime;
        if (i == selects) {
            transition.since = kNoTime;
            trace.selectFrom = transition.time;
        }
        trace.transitions.push_back(transition);
        before = last;
        last = transition.time;
    }
    trace.now = last + magnitude(longest);
    const Nanos hits = magnitude(10 * longest);
    for (Nanos time = kBegin; percent(50) && trace.hits.size() < 50; time += magnitude(hits))
        if (time <= trace.now)
            trace.hits.push_back({time, 1, kLane, percent(50) ? Events(Events::In) : Events::Out | Events::Hup});
    addWatches(trace);
    return trace;
}

void RandomLane::addWatches(PlainTrace& trace) {
    const Nanos length = trace.now - kBegin;
    if (percent(60)) {
        trace.watches.push_back({kBegin - 500 * upTo(1), kInfinite, WatchEnd::Open, false});
    } else {
        Nanos time = kBegin;
        for (int i = upTo(3); i > 0; --i) {
            time += magnitude(length + 1);
            trace.watches.push_back({time, time + magnitude(length + 1), WatchEnd::Closed, percent(50)});
            time = trace.watches.back().to;
        }
        if (!trace.watches.empty() && percent(50))
            trace.watches.back().to = kInfinite;
    }
    if (percent(15)) {
        const Nanos from = kBegin + magnitude(length + 1);
        trace.gaps.push_back({from, from + magnitude(length + 1), 1 + m_random() % 1'000, kNoSocket});
    }
}

PlainView RandomLane::view(const PlainTrace& trace) {
    PlainView view;
    const std::array widths{1, 2, 3, 17, 64, 200, 200, 320};
    const std::array ratios{1.0, 1.0, 1.25, 2.0, 2.0};
    const std::array heights{22, 30, 30, 44};
    view.width = percent(1) ? 7'680 : widths.at(static_cast<std::size_t>(upTo(widths.size() - 1)));
    view.ratio = ratios.at(static_cast<std::size_t>(upTo(ratios.size() - 1)));
    view.rowHeight = heights.at(static_cast<std::size_t>(upTo(heights.size() - 1)));
    view.look = percent(50) ? &Look::light() : &Look::dark();
    view.surface = percent(70) ? view.look->base : mixed(view.look->selected, view.look->base, 0.75);
    const Nanos length = trace.now - kBegin;
    view.span = view.width + magnitude(percent(80) ? length + 2 : 40 * length + 86'400 * kSecond);
    view.from = kBegin - view.span / 2 + static_cast<Nanos>(m_random()) % (length + view.span / 2 + 1);
    if (percent(30) && !trace.transitions.empty()) // one of them at the left edge, or near
        view.from = trace.transitions[m_random() % trace.transitions.size()].time - upTo(2);
    return view;
}

void RandomLane::fill(Store& store, const PlainTrace& trace) {
    store.clear(kBegin);
    for (const Transition& transition : trace.transitions)
        store.append(transition);
    for (const Hit& hit : trace.hits)
        store.append(hit);
    for (const Gap& gap : trace.gaps)
        store.append(gap);
    for (const Watch& watch : trace.watches) {
        store.beginWatch(kLane, watch.from, watch.accepted);
        if (watch.to != kInfinite)
            store.endWatch(kLane, watch.to, watch.end);
    }
    if (trace.selectFrom != kNoTime)
        store.append(Marker{trace.selectFrom, MarkerKind::Backend, {}, "poll", "select"});
    store.advance(trace.now);
}

} // namespace readyscope::test
