// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/explain/explainrules.h"
#include "core/lab/explain/explainwords.h"
#include "core/lab/steps.h"

#include <algorithm>
#include <utility>

namespace readyscope {

namespace {

class Parser {
public:
    std::variant<std::vector<ExplainFamily>, LineError> parse(std::string_view text);

private:
    Wrong line(const TableLine& line);
    Wrong beginFamily(std::string_view rest);
    Wrong familyLine(std::string_view key, std::string_view rest);
    Wrong ruleLine(std::string_view key, std::string_view rest);
    Wrong bitOrCall(std::string_view key, std::string_view rest, ExplainTexts& texts);
    Wrong endRule();
    static Wrong takeTerms(std::string_view words, ExplainTerms& terms);
    static Wrong addText(std::string_view rest, ExplainLines& lines);
    static Wrong addOutcome(std::string_view rest, ExplainLines& lines);
    // "[TERM...]" in front of `rest`, which is shortened by it.
    static Wrong takeCondition(std::string_view& rest, ExplainTerms& terms);

    std::vector<ExplainFamily> m_families;
    ExplainRule m_rule;
    int m_line = 0;
    bool m_inRule = false;
};

std::variant<std::vector<ExplainFamily>, LineError> Parser::parse(std::string_view text) {
    if (auto wrong = eachTableLine(
            text, [this](const TableLine& one) { return line(one); }, [this] { return endRule(); }))
        return std::move(*wrong);
    return std::move(m_families);
}

Wrong Parser::line(const TableLine& line) {
    m_line = line.number;
    const std::string_view key = line.key;
    const std::string_view rest = line.rest;
    if (rest.empty())
        return Sentence{READYSCOPE_TEXT("something is to follow \"%1\""), {std::string(key)}};
    if (key == "family")
        return beginFamily(rest);
    if (m_families.empty())
        return Sentence{READYSCOPE_TEXT("\"%1\" belongs in a family"), {std::string(key)}};
    if (key != "rule")
        return m_inRule ? ruleLine(key, rest) : familyLine(key, rest);
    if (Wrong wrong = endRule())
        return wrong;
    m_rule.state = rest;
    m_rule.line = m_line;
    m_inRule = true;
    return std::nullopt;
}

Wrong Parser::beginFamily(std::string_view rest) {
    if (Wrong wrong = endRule())
        return wrong;
    const std::vector<std::string> words = semantics::splitWords(rest);
    ExplainFamily family;
    family.name = words.front();
    if ((family.name == "any") != m_families.empty() || (family.name == "any") != (words.size() == 1))
        return Sentence{READYSCOPE_TEXT("the first family is \"any\", which has no kinds; each other has some"), {}};
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto kind = kindNamed(words[i]);
        if (!kind)
            return Sentence{READYSCOPE_TEXT("\"%1\" is not a kind"), {words[i]}};
        const bool taken = std::any_of(m_families.begin() + 1, m_families.end(),
                                       [&](const ExplainFamily& other) { return other.has(*kind); });
        if (taken)
            return Sentence{READYSCOPE_TEXT("\"%1\" is in a family already"), {words[i]}};
        family.kinds.push_back(*kind);
    }
    m_families.push_back(std::move(family));
    return std::nullopt;
}

Wrong Parser::familyLine(std::string_view key, std::string_view rest) {
    ExplainFamily& family = m_families.back();
    if (key == "reads")
        family.reads = rest;
    else if (key == "writes")
        family.writes = rest;
    else if (key == "unasked") {
        std::string_view text = rest;
        const std::string_view word = takeWord(text);
        const auto bit = bitNamed(word);
        if (!bit || text.empty())
            return Sentence{READYSCOPE_TEXT("a bit and a sentence are to follow \"unasked\""), {}};
        family.unasked[*bit] = text;
    } else {
        return bitOrCall(key, rest, family.texts);
    }
    return std::nullopt;
}

Wrong Parser::ruleLine(std::string_view key, std::string_view rest) {
    if (key == "when")
        return takeTerms(rest, m_rule.terms);
    if (key == "say")
        return addText(rest, m_rule.say);
    if (key == "answer")
        return addText(rest, m_rule.answer);
    if (key != "case")
        return bitOrCall(key, rest, m_rule.texts);
    m_rule.caseName = rest;
    return std::nullopt;
}

Wrong Parser::bitOrCall(std::string_view key, std::string_view rest, ExplainTexts& texts) {
    if (key == "recv")
        return addOutcome(rest, texts.recv);
    if (key == "send")
        return addOutcome(rest, texts.send);
    if (const auto bit = bitNamed(key))
        return addText(rest, texts.bits[*bit]);
    return Sentence{READYSCOPE_TEXT("\"%1\" is not a word of the explanations"), {std::string(key)}};
}

Wrong Parser::endRule() {
    if (!m_inRule)
        return std::nullopt;
    if (m_rule.say.empty() || m_rule.answer.empty())
        return Sentence{READYSCOPE_TEXT("the rule \"%1\" ends without a \"say\" or an \"answer\""), {m_rule.state}};
    m_families.back().rules.push_back(std::move(m_rule));
    m_rule = {};
    m_inRule = false;
    return std::nullopt;
}

Wrong Parser::takeTerms(std::string_view words, ExplainTerms& terms) {
    for (const std::string& word : semantics::splitWords(words)) {
        const auto term = termOf(word);
        if (!term)
            return Sentence{READYSCOPE_TEXT("\"%1\" is not a term"), {word}};
        terms.push_back(*term);
    }
    return std::nullopt;
}

Wrong Parser::takeCondition(std::string_view& rest, ExplainTerms& terms) {
    if (rest.front() != '[')
        return std::nullopt;
    const std::size_t end = rest.find(']');
    if (end == std::string_view::npos || end == 1)
        return Sentence{READYSCOPE_TEXT("terms and a \"]\" are to follow \"[\""), {}};
    const std::string_view words = rest.substr(1, end - 1);
    rest = rest.substr(std::min(rest.find_first_not_of(' ', end + 1), rest.size()));
    if (rest.empty())
        return Sentence{READYSCOPE_TEXT("something is to follow \"%1\""), {std::string("]")}};
    return takeTerms(words, terms);
}

// A text may go on in further lines with the same key.
Wrong Parser::addText(std::string_view rest, ExplainLines& lines) {
    ExplainLine line;
    if (Wrong wrong = takeCondition(rest, line.terms))
        return wrong;
    if (line.terms.empty() && !lines.empty() && lines.back().terms.empty()) {
        lines.back().text.append(" ").append(rest);
        return std::nullopt;
    }
    line.text = rest;
    lines.push_back(std::move(line));
    return std::nullopt;
}

Wrong Parser::addOutcome(std::string_view rest, ExplainLines& lines) {
    ExplainLine line;
    if (Wrong wrong = takeCondition(rest, line.terms))
        return wrong;
    std::string_view text = rest;
    const std::string_view result = takeWord(text);
    if (!isResult(result))
        return Sentence{READYSCOPE_TEXT("\"%1\" is neither \"data\", \"0\", \"-\" nor an errno"),
                        {std::string(result)}};
    line.result = result;
    line.text = text;
    lines.push_back(std::move(line));
    return std::nullopt;
}

} // namespace

std::variant<std::vector<ExplainFamily>, LineError> parseExplainRules(std::string_view text) {
    return Parser().parse(text);
}

} // namespace readyscope
