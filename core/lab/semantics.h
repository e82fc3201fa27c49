// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The readiness table: what each backend tells of a descriptor after some steps. One file holds it
// (resources/semantics/semantics.txt, which says how it is written); the tests run it and the help shows it.

#include "core/lab/steps.h"
#include "core/lab/tablelines.h"
#include "core/readiness/backend.h"
#include "core/readiness/events.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace readyscope::semantics {

// What one wait tells of the watched descriptor.
struct Told {
    Events events;     // the state; empty: the descriptor is not named
    Events raw;        // the call's own mask; another than `events` only under io_uring
    std::string error; // instead of both: "EBADF", or "refused" where the number is beyond the backend
    bool operator==(const Told&) const = default;
};
// "IN+OUT", "IN+OUT raw IN", "EPERM", "-".
std::string toString(const Told& told);

// How the backend comes to be asked: the descriptor is added, changed (epoll_ctl MOD and its like), or as it was.
enum class Way : std::uint8_t { Watch, Rewatch, Again };

struct Look {
    std::vector<Step> steps; // before it
    Way way = Way::Watch;
    std::string subject; // the descriptor's name in the steps
    Events interest;     // in poll's bits
    std::array<Told, kBackends.size()> told{};
    std::array<bool, kBackends.size()> written{}; // said for this backend, not taken over from one like it

    const Told& of(Backend backend) const { return told.at(static_cast<std::size_t>(backend)); }
    bool isWritten(Backend backend) const { return written.at(static_cast<std::size_t>(backend)); }
};

struct Case {
    std::string name; // "tcp-peer-half-close"
    std::string title;
    std::string why;
    std::string differs; // where backends tell different things, how
    std::vector<Look> looks;
    std::vector<std::string> sources;
    std::size_t group = 0;
    int line = 0;
};

struct Group {
    std::string name;
    std::string title;
};

struct Table {
    std::vector<Group> groups;
    std::vector<Case> cases;
};

std::variant<Table, LineError> parseTable(std::string_view text);

// The backend whose expectation holds where none is written: select for pselect, epoll for epoll-et, poll for the
// rest. poll and select have none.
Backend likeness(Backend backend);

std::string_view tableText(); // the file, as it was when this was built
// Of that text. A table that does not parse is a defect that the tests find; it is empty then.
const Table& table();

} // namespace readyscope::semantics
