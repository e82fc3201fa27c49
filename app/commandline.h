// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The command line to checked values. Nothing is started, opened or resolved here, but a script file is read whole.

#include "core/engine/engine.h"
#include "core/engine/script.h"
#include "core/lab/models/modelrecords.h"
#include "core/lab/scenarios/scenario.h"
#include "core/socket/address.h"
#include "ui/main/windowoptions.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace readyscope {

struct NumberedLine {
    std::size_t number = 0;
    ScriptLine line;
};

struct RecordOptions {
    std::vector<Address> sockets;
    std::optional<ScenarioChoice> scenario;
    EngineSettings settings;
    std::string script; // a path, "-" for standard input, empty for none
    std::vector<NumberedLine> lines;
    std::optional<Nanos> duration;
    std::string output = "-";
    bool waits = true;
};

// At least one run, which differ by their models alone.
struct LabOptions {
    std::vector<ModelRun> runs;
    bool asLines = false; // JSON Lines, else a table
    bool program = false; // nothing is run: the C program of the one model is printed
};

struct ListBackends {};

// Nothing to start: the text goes to standard output with status 0, to standard error otherwise.
struct Said {
    std::string text;
    int status = 0;
};

using Invocation = std::variant<WindowOptions, RecordOptions, LabOptions, ListBackends, Said>;

Invocation parseCommandLine(int argc, const char* const* argv);

} // namespace readyscope
