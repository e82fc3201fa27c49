// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A mask in words: what each bit means for this kind of socket in this state, what the next calls return, and the usual
// right answer. A pure function of values; any thread.

#include "core/lab/explain/explainrules.h"

namespace readyscope {

// What a call may return that does not block.
struct NextResult {
    std::string result; // "data", "0", an errno's name, or "-" where none can be named
    std::string words;  // when, or of what; may be empty
    bool operator==(const NextResult&) const = default;
};

struct NextCall {
    std::string call;                // "recv", "read", "accept", "send", "write"
    std::vector<NextResult> results; // the usual one first; the others have the same mask
    bool operator==(const NextCall&) const = default;
};

struct Explanation {
    std::string state;     // in a few words, to follow the kind: "reset by the peer"
    std::string paragraph; // sentences; the bits in the one order
    NextCall takes;        // no call: nothing is ever taken from, or given to, such a descriptor
    NextCall gives;
    std::string answer;
    std::string caseName;             // of the readiness table; empty: none has these bits together
    bool isExact = false;             // that case has just this mask; else it is the nearest
    std::vector<std::string> sources; // of that case
    bool operator==(const Explanation&) const = default;
};

Explanation explain(const Asked& asked);

// "−1 ECONNRESET, once; it clears ERR. Or 0, where …": all results of a call as one text.
std::string toString(const NextCall& call);

// The rule that explain() takes, and its family. For the tests.
struct ExplainMatch {
    const ExplainFamily* family = nullptr;
    const ExplainRule* rule = nullptr;
};
ExplainMatch ruleFor(const Asked& asked);

} // namespace readyscope
