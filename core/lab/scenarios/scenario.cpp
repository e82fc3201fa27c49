// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/scenario.h"

#include "core/lab/scenarios/scenarioplaces.h"

#include <algorithm>
#include <charconv>

namespace readyscope {

namespace {

constexpr int kLastPort = 65'535;

bool isThere(const ScenarioRow& row, bool served) {
    return row.when != (served ? ScenarioRow::When::Alone : ScenarioRow::When::Served);
}

// "a, b or c"
std::string namesOfAll() {
    std::string names;
    const std::vector<Scenario>& all = scenarios();
    for (std::size_t i = 0; i < all.size(); ++i)
        names += (i == 0 ? "" : i + 1 == all.size() ? " or " : ", ") + all[i].name;
    return names;
}

std::optional<int> portOf(std::string_view digits) {
    int port = -1;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    const bool good = error == std::errc() && stop == digits.data() + digits.size() && port >= 0 && port <= kLastPort;
    return good ? std::optional(port) : std::nullopt;
}

} // namespace

bool Scenario::readsStdin(bool served) const {
    return std::ranges::any_of(
        rows, [served](const ScenarioRow& row) { return isThere(row, served) && row.address.starts_with("stdin:"); });
}

std::vector<std::string> Scenario::rowNames(bool served) const {
    std::vector<std::string> names;
    for (const ScenarioRow& row : rows)
        if (isThere(row, served))
            names.push_back(nameInAddress(row.address));
    return names;
}

const std::vector<Scenario>& scenarios() {
    static const std::vector<Scenario> kScenarios = [] {
        auto parsed = parseScenarios(scenarioText());
        auto* good = std::get_if<std::vector<Scenario>>(&parsed);
        return good != nullptr ? std::move(*good) : std::vector<Scenario>{};
    }();
    return kScenarios;
}

const Scenario* scenarioNamed(std::string_view name) {
    const auto found = std::ranges::find(scenarios(), name, &Scenario::name);
    return found != scenarios().end() ? &*found : nullptr;
}

std::variant<ScenarioChoice, Sentence> parseScenarioChoice(std::string_view word) {
    const std::size_t colon = std::min(word.find(':'), word.size());
    const Scenario* scenario = scenarioNamed(word.substr(0, colon));
    if (scenario == nullptr)
        return Sentence{READYSCOPE_TEXT("not %1 (list tells what they are)"), {namesOfAll()}};
    if (colon == word.size())
        return ScenarioChoice{scenario, std::nullopt};
    const std::string digits(word.substr(colon + 1));
    const std::optional<int> port = portOf(digits);
    if (!port)
        return Sentence{READYSCOPE_TEXT("port \"%1\": not a number from 0 to 65535"), {digits}};
    if (*port == 0 && scenario->connects)
        return Sentence{READYSCOPE_TEXT("port 0: it is to be the port of a server that is there"), {}};
    if (const int most = kLastPort + 1 - scenario->ports; *port > most)
        return Sentence{READYSCOPE_TEXT("it takes %1 ports, so the first is %2 at most"),
                        {std::to_string(scenario->ports), std::to_string(most)}};
    return ScenarioChoice{scenario, static_cast<std::uint16_t>(*port)};
}

} // namespace readyscope
