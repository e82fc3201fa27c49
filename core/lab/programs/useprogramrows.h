// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows that our side of a scenario has with a port, as its C program opens and serves them.

#include "core/lab/scenarios/scenario.h"
#include "core/socket/address.h"

#include <string>
#include <vector>

namespace readyscope {

struct UseProgramRow {
    std::string text;  // as the table has it
    Address address;   // with port 1; for {unique} stands %d
    int offset = 0;    // of its port, from the first
    bool same = false; // the port is that of the others that are the same
    ScenarioRole::Act act = ScenarioRole::Act::Serve;
    std::string service; // what is served: "echo"; of a fetch the path
};

// Those whose address is one. A row without a role of its own serves what its policy does.
std::vector<UseProgramRow> useProgramRowsOf(const Scenario& scenario);

} // namespace readyscope
