// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/scenario.h"
#include "core/lab/scenarios/scenariochecks.h"
#include "core/lab/scenarios/scenarioplaces.h"
#include "core/lab/steps.h"
#include "core/text/duration.h"

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

using semantics::splitWords;

class Parser {
public:
    std::variant<std::vector<Scenario>, LineError> parse(std::string_view text);

private:
    Wrong line(const TableLine& line);
    Wrong scenarioLine(std::string_view key, std::string_view rest);
    Wrong begin(std::string_view rest);
    Wrong end();
    Wrong row(ScenarioRow::When when, std::string_view rest);
    Wrong role(ScenarioRole::Act act, std::string_view key, std::string_view rest);
    Wrong peer(std::string_view rest);
    Wrong step(std::string_view pause, std::string_view rest);

    std::vector<Scenario> m_all;
};

std::variant<std::vector<Scenario>, LineError> Parser::parse(std::string_view text) {
    if (auto wrong = eachTableLine(
            text, [this](const TableLine& one) { return line(one); }, [this] { return end(); }))
        return std::move(*wrong);
    return std::move(m_all);
}

Wrong Parser::line(const TableLine& line) {
    const auto& [number, text, key, rest] = line;
    if (key == "scenario")
        return begin(rest);
    if (m_all.empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" belongs in a scenario"), {std::string(key)}};
    return scenarioLine(key, rest);
}

Wrong Parser::scenarioLine(std::string_view key, std::string_view rest) {
    using When = ScenarioRow::When;
    using Act = ScenarioRole::Act;
    constexpr std::array<std::pair<std::string_view, When>, 3> kRows{
        {{"row", When::Always}, {"alone", When::Alone}, {"served", When::Served}}};
    constexpr std::array<std::pair<std::string_view, Act>, 5> kRoles{{{"serve", Act::Serve},
                                                                      {"fetch", Act::Fetch},
                                                                      {"forward", Act::Forward},
                                                                      {"lines", Act::Lines},
                                                                      {"heard", Act::Heard}}};
    Scenario& scenario = m_all.back();
    if (key.starts_with('+'))
        return step(key.substr(1), rest);
    if (key == "connects" && rest.empty()) {
        scenario.connects = true;
        return std::nullopt;
    }
    if (rest.empty())
        return Sentence{READYSCOPE_TEXT("something is to follow \"%1\""), {std::string(key)}};
    for (const auto& [word, when] : kRows)
        if (word == key)
            return row(when, rest);
    for (const auto& [word, act] : kRoles)
        if (word == key)
            return role(act, key, rest);
    if (key == "title") {
        addText(scenario.title, rest);
    } else if (key == "summary") {
        addText(scenario.summary, rest);
    } else if (key == "watch") {
        scenario.watchFor.emplace_back(rest);
    } else if (key == "port") {
        addText(scenario.withPort, rest);
    } else if (key == "try") {
        scenario.tries.emplace_back(rest);
    } else if (key == "peer") {
        return peer(rest);
    } else if (key == "ports") {
        const std::optional<int> ports = wholeNumber(rest, 1, 100);
        if (!ports)
            return Sentence{READYSCOPE_TEXT("\"%1\" is not a number of ports"), {std::string(rest)}};
        scenario.ports = *ports;
    } else {
        return Sentence{READYSCOPE_TEXT("\"%1\" is not a word of scenarios"), {std::string(key)}};
    }
    return std::nullopt;
}

Wrong Parser::begin(std::string_view rest) {
    if (Wrong wrong = end())
        return wrong;
    if (rest.empty() || rest.find_first_of(" :") != std::string_view::npos)
        return Sentence{READYSCOPE_TEXT("\"%1\" is not a name"), {std::string(rest)}};
    for (const Scenario& other : m_all)
        if (other.name == rest)
            return Sentence{READYSCOPE_TEXT("there is a scenario \"%1\" already"), {other.name}};
    m_all.emplace_back().name = rest;
    return std::nullopt;
}

Wrong Parser::end() {
    if (m_all.empty())
        return std::nullopt;
    const Scenario& scenario = m_all.back();
    if (scenario.title.empty() || scenario.summary.empty() || scenario.watchFor.empty() || scenario.withPort.empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" lacks its title, summary, watch or port"), {scenario.name}};
    if (scenario.rowNames(false).empty() || scenario.rowNames(true).empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" has no row"), {scenario.name}};
    return scenarioFits(scenario);
}

Wrong Parser::row(ScenarioRow::When when, std::string_view rest) {
    const std::string name = nameInAddress(rest);
    if (name.empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" has no name"), {std::string(rest)}};
    Scenario& scenario = m_all.back();
    for (const ScenarioRow& other : scenario.rows) {
        const bool bothThere =
            other.when == when || when == ScenarioRow::When::Always || other.when == ScenarioRow::When::Always;
        if (bothThere && nameInAddress(other.address) == name)
            return Sentence{READYSCOPE_TEXT("there is a row \"%1\" already"), {name}};
    }
    scenario.rows.push_back({when, std::string(rest)});
    return std::nullopt;
}

Wrong Parser::role(ScenarioRole::Act act, std::string_view key, std::string_view rest) {
    const std::vector<std::string> words = splitWords(rest);
    const bool alone = act == ScenarioRole::Act::Lines || act == ScenarioRole::Act::Heard;
    if (words.size() != (alone ? 1 : 2))
        return Sentence{READYSCOPE_TEXT("\"%1\" stands for %2 words"), {std::string(key), alone ? "1" : "2"}};
    m_all.back().roles.push_back({act, words[0], alone ? std::string() : words[1]});
    return std::nullopt;
}

Wrong Parser::peer(std::string_view rest) {
    const std::vector<std::string> words = splitWords(rest);
    ScenarioPeer peer;
    peer.name = words[0];
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "echoes") {
            peer.echoes = true;
        } else if (words[i] == "crowded") {
            peer.crowded = true;
        } else if (words[i] == "listens" && i + 1 < words.size()) {
            peer.backlog = wholeNumber(words[++i], 0, 128);
        } else {
            return Sentence{READYSCOPE_TEXT("\"%1\" is not said of a peer"), {words[i]}};
        }
    }
    for (const ScenarioPeer& other : m_all.back().peers)
        if (other.name == peer.name)
            return Sentence{READYSCOPE_TEXT("there is a peer \"%1\" already"), {peer.name}};
    m_all.back().peers.push_back(std::move(peer));
    return std::nullopt;
}

Wrong Parser::step(std::string_view pause, std::string_view rest) {
    std::vector<ScenarioPeer>& peers = m_all.back().peers;
    if (peers.empty())
        return Sentence{READYSCOPE_TEXT("a step belongs to a peer"), {}};
    const std::variant<Nanos, Sentence> parsed = parseDuration(pause);
    if (const auto* wrong = std::get_if<Sentence>(&parsed))
        return *wrong;
    const std::size_t ends = std::min(rest.find(' '), rest.size());
    ScenarioStep step{std::get<Nanos>(parsed), std::string(rest.substr(0, ends)), {}};
    step.rest = rest.substr(std::min(ends + 1, rest.size()));
    if (Wrong wrong = stepFits(step, peers.back()))
        return wrong;
    peers.back().steps.push_back(std::move(step));
    return std::nullopt;
}

} // namespace

std::variant<std::vector<Scenario>, LineError> parseScenarios(std::string_view text) { return Parser().parse(text); }

} // namespace readyscope
