// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/explain/explain.h"

#include "core/lab/explain/casekinds.h"
#include "core/lab/semantics.h"

#include <algorithm>

namespace readyscope {

namespace {

void addSentence(std::string& to, std::string_view sentence) {
    if (!to.empty() && !sentence.empty())
        to += ' ';
    to += sentence;
}

std::string textOf(const ExplainLines& lines, const Asked& asked) {
    std::string text;
    for (const ExplainLine& line : lines)
        if (fits(line.terms, asked))
            addSentence(text, line.text);
    return text;
}

// What the first of them that has lines on the bit says.
std::string bitText(Events::Bit bit, const ExplainMatch& match, const Asked& asked) {
    for (const ExplainTexts* texts : {&match.rule->texts, &match.family->texts, &explainFamilies().front().texts})
        if (const auto lines = texts->bits.find(bit); lines != texts->bits.end())
            return textOf(lines->second, asked);
    return {};
}

bool isWatched(SocketState state) {
    return state == SocketState::Connecting || state == SocketState::Listening || state == SocketState::Open;
}

std::string paragraphOf(const ExplainMatch& match, const Asked& asked) {
    std::string text = textOf(match.rule->say, asked);
    for (const EventName& name : kEventNames)
        if (asked.revents.any(name.bit))
            addSentence(text, bitText(name.bit, match, asked));
    if (!isWatched(asked.state))
        return text;
    for (const EventName& name : kEventNames) {
        const auto unasked = match.family->unasked.find(name.bit);
        const bool tells = !answersInSets(asked.backend) || (kReadBits | kWriteBits).any(name.bit);
        if (unasked != match.family->unasked.end() && tells && !asked.interest.any(name.bit) &&
            !asked.revents.any(name.bit))
            addSentence(text, unasked->second);
    }
    return text;
}

NextCall callOf(const std::string& call, const ExplainLines& ofRule, const ExplainLines& ofFamily, const Asked& asked) {
    NextCall next{call, {}};
    for (const ExplainLine& line : ofRule.empty() ? ofFamily : ofRule)
        if (fits(line.terms, asked))
            next.results.push_back({line.result, line.text});
    return next;
}

// Whether a backend tells this mask in that look; what it refuses is a state, not a mask.
bool tells(const semantics::Look& look, const Asked& asked) {
    const semantics::Told& told = look.of(asked.backend);
    return asked.state == SocketState::Unsupported ? !told.error.empty()
                                                   : told.error.empty() && told.events == asked.revents;
}

struct Exact {
    const semantics::Case* best = nullptr;
    bool isExact = false;
};

// Families of no kind of their own take any kind's case.
bool isOfFamily(const semantics::Case& one, std::size_t look, const ExplainMatch& match) {
    return match.family->name == "any" || match.family->name == "other" || match.family->has(kindInCase(one, look));
}

// The rule's own case where it has the mask, else the first one that has it and is explained by the same rule.
Exact caseFor(const ExplainMatch& match, const Asked& asked) {
    Exact found;
    if (match.rule->caseName.empty())
        return found;
    const semantics::Case* other = nullptr;
    for (const semantics::Case& one : semantics::table().cases) {
        const bool own = one.name == match.rule->caseName;
        if (own)
            found.best = &one;
        for (std::size_t i = 0; i < one.looks.size(); ++i) {
            const semantics::Look& look = one.looks[i];
            if (!tells(look, asked) || !isOfFamily(one, i, match))
                continue;
            if (own)
                return {&one, true};
            Asked there = asked;
            there.kind = match.family->has(kindInCase(one, i)) ? kindInCase(one, i) : asked.kind;
            there.interest = look.interest;
            if (other == nullptr && ruleFor(there).rule == match.rule)
                other = &one;
        }
    }
    if (other != nullptr)
        return {other, true};
    return found;
}

std::string resultText(const std::string& result, const std::string& call) {
    if (result == "data") {
        if (call == "accept")
            return "a descriptor";
        return call == "send" || call == "write" ? "a count" : "data";
    }
    return result == "0" ? result : "−1 " + result;
}

} // namespace

ExplainMatch ruleFor(const Asked& asked) {
    for (const ExplainFamily& family : explainFamilies()) {
        if (!family.has(asked.kind))
            continue;
        for (const ExplainRule& rule : family.rules)
            if (fits(rule.terms, asked))
                return {&family, &rule};
    }
    return {};
}

Explanation explain(const Asked& asked) {
    ExplainMatch match = ruleFor(asked);
    if (match.rule == nullptr) // a file that does not parse
        return {};
    // What is for all kinds does not know the names of the calls.
    const auto& families = explainFamilies();
    const auto own = std::find_if(families.begin() + 1, families.end(),
                                  [&](const ExplainFamily& family) { return family.has(asked.kind); });
    const std::string reads = own == families.end() ? std::string() : own->reads;
    const std::string writes = own == families.end() ? std::string() : own->writes;
    Explanation explanation;
    explanation.state = match.rule->state;
    explanation.paragraph = paragraphOf(match, asked);
    if (!reads.empty())
        explanation.takes = callOf(reads, match.rule->texts.recv, match.family->texts.recv, asked);
    if (!writes.empty())
        explanation.gives = callOf(writes, match.rule->texts.send, match.family->texts.send, asked);
    explanation.answer = textOf(match.rule->answer, asked);
    if (const Exact found = caseFor(match, asked); found.best != nullptr) {
        explanation.caseName = found.best->name;
        explanation.isExact = found.isExact;
        explanation.sources = found.best->sources;
    }
    return explanation;
}

std::string toString(const NextCall& call) {
    std::string text;
    for (const NextResult& one : call.results) {
        if (!text.empty())
            text += ". Or ";
        if (one.result != "-")
            text += resultText(one.result, call.call);
        if (one.result != "-" && !one.words.empty())
            text += one.words.starts_with("and ") ? " " : ", ";
        text += one.words;
    }
    return text;
}

} // namespace readyscope
