// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program of one of the five uses: what our side of the scenario does with a port, by one backend. Put together
// from the scenario's rows and roles and the pieces of resources/scenarios/useprogram.txt.

#include "core/lab/programs/modelprogram.h"
#include "core/lab/scenarios/scenario.h"
#include "core/readiness/backend.h"

#include <optional>
#include <string_view>

namespace readyscope {

// Its file is the scenario's name with .c. A server takes the port as its argument and without one lets the kernel
// choose; it prints "ROW at PLACE" for each row, and never ends. A client takes the ports of servers on 127.0.0.1 and
// ends with them: 0, or 1 and a message where one is not to be had or ends too early.
ModelProgram useProgramOf(const Scenario& scenario, Backend backend);

// Of the client that blocks in a read of its input, where the scenario has one beside the other; its file is named
// after the scenario and its row, with a '-' between them.
std::optional<ModelProgram> blockingProgramOf(const Scenario& scenario);

std::string_view useProgramPieces(); // the file's text

} // namespace readyscope
