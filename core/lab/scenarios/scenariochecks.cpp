// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/scenariochecks.h"

#include "core/engine/script.h"
#include "core/lab/scenarios/scenarioplaces.h"
#include "core/socket/address.h"
#include "core/text/escapes.h"

#include <algorithm>
#include <charconv>

namespace readyscope {

namespace {

bool isOneOf(std::string_view word, const std::vector<std::string>& words) {
    return std::ranges::find(words, word) != words.end();
}

std::vector<std::string> allRows(const Scenario& scenario) {
    std::vector<std::string> rows;
    for (const ScenarioRow& row : scenario.rows)
        rows.push_back(nameInAddress(row.address));
    return rows;
}

// Whether they are addresses once their places are filled in.
Wrong addressesParse(const Scenario& scenario) {
    const PlaceValue sample = [&](std::string_view place) -> std::optional<std::string> {
        if (const std::optional<int> offset = portOffset(place))
            return *offset < scenario.ports ? std::optional(std::to_string(1 + *offset)) : std::nullopt;
        if (place == "same")
            return "1";
        if (place == "keyboard")
            return "/dev/tty";
        if (place == "unique")
            return "x";
        if (place == "share")
            return "";
        for (const ScenarioPeer& peer : scenario.peers)
            if (peer.name == place && peer.backlog)
                return "127.0.0.1:1";
        return std::nullopt;
    };
    for (const ScenarioRow& row : scenario.rows) {
        const std::optional<std::string> text = filledIn(row.address, sample);
        if (!text || !std::holds_alternative<Address>(parseAddress(*text)))
            return Sentence{READYSCOPE_TEXT("\"%1\" is not an address"), {row.address}};
    }
    return std::nullopt;
}

Wrong rolesFit(const Scenario& scenario) {
    using Act = ScenarioRole::Act;
    const std::vector<std::string> rows = allRows(scenario);
    for (const ScenarioRole& role : scenario.roles) {
        if (!isOneOf(role.row, rows) || (role.act == Act::Forward && !isOneOf(role.other, rows)))
            return Sentence{READYSCOPE_TEXT("\"%1 %2\": there is no such row"), {role.row, role.other}};
        if (role.act == Act::Serve && !isOneOf(role.other, {"echo", "discard", "daytime", "chargen", "web"}))
            return Sentence{READYSCOPE_TEXT("\"%1\" is not a service"), {role.other}};
        if (role.act == Act::Fetch && !role.other.starts_with('/'))
            return Sentence{READYSCOPE_TEXT("\"%1\" is not a path"), {role.other}};
    }
    return std::nullopt;
}

// A table that takes no time and waits for nothing would keep a core busy.
Wrong stepsFit(const Scenario& scenario) {
    for (const ScenarioPeer& peer : scenario.peers) {
        const bool rests = std::ranges::any_of(peer.steps, [](const ScenarioStep& step) { return step.pause > 0; });
        if (!rests)
            return Sentence{READYSCOPE_TEXT("the peer \"%1\" never pauses"), {peer.name}};
        for (const ScenarioStep& step : peer.steps)
            if (step.verb == "connect" && !isOneOf(step.rest, allRows(scenario)))
                return Sentence{READYSCOPE_TEXT("\"%1 %2\": there is no such row"), {step.verb, step.rest}};
    }
    return std::nullopt;
}

// What a terminal is to be told, the rows' addresses know.
Wrong triesFit(const Scenario& scenario) {
    for (const std::string& command : scenario.tries) {
        const bool fits = filledIn(command, [&](std::string_view place) {
                              const bool isKnown = std::ranges::any_of(
                                  scenario.rows, [&](const ScenarioRow& row) { return hasPlace(row.address, place); });
                              return isKnown ? std::optional<std::string>("1") : std::nullopt;
                          }).has_value();
        if (!fits)
            return Sentence{READYSCOPE_TEXT("\"%1\" has a place that no row has"), {command}};
    }
    return std::nullopt;
}

} // namespace

Wrong scenarioFits(const Scenario& scenario) {
    if (Wrong wrong = addressesParse(scenario))
        return wrong;
    if (Wrong wrong = rolesFit(scenario))
        return wrong;
    if (Wrong wrong = triesFit(scenario))
        return wrong;
    return stepsFit(scenario);
}

Wrong stepFits(const ScenarioStep& step, const ScenarioPeer& peer) {
    const auto isWithout = [&](std::initializer_list<std::string_view> verbs) {
        return std::ranges::find(verbs, step.verb) != verbs.end() && step.rest.empty();
    };
    const bool good = isWithout({"await", "shutdown", "close", "reset"}) ||
                      (isWithout({"crowd", "relieve"}) && peer.backlog) ||
                      (step.verb == "connect" && !step.rest.empty() && !peer.backlog) ||
                      ((step.verb == "send" || step.verb == "type") && !step.rest.empty() &&
                       std::holds_alternative<std::string>(unescaped(step.rest))) ||
                      ((step.verb == "fill" || step.verb == "take") && wholeNumber(step.rest, 1, 16 << 20)) ||
                      (step.verb == "read" && (step.rest == "on" || step.rest == "off"));
    if (good)
        return std::nullopt;
    if (step.verb == "tell") {
        const std::variant<ScriptLine, ScriptError> parsed = parseScriptLine(step.rest);
        if (const auto* wrong = std::get_if<ScriptError>(&parsed))
            return wrong->sentence;
        const ScriptLine& line = std::get<ScriptLine>(parsed);
        if (line.command && line.delay == 0)
            return std::nullopt;
    }
    return Sentence{READYSCOPE_TEXT("\"%1 %2\" is not a step of this peer"), {step.verb, step.rest}};
}

std::optional<int> wholeNumber(std::string_view word, int least, int most) {
    int value = 0;
    const char* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    const bool good = error == std::errc() && stop == end && value >= least && value <= most;
    return good ? std::optional(value) : std::nullopt;
}

} // namespace readyscope
