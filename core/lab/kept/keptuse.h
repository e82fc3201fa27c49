// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A piece of a recorded use (core/lab/scenarios) as lines of text, so that the help draws its rows where nothing was
// run. Times are ns from the beginning of the piece.
//   made WORDS                          on what
//   use SCENARIO BACKEND LASTED
//   row KIND NAME                       then lines of core/lab/kept/keptlane.h
// Rows are in the order of the table; those of accepted connections follow their listener's.

#include "core/lab/scenarios/scenario.h"
#include "core/readiness/backend.h"
#include "core/socket/socketinfo.h"
#include "core/trace/source.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace readyscope {

struct KeptUse {
    const Scenario* scenario = nullptr;
    Backend backend = Backend::Poll;
    Nanos lasted = 0;
    std::vector<SocketInfo> rows; // kind, name and id
    std::shared_ptr<const Source> source;
};
struct KeptUses {
    std::string made; // "Linux 6.18.1, two processors"
    std::vector<KeptUse> uses;

    const KeptUse* of(std::string_view scenario) const; // null where none is kept
};

// [begin, end] of a capture of it, with the rows that were watched meanwhile.
std::string keptText(const Scenario& scenario, Backend backend, const Snapshot& snapshot,
                     const std::vector<SocketInfo>& sockets, Nanos begin, Nanos end);
// Lines that begin with # are left out; none where one is wrong.
std::optional<KeptUses> readKeptUses(std::string_view text);

std::string_view keptUsesText(); // resources/help/uses.txt
// Of that text. One that cannot be read is a defect that the tests find; it is empty then.
const KeptUses& keptUses();

} // namespace readyscope
