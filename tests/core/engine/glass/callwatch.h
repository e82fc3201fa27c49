// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was really passed to select, pselect, poll, ppoll and epoll, and what came back: this program defines these
// functions itself, notes and calls the C library's.

#include "core/readiness/clock.h"
#include "core/readiness/events.h"

#include <map>
#include <string>
#include <vector>

namespace readyscope::test {

struct CallEntry {
    int fd = -1;
    Events asked;
    Events told;
    bool edge = false;
    bool operator==(const CallEntry&) const = default;
};

struct Call {
    Nanos time = 0; // after it was entered and before it returned
    std::string name;
    int returned = 0;
    int nfds = 0;
    std::string passed;            // "{ 0, 5000 }", "5", "NULL"
    std::string after;             // of select
    std::map<int, CallEntry> byFd; // those asked about
    std::map<int, CallEntry> told() const;
};

// All calls so far, in order; while no other thread makes one.
std::vector<Call> callsSeen();
void forgetCalls();

} // namespace readyscope::test
