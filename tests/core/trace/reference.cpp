// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference.h"

#include <algorithm>
#include <cerrno>

namespace readyscope {

namespace {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) {}
    // 0 to `most`.
    Nanos upTo(Nanos most) { return static_cast<Nanos>(m_engine() % static_cast<std::uint64_t>(most + 1)); }
    bool percent(int chance) { return upTo(99) < chance; }
    Events events() { return Events::fromBits(static_cast<std::uint16_t>(upTo(0x3fff))); }

private:
    std::mt19937_64 m_engine;
};

} // namespace

Nanos edgeOf(Nanos from, Nanos to, int columns, int edge) {
    __extension__ typedef __int128 Wide;
    return static_cast<Nanos>(from + (static_cast<Wide>(to) - from) * edge / columns);
}

std::uint64_t ReferenceLane::lowerBound(Nanos time) const {
    std::uint64_t before = 0;
    for (const Transition& transition : transitions)
        before += transition.time < time ? 1U : 0U;
    return before;
}

Events ReferenceLane::stateAt(Nanos time) const {
    Events state = base;
    for (const Transition& transition : transitions)
        state = transition.time <= time ? transition.revents : state;
    return state;
}

std::vector<Bin> ReferenceLane::bins(Nanos from, Nanos to, int columns) const {
    std::vector<Bin> bins;
    for (int column = 0; column < columns; ++column) {
        const Nanos left = edgeOf(from, to, columns, column);
        const Nanos right = edgeOf(from, to, columns, column + 1);
        const Nanos last = std::max(left, right - 1);
        Bin bin;
        bin.before = base;
        for (const Transition& transition : transitions) {
            if (transition.time < left)
                bin.before = transition.revents;
        }
        bin.after = bin.any = bin.all = bin.before;
        for (const Transition& transition : transitions) {
            if (transition.time >= left && transition.time < right) {
                bin.after = transition.revents;
                bin.any |= transition.revents;
                bin.all &= transition.revents;
                ++bin.count;
            }
            const bool sampled = transition.since != kNoTime && to > from;
            if (sampled && std::max(transition.since + 1, left) <= std::min(transition.time, last))
                bin.uncertain |= transition.previous ^ transition.revents;
        }
        bins.push_back(bin);
    }
    return bins;
}

namespace {

constexpr std::uint32_t kNode = 16; // as many or more in a column may reach a column too far

std::string told(const Bin& bin) {
    std::string text;
    for (const Events events : {bin.before, bin.after, bin.any, bin.all, bin.uncertain})
        text += std::to_string(events.bits()) + ' ';
    return text + std::to_string(bin.count);
}

// Of the transitions [begin, end).
Bin binOf(const ReferenceLane& lane, std::size_t begin, std::size_t end) {
    Bin bin;
    bin.before = begin == 0 ? lane.base : lane.transitions[begin - 1].revents;
    bin.after = bin.any = bin.all = bin.before;
    for (std::size_t i = begin; i < end; ++i) {
        bin.after = lane.transitions[i].revents;
        bin.any |= bin.after;
        bin.all &= bin.after;
    }
    bin.count = static_cast<std::uint32_t>(end - begin);
    return bin;
}

bool isSampled(const ReferenceLane& lane) {
    return std::any_of(lane.transitions.begin(), lane.transitions.end(),
                       [](const Transition& transition) { return transition.since != kNoTime; });
}

} // namespace

std::string contradictionIn(const std::vector<Bin>& bins, const ReferenceLane& lane, Nanos from, Nanos to) {
    const auto columns = static_cast<int>(bins.size());
    const std::vector<Bin> exact = isSampled(lane) ? lane.bins(from, to, columns) : std::vector<Bin>();
    std::size_t before = 0; // transitions before an edge
    const auto passTo = [&](Nanos edge) {
        while (before < lane.transitions.size() && lane.transitions[before].time < edge)
            ++before;
        return before;
    };
    std::size_t begin = passTo(from);
    std::size_t right = columns > 0 ? passTo(edgeOf(from, to, columns, 1)) : begin;
    for (int column = 0; column < columns; ++column) {
        const std::size_t end = begin + bins[static_cast<std::size_t>(column)].count;
        const std::size_t fewest = right;
        if (column + 1 < columns)
            right = passTo(edgeOf(from, to, columns, column + 2));
        const bool exactly = end == fewest;
        const bool tooFar = end > fewest && end <= right && end - begin >= kNode;
        const Bin& actual = bins[static_cast<std::size_t>(column)];
        Bin expected = binOf(lane, begin, exactly || tooFar ? end : fewest);
        if (!exact.empty())
            expected.uncertain = exact[static_cast<std::size_t>(column)].uncertain;
        if (!(actual == expected))
            return "[" + std::to_string(from) + ", " + std::to_string(to) + ") in " + std::to_string(columns) +
                   ", column " + std::to_string(column) + ": " + told(actual) + " for " + told(expected);
        begin = end;
    }
    return {};
}

