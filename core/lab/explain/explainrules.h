// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What masks mean for kinds of sockets, as data. One file holds it (resources/explain/explain.txt, which says how it is
// written); explain() reads it, the tests hold it against the readiness table and the kernel.

#include "core/lab/tablelines.h"
#include "core/readiness/backend.h"
#include "core/readiness/events.h"
#include "core/socket/socketinfo.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace readyscope {

// What an explanation is asked about: all that terms look at.
struct Asked {
    Kind kind = Kind::TcpClient;
    SocketState state = SocketState::Open;
    Backend backend = Backend::Poll;
    Events revents; // R, W and E where the backend answers in sets
    Events interest = kDefaultInterest;
    bool operator==(const Asked&) const = default;
};

struct ExplainTerm {
    enum class What : std::uint8_t { Set, Clear, Asked, Unasked, Nothing, State, Kind, OtherKind, Sets };
    What what = What::Nothing;
    Events::Bit bit = Events::In;
    SocketState state = SocketState::Open;
    Kind kind = Kind::TcpClient;
};
using ExplainTerms = std::vector<ExplainTerm>;
bool fits(const ExplainTerms& terms, const Asked& asked);

struct ExplainLine {
    ExplainTerms terms;
    std::string result; // of a call: "data", "0", an errno's name, or "-" where none can be named; else empty
    std::string text;
};
using ExplainLines = std::vector<ExplainLine>;

// The lines of a rule, or those of its family that stand for them.
struct ExplainTexts {
    std::map<std::uint16_t, ExplainLines> bits; // by Events::Bit
    ExplainLines recv;
    ExplainLines send;
};

struct ExplainRule {
    std::string state; // "reset by the peer"
    ExplainTerms terms;
    std::string caseName; // empty: the readiness table has none
    ExplainLines say;
    ExplainTexts texts;
    ExplainLines answer;
    int line = 0;
};

struct ExplainFamily {
    std::string name;
    std::vector<Kind> kinds; // none: it is for all
    std::string reads;       // "recv", "read" or "accept"; empty: nothing takes from it
    std::string writes;
    ExplainTexts texts;
    std::map<std::uint16_t, std::string> unasked; // by Events::Bit
    std::vector<ExplainRule> rules;

    bool has(Kind kind) const;
};

std::variant<std::vector<ExplainFamily>, LineError> parseExplainRules(std::string_view text);

std::string_view explainText(); // the file, as it was when this was built
// Of that text, the one for all kinds first. A file that does not parse is a defect that the tests find; it is empty
// then.
const std::vector<ExplainFamily>& explainFamilies();

} // namespace readyscope
