// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The five uses of multiplexing as values: what our side adds and does, and the steps of its peers. One file holds them
// (resources/scenarios/scenarios.txt, which says how it is written); ScenarioRun plays one.

#include "core/lab/tablelines.h"
#include "core/readiness/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace readyscope {

// What our side does with a row, besides its policy.
struct ScenarioRole {
    enum class Act : std::uint8_t { Serve, Fetch, Forward, Lines, Heard };
    Act act = Act::Serve;
    std::string row;
    std::string other; // the service, the path, the row it goes to; empty for Lines and Heard
};

struct ScenarioStep {
    Nanos pause = 0; // before it
    std::string verb;
    std::string rest; // what follows the verb, as written
};

struct ScenarioPeer {
    std::string name;
    std::optional<int> backlog; // of a server
    bool echoes = false;
    bool crowded = false;
    std::vector<ScenarioStep> steps;
};

// An address with its {places} not filled in yet.
struct ScenarioRow {
    enum class When : std::uint8_t { Always, Alone, Served };
    When when = When::Always; // without a port, with one
    std::string address;
};

struct Scenario {
    std::string name;    // as on the command line: "stdin-socket"
    std::string title;   // "Standard input and a socket"
    std::string summary; // the second line
    std::vector<std::string> watchFor;
    std::string withPort;           // what a port changes
    std::vector<std::string> tries; // commands for a terminal, with {places} of the rows' addresses
    bool connects = false;          // the port is an outside server's
    int ports = 1;                  // consecutive numbers from the port on
    std::vector<ScenarioRow> rows;
    std::vector<ScenarioRole> roles;
    std::vector<ScenarioPeer> peers;

    // Whether a row is standard input, which only a program in a terminal has.
    bool readsStdin(bool served) const;
    // Names of the rows, of those there are with a port or without.
    std::vector<std::string> rowNames(bool served) const;
};

std::variant<std::vector<Scenario>, LineError> parseScenarios(std::string_view text);

std::string_view scenarioText(); // the file, as it was when this was built
// Of that text, in its order. One that does not parse is a defect that the tests find; there are none then.
const std::vector<Scenario>& scenarios();
const Scenario* scenarioNamed(std::string_view name); // null if there is none

struct ScenarioChoice {
    const Scenario* scenario = nullptr;
    std::optional<std::uint16_t> port;
};
// NAME or NAME:PORT, or what is wrong with it, to follow "--scenario ".
std::variant<ScenarioChoice, Sentence> parseScenarioChoice(std::string_view word);

} // namespace readyscope