std::vector<WaitBin> referenceWaitBins(const std::vector<Wait>& waits, Nanos from, Nanos to, int columns) {
    std::vector<WaitBin> bins;
    for (int column = 0; column < columns; ++column) {
        const Nanos left = edgeOf(from, to, columns, column);
        const Nanos right = edgeOf(from, to, columns, column + 1);
        WaitBin bin;
        for (const Wait& wait : waits) {
            bin.blocked += std::max<Nanos>(0, std::min(wait.returned, right) - std::max(wait.entered, left));
            if (wait.returned < left || wait.returned >= right)
                continue;
            ++bin.returned;
            bin.ready += wait.ready > 0 ? 1U : 0U;
            bin.timedOut += wait.timedOut() ? 1U : 0U;
            bin.interrupted += wait.error == EINTR ? 1U : 0U;
            bin.beside += wait.kind != WaitKind::Loop ? 1U : 0U;
        }
        bins.push_back(bin);
    }
    return bins;
}

std::vector<Transition> randomTransitions(SocketId socket, const RandomTrace& settings) {
    Dice dice(settings.seed);
    std::vector<Transition> transitions;
    Transition transition;
    transition.time = settings.begin;
    transition.socket = socket;
    for (std::size_t i = 0; i < settings.length; ++i) {
        transition.time += dice.percent(20) ? 0 : dice.upTo(settings.step);
        transition.previous = transition.revents;
        transition.revents = dice.events();
        transition.since = dice.percent(settings.samplesIn100)
                               ? std::max<Nanos>(0, transition.time - dice.upTo(4 * settings.step))
                               : kNoTime;
        transition.hasRaw = dice.percent(settings.notesIn100);
        transition.raw = transition.hasRaw ? dice.events() : Events();
        transition.cause = dice.percent(settings.notesIn100) ? Cause::Backend : Cause::None;
        transitions.push_back(transition);
    }
    return transitions;
}

std::vector<Transition> randomToggles(SocketId socket, std::uint32_t seed, std::size_t length, Nanos step) {
    Dice dice(seed);
    std::vector<Transition> transitions;
    Transition transition;
    transition.socket = socket;
    for (std::size_t i = 0; i < length; ++i) {
        transition.time += dice.percent(20) ? 0 : dice.upTo(dice.percent(2) ? 100 * step : step);
        const Events::Bit rare = dice.percent(2) ? Events::Hup : Events::Pri;
        const Events::Bit seldom = dice.percent(3) ? rare : Events::Out;
        transition.previous = transition.revents;
        transition.revents = transition.previous ^ (dice.percent(60) ? Events(Events::In) : Events(seldom));
        transitions.push_back(transition);
    }
    return transitions;
}

std::vector<Wait> randomWaits(std::uint32_t seed, std::size_t length) {
    Dice dice(seed);
    std::vector<Wait> waits;
    Wait wait;
    for (std::size_t i = 0; i < length; ++i) {
        wait.entered = wait.returned + dice.upTo(20);
        wait.returned = wait.entered + dice.upTo(200);
        wait.ready = static_cast<std::int32_t>(dice.upTo(2));
        wait.kind = dice.percent(10) ? WaitKind::Resample : WaitKind::Loop;
        wait.error = dice.percent(5) ? std::int16_t{EINTR} : std::int16_t{0};
        wait.signal = wait.error != 0 ? std::int16_t{10} : std::int16_t{0};
        wait.ready = wait.error != 0 ? -1 : wait.ready;
        wait.byCommand = dice.percent(5);
        wait.maskNotAtomic = dice.percent(5);
        wait.woken = dice.percent(5);
        wait.left = dice.percent(10) ? dice.upTo(1'000) : kNoTime;
        if (dice.percent(5)) {
            wait.timeout = dice.percent(50) ? kInfinite : dice.upTo(kSecond);
            wait.passed = wait.timeout;
        }
        wait.backend = kBackends[static_cast<std::size_t>(dice.upTo(kBackends.size() - 1))];
        waits.push_back(wait);
    }
    return waits;
}

} // namespace readyscope
