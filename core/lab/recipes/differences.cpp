// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/recipes/differences.h"

#include <algorithm>
#include <map>

namespace readyscope::recipes {

namespace {

constexpr Events kWithoutSet = Events::RdHup | Events::Hup | Events::Err | Events::Nval;

// All that is found of one kind, for its sentence.
struct Found {
    Events poll;  // bits that poll told
    Events other; // and what the other told instead
    std::string error;
    Backend first = Backend::Poll;
    std::vector<Difference::Spot> spots;
};
using AllFound = std::map<DifferenceKind, Found>;

struct Interval {
    Nanos from = 0;
    Nanos to = 0;
};

void add(AllFound& all, DifferenceKind kind, Backend backend, const Interval& at, Events poll, Events other,
         const std::string& error = {}) {
    Found& found = all[kind];
    if (found.spots.empty())
        found.first = backend;
    found.poll |= poll;
    found.other |= other;
    if (found.error.empty())
        found.error = error;
    found.spots.push_back({backend, at.from, at.to});
}

void compare(const Standing& standing, Backend backend, AllFound& all) {
    const Interval at{standing.from, standing.to};
    const Seen& poll = standing.of(Backend::Poll);
    const Seen& other = standing.of(backend);
    if (!poll.watched || !other.watched)
        return;
    const Events bits = poll.told.events;
    const Events told = other.told.events;
    if (!other.told.error.empty()) {
        add(all, DifferenceKind::Refused, backend, at, bits, {}, other.told.error);
        return;
    }
    if (answersInSets(backend)) {
        // The sets that these are in; OUT beside them is W by itself.
        const Events sets = bits.any(Events::Err) ? Events::R | Events::W : Events(Events::R);
        if (bits.any(kWithoutSet))
            add(all, DifferenceKind::SetsForBits, backend, at, bits & kWithoutSet, told & sets);
        return;
    }
    if (const Events left = told - bits; backend == Backend::EpollEt && !left.empty())
        add(all, DifferenceKind::NeverFell, backend, at, left, told);
    else if (!(told == bits))
        add(all, DifferenceKind::Other, backend, at, bits, told);
    if (backend == Backend::EpollEt && other.named > std::max(poll.named, 1U))
        add(all, DifferenceKind::ToldAgain, backend, {at.from, std::max(standing.asked, at.from)}, bits, told);
    if (!other.raw.empty())
        add(all, DifferenceKind::Raw, backend, at, told, other.raw);
}

Sentence titleOf(DifferenceKind kind, const Found& found) {
    const std::string name(nameOf(found.first));
    switch (kind) {
    case DifferenceKind::SetsForBits:
        return {READYSCOPE_TEXT("%1 is %2."), {toString(found.poll), toString(found.other)}};
    case DifferenceKind::NeverFell:
        return {READYSCOPE_TEXT("A fall is never told."), {}};
    case DifferenceKind::ToldAgain:
        return {READYSCOPE_TEXT("Told more than once."), {}};
    case DifferenceKind::Raw:
        return {READYSCOPE_TEXT("Raw %1."), {toString(found.other)}};
    case DifferenceKind::Refused:
        return found.error == "refused" ? Sentence{READYSCOPE_TEXT("%1 cannot take it."), {name}}
                                        : Sentence{READYSCOPE_TEXT("%1 does not take it: %2."), {name, found.error}};
    case DifferenceKind::Other:
        break;
    }
    return {READYSCOPE_TEXT("%1 tells %2."), {name, toString(found.other)}};
}

Sentence textOf(DifferenceKind kind, const Found& found) {
    switch (kind) {
    case DifferenceKind::SetsForBits:
        return {READYSCOPE_TEXT("select has no set for %1: HUP is R, ERR is R and W, and RDHUP comes with the end of "
                                "file, which is R."),
                {toString(found.poll)}};
    case DifferenceKind::NeverFell:
        return {
            READYSCOPE_TEXT("epoll-et wakes for what comes, not for what goes: %1 stands on its lane until the next "
                            "edge, or until someone asks."),
            {toString(found.poll)}};
    case DifferenceKind::ToldAgain:
        return {READYSCOPE_TEXT("It was woken several times, and each is an edge. The levels saw fewer changes."), {}};
    case DifferenceKind::Raw:
        return {READYSCOPE_TEXT("io_uring completes with the wake-up's own mask. Asked again, the state is %1."),
                {toString(found.poll)}};
    case DifferenceKind::Refused:
        return found.error == "refused"
                   ? Sentence{READYSCOPE_TEXT(
                                  "Its number has no place in an fd_set (FD_SETSIZE). The others tell of it "
                                  "as of any."),
                              {}}
               : found.error == "EBADF"
                   ? Sentence{READYSCOPE_TEXT(
                                  "Nothing is open under its number any more. poll and ppoll have a bit for "
                                  "that, %1; to the others it is an error."),
                              {toString(found.poll)}}
                   : Sentence{READYSCOPE_TEXT("epoll takes what can call back when it changes. This cannot; the others "
                                              "ask it each time, and tell %1."),
                              {toString(found.poll)}};
    case DifferenceKind::Other:
        break;
    }
    return {READYSCOPE_TEXT("poll tells %1 at the same time."), {toString(found.poll)}};
}

// Spots of one backend that touch become one.
std::vector<Difference::Spot> merged(std::vector<Difference::Spot> spots) {
    std::ranges::stable_sort(spots, {},
                             [](const Difference::Spot& spot) { return std::pair(spot.backend, spot.from); });
    std::vector<Difference::Spot> all;
    for (const Difference::Spot& spot : spots) {
        if (!all.empty() && all.back().backend == spot.backend && all.back().to == spot.from)
            all.back().to = spot.to;
        else
            all.push_back(spot);
    }
    return all;
}

} // namespace

std::vector<Difference> differencesOf(std::span<const Standing> standings) {
    AllFound all;
    for (const Standing& standing : standings)
        for (const Backend backend : kBackends)
            if (backend != Backend::Poll)
                compare(standing, backend, all);
    std::vector<Difference> differences;
    for (auto& [kind, found] : all)
        differences.push_back({'A', kind, titleOf(kind, found), textOf(kind, found), merged(std::move(found.spots))});
    std::ranges::stable_sort(differences, {}, [](const Difference& one) {
        return std::ranges::min(one.spots, {}, &Difference::Spot::from).from;
    });
    for (std::size_t i = 0; i < differences.size(); ++i)
        differences[i].letter = static_cast<char>('A' + i);
    return differences;
}

std::vector<Difference> differencesOf(const RecipeReport& report) {
    std::vector<Standing> standings;
    for (std::size_t i = 0; i < report.steps.size(); ++i) {
        const StepReport& step = report.steps[i];
        if (step.verdict == Verdict::NotRun)
            continue;
        const bool last = i + 1 == report.steps.size() || report.steps[i + 1].verdict == Verdict::NotRun;
        const Nanos to = last ? std::max(report.finished, step.asked) : report.steps[i + 1].begun;
        standings.push_back({step.begun, step.asked, to, step.seen});
    }
    return differencesOf(standings);
}

} // namespace readyscope::recipes
