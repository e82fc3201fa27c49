// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One record to one JSON object and a line feed, appended to `out`: the JSON Lines of the outside contract, field by
// field. Pure functions, any thread. Integers only, so no locale is asked; text that is not UTF-8 gets U+FFFD.

#include "core/readiness/records.h"
#include "core/socket/socketinfo.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace readyscope {

struct CaptureHeader {
    std::string program;
    std::string host;
    std::string kernel;
    ClockPair clock;
    Backend backend = Backend::Poll;
    Nanos timeout = kInfinite;
    Mode mode = Mode::Transitions;
};

struct CaptureTotals {
    Nanos time = 0;
    std::uint64_t transitions = 0; // lines written
    std::uint64_t waits = 0;       // that came, written or left out
    std::uint64_t lost = 0;        // transitions, waits and hits
};

// An error as its line tells it: the sentence as it was, which cannot be made again of what a file has.
struct ToldError {
    Nanos time = 0;
    SocketId socket = kNoSocket;
    std::string call;
    std::string errnum; // "ECONNREFUSED"; empty where there is none
    std::string message;
    bool operator==(const ToldError&) const = default;
};
ToldError told(const ErrorRecord& error);

void appendJson(std::string& out, const CaptureHeader& capture);
void appendJson(std::string& out, ClockPair clock);
void appendJson(std::string& out, const SocketInfo& socket);
void appendJson(std::string& out, const Transition& transition);
void appendJson(std::string& out, const Hit& hit);
void appendJson(std::string& out, const Wait& wait);
void appendJson(std::string& out, const Marker& marker);
void appendJson(std::string& out, const Gap& gap);
void appendJson(std::string& out, const ToldError& error);
void appendJson(std::string& out, const ErrorRecord& error);
void appendJson(std::string& out, const CaptureTotals& end);

// The fields of a socket's line that stand after its time: what must differ for a line to be written.
void appendJsonFields(std::string& out, const SocketInfo& socket);

// "text" with its quotes, escaped (RFC 8259, section 7).
void appendJsonText(std::string& out, std::string_view text);

} // namespace readyscope
