// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/comparisonwords.h"

#include "core/text/duration.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

namespace readyscope {

namespace {

constexpr double kDearer = 2;               // times, from which on idle sockets are said to cost
constexpr double kMoreCalls = 1.03;         // times
constexpr double kMoreCpu = 1.5;            // times
constexpr double kCpuWorthSaying = 0.002;   // of a core
constexpr Nanos kLater = 10 * kMicrosecond; // a wake-up told this much later is worth a sentence
constexpr double kExplained = 0.5;          // of the delay has to be the dearer call

using Rows = std::vector<ComparisonRow>;

// Goes through every descriptor in each call, as fs/select.c of the kernel does.
bool scans(Backend backend) { return backend < Backend::Epoll; }

bool hasBoth(const ComparisonRow& row) {
    return row.now.isMeasured() && row.withIdle.isMeasured() && row.now.call && row.withIdle.call && *row.now.call > 0;
}

double growth(const ComparisonRow& row) { return *row.withIdle.call / *row.now.call; }

Rows those(const Rows& rows, const std::function<bool(const ComparisonRow&)>& which) {
    Rows found;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(found), which);
    return found;
}

// "select, poll and ppoll"
std::string namesOf(const Rows& rows) {
    std::string names;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0)
            names += i + 1 == rows.size() ? " and " : ", ";
        names += nameOf(rows[i].backend);
    }
    return names;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", value < 9.95 ? 1 : 0, value);
    return text;
}

std::string percent(double share) { return number(share * 100); }

std::string idleOf(const ComparisonRow& row) { return groupedCount(row.withIdle.sockets - row.now.sockets); }

void sayDearer(const Rows& rows, std::vector<Difference>& said) {
    const Rows dearer = those(rows, [](const auto& row) { return hasBoth(row) && growth(row) >= kDearer; });
    const Rows scanning = those(dearer, [](const auto& row) { return scans(row.backend); });
    const Rows steady =
        those(rows, [](const auto& row) { return hasBoth(row) && growth(row) < kDearer && !scans(row.backend); });
    if (scanning.empty())
        return;
    const auto most = std::max_element(scanning.begin(), scanning.end(),
                                       [](const auto& a, const auto& b) { return growth(a) < growth(b); });
    Difference difference;
    difference.fact = {READYSCOPE_TEXT("%1 times dearer with %2 idle sockets:"),
                       {number(growth(*most)), idleOf(*most)}};
    difference.why =
        steady.empty() ? Sentence{READYSCOPE_TEXT("%1 go through every descriptor in every call."), {namesOf(scanning)}}
                       : Sentence{READYSCOPE_TEXT("%1 go through every descriptor in every call, %2 look only at "
                                                  "those that woke."),
                                  {namesOf(scanning), namesOf(steady)}};
    said.push_back(difference);
}

void sayNoDearer(const Rows& rows, std::vector<Difference>& said) {
    const Rows both = those(rows, hasBoth);
    if (both.empty() || !those(both, [](const auto& row) { return growth(row) >= kDearer; }).empty())
        return;
    said.push_back({{READYSCOPE_TEXT("%1 idle sockets cost little:"), {idleOf(both.front())}},
                    {READYSCOPE_TEXT("no call became twice as dear."), {}}});
}

void sayLater(const Rows& rows, std::vector<Difference>& said) {
    const auto later = [](const ComparisonRow& row) { return *row.withIdle.wakeP50 - *row.now.wakeP50; };
    const Rows found = those(rows, [&later](const auto& row) {
        if (!scans(row.backend) || !hasBoth(row) || !row.now.wakeP50 || !row.withIdle.wakeP50 || later(row) < kLater)
            return false;
        return *row.withIdle.call - *row.now.call >= kExplained * static_cast<double>(later(row));
    });
    if (found.empty())
        return;
    const auto most =
        std::max_element(found.begin(), found.end(), [&](const auto& a, const auto& b) { return later(a) < later(b); });
    said.push_back({{READYSCOPE_TEXT("Told %1 later:"), {durationForPeople(later(*most))}},
                    {READYSCOPE_TEXT("woken, %1 go through all %2 descriptors once more before they return."),
                     {namesOf(found), groupedCount(most->withIdle.sockets)}}});
}

const ComparisonRow* rowOf(const Rows& rows, Backend backend) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [backend](const auto& row) { return row.backend == backend; });
    return found != rows.end() && found->now.isMeasured() ? &*found : nullptr;
}

void sayCalls(const Rows& rows, std::vector<Difference>& said) {
    const ComparisonRow* level = rowOf(rows, Backend::Epoll);
    const ComparisonRow* edge = rowOf(rows, Backend::EpollEt);
    if (!level || !edge || !level->now.calls || !edge->now.calls || *edge->now.calls < kMoreCalls * *level->now.calls)
        return;
    const auto text = [](double calls) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.2f", calls);
        return std::string(digits);
    };
    said.push_back(
        {{READYSCOPE_TEXT("%1 calls a transition, not %2:"), {text(*edge->now.calls), text(*level->now.calls)}},
         {READYSCOPE_TEXT("epoll-et tells an edge once, so whether anything is left has to be found out by "
                          "one more read or question."),
          {}}});
}

void sayCpu(const Rows& rows, std::vector<Difference>& said) {
    const Rows found = those(rows, [](const auto& row) { return row.withIdle.isMeasured(); });
    if (found.size() < 2)
        return;
    const auto [least, most] = std::minmax_element(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.withIdle.cpu < b.withIdle.cpu; });
    if (most->withIdle.cpu < kCpuWorthSaying || most->withIdle.cpu < kMoreCpu * least->withIdle.cpu)
        return;
    said.push_back(
        {{READYSCOPE_TEXT("%1 % of a core, not %2:"), {percent(most->withIdle.cpu), percent(least->withIdle.cpu)}},
         {READYSCOPE_TEXT("that is %1 beside %2 for the same events among %3 sockets."),
          {std::string(nameOf(most->backend)), std::string(nameOf(least->backend)),
           groupedCount(most->withIdle.sockets)}}});
}

} // namespace

std::vector<Difference> differencesOf(const Rows& rows) {
    std::vector<Difference> said;
    sayDearer(rows, said);
    sayNoDearer(rows, said);
    sayLater(rows, said);
    sayCalls(rows, said);
    sayCpu(rows, said);
    return said;
}

} // namespace readyscope
