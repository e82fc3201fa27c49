// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The file of the explanations itself, and what its parser says of a wrong one.

#include "core/lab/explain/casekinds.h"
#include "core/lab/explain/explain.h"
#include "core/lab/semantics.h"

#include <QTest>

#include <algorithm>

using namespace readyscope;
using semantics::Case;

class TestExplainRules : public QObject {
    Q_OBJECT
private slots:
    void parses();
    void everyKindHasAFamily();
    void everyRuleIsTheFirstOfItsCase();
    void textsAreSentences();
    void resultsAreNotSaidTwice();
    void wrongFiles_data();
    void wrongFiles();
    void reads();
    void terms();
};

void TestExplainRules::parses() {
    const auto parsed = parseExplainRules(explainText());
    if (const auto* error = std::get_if<LineError>(&parsed))
        QFAIL(("line " + std::to_string(error->line) + ": " + inEnglish(error->sentence)).c_str());
    QCOMPARE(std::get<std::vector<ExplainFamily>>(parsed).size(), explainFamilies().size());
    QVERIFY(explainFamilies().size() > 10);
}

void TestExplainRules::everyKindHasAFamily() {
    for (int kind = 0; kind < kKindCount; ++kind) {
        const auto count =
            std::count_if(explainFamilies().begin() + 1, explainFamilies().end(),
                          [&](const ExplainFamily& family) { return family.has(static_cast<Kind>(kind)); });
        QVERIFY2(count == 1, nameOf(static_cast<Kind>(kind)).data());
    }
    for (const ExplainFamily& family : explainFamilies())
        QVERIFY2(family.name == "any" || !family.reads.empty() || !family.writes.empty(), family.name.c_str());
}

// A rule that names a case is the one that the case's mask meets: none stands behind one that takes all of its.
void TestExplainRules::everyRuleIsTheFirstOfItsCase() {
    for (const ExplainFamily& family : explainFamilies())
        for (const ExplainRule& rule : family.rules) {
            const auto stateTerm = std::find_if(rule.terms.begin(), rule.terms.end(), [](const ExplainTerm& term) {
                return term.what == ExplainTerm::What::State;
            });
            bool found = rule.caseName.empty();
            for (const Case& one : semantics::table().cases)
                for (std::size_t look = 0; one.name == rule.caseName && look < one.looks.size(); ++look)
                    for (const Backend backend : kBackends) {
                        const Kind itsKind = kindInCase(one, look);
                        const bool borrows = family.name == "other" || family.name == "any";
                        if (!family.has(itsKind) && !borrows)
                            continue;
                        Asked asked{itsKind, SocketState::Open, backend, one.looks[look].of(backend).events,
                                    one.looks[look].interest};
                        if (stateTerm != rule.terms.end())
                            asked.state = stateTerm->state;
                        if (family.name == "other")
                            asked.kind = family.kinds.front();
                        found |= ruleFor(asked).rule == &rule;
                    }
            QVERIFY2(found, ("line " + std::to_string(rule.line) + ": " + rule.state).c_str());
        }
}

void TestExplainRules::textsAreSentences() {
    const auto isSentence = [](const std::string& text) { return text.ends_with('.') || text.ends_with(':'); };
    const auto areBits = [](const ExplainTexts& texts) {
        for (const auto& [bit, lines] : texts.bits)
            for (const ExplainLine& line : lines)
                if (!line.text.ends_with('.') ||
                    !line.text.starts_with(std::string(nameOf(static_cast<Events::Bit>(bit))) + ": "))
                    return false;
        return true;
    };
    const auto areResults = [](const ExplainTexts& texts) { // they are parts of a sentence
        for (const ExplainLines* lines : {&texts.recv, &texts.send})
            for (const ExplainLine& line : *lines)
                if (line.text.ends_with('.'))
                    return false;
        return true;
    };
    for (const ExplainFamily& family : explainFamilies()) {
        QVERIFY2(areBits(family.texts) && areResults(family.texts), family.name.c_str());
        for (const ExplainRule& rule : family.rules) {
            const std::string place = "line " + std::to_string(rule.line);
            QVERIFY2(areBits(rule.texts) && areResults(rule.texts), place.c_str());
            for (const ExplainLine& line : rule.say)
                QVERIFY2(isSentence(line.text), place.c_str());
            for (const ExplainLine& line : rule.answer)
                QVERIFY2(line.text.ends_with('.'), place.c_str());
        }
    }
}

// Where a result is there twice, its words or its terms say when it is which.
void TestExplainRules::resultsAreNotSaidTwice() {
    for (const ExplainFamily& family : explainFamilies())
        for (const ExplainRule& rule : family.rules)
            for (const ExplainLines* lines : {&rule.texts.recv, &rule.texts.send})
                for (std::size_t i = 0; i < lines->size(); ++i)
                    for (std::size_t j = i + 1; j < lines->size(); ++j)
                        QVERIFY2((*lines)[i].result != (*lines)[j].result || !(*lines)[i].terms.empty(),
                                 ("line " + std::to_string(rule.line)).c_str());
}

void TestExplainRules::wrongFiles_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("sentence");
    const QString head = QStringLiteral("family any\nfamily t tty\nreads read\n");
    const auto row = [&](const char* name, const QString& rest, int line, const char* sentence) {
        QTest::newRow(name) << head + rest << line << QString::fromLatin1(sentence);
    };
    QTest::newRow("no family") << QStringLiteral("reads x\n") << 1 << QStringLiteral("\"reads\" belongs in a family");
    QTest::newRow("first family") << QStringLiteral("family t tty\n") << 1
                                  << QStringLiteral(
                                         "the first family is \"any\", which has no kinds; each other has some");
    row("no kinds", "family u", 4, "the first family is \"any\", which has no kinds; each other has some");
    row("kind", "family u udp", 4, "\"udp\" is not a kind");
    row("kind twice", "family u tty", 4, "\"tty\" is in a family already");
    row("nothing follows", "rule", 4, "something is to follow \"rule\"");
    row("word", "sigh x", 4, "\"sigh\" is not a word of the explanations");
    row("unasked", "unasked IN", 4, "a bit and a sentence are to follow \"unasked\"");
    row("term", "rule x\nwhen INN", 5, "\"INN\" is not a term");
    row("sign", "rule x\nwhen ?INN", 5, "\"?INN\" is not a term");
    row("result", "rule x\nrecv EFOO", 5, "\"EFOO\" is neither \"data\", \"0\", \"-\" nor an errno");
    row("condition", "rule x\nrecv [IN data", 5, "terms and a \"]\" are to follow \"[\"");
    row("behind it", "rule x\nrecv [IN]", 5, "something is to follow \"]\"");
    row("no answer", "rule x\nsay y.\nrule z", 6, "the rule \"x\" ends without a \"say\" or an \"answer\"");
    row("no say", "rule x\nanswer y.", 5, "the rule \"x\" ends without a \"say\" or an \"answer\"");
}

void TestExplainRules::wrongFiles() {
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(QString, sentence);
    const auto parsed = parseExplainRules(text.toStdString());
    const auto* error = std::get_if<LineError>(&parsed);
    QVERIFY(error != nullptr);
    QCOMPARE(QString::fromStdString(inEnglish(error->sentence)), sentence);
    QCOMPARE(error->line, line);
}

void TestExplainRules::reads() {
    const auto parsed = parseExplainRules("family any\nfamily t tty pty\n  reads read\n  IN IN: a.\n  IN b.\n"
                                          "rule one\n  when IN !OUT\n  case c\n  say A\n  say line.\n  say [sets] B.\n"
                                          "  recv [~PRI] data c\n  recv 0\n  answer D.\n");
    QVERIFY(std::holds_alternative<std::vector<ExplainFamily>>(parsed));
    const ExplainFamily& family = std::get<std::vector<ExplainFamily>>(parsed).at(1);
    QCOMPARE(family.kinds, (std::vector<Kind>{Kind::Tty, Kind::Pty}));
    QCOMPARE(family.texts.bits.at(Events::In).at(0).text, std::string("IN: a. b."));
    const ExplainRule& rule = family.rules.at(0);
    QCOMPARE(rule.line, 6);
    QCOMPARE(rule.say.size(), std::size_t{2});
    QCOMPARE(rule.say.at(0).text, std::string("A line."));
    QCOMPARE(rule.texts.recv.at(0).result, std::string("data"));
    QCOMPARE(rule.texts.recv.at(0).text, std::string("c"));
    QCOMPARE(rule.texts.recv.at(1).result, std::string("0"));
    QVERIFY(rule.texts.recv.at(1).text.empty());
}

void TestExplainRules::terms() {
    const auto holds = [](const char* words, const Asked& asked) {
        const auto parsed =
            parseExplainRules(std::string("family any\nrule x\nwhen ") + words + "\nsay y.\nanswer z.\n");
        return fits(std::get<std::vector<ExplainFamily>>(parsed).at(0).rules.at(0).terms, asked);
    };
    const Asked asked{Kind::Fifo, SocketState::Open, Backend::PSelect, Events::R | Events::E,
                      Events(Events::In) | Events::Pri};
    QVERIFY(holds("R E !W ?IN ~OUT sets open fifo !tty", asked));
    for (const char* wrong : {"W", "!R", "?OUT", "~IN", "-", "failed", "tty", "!fifo"})
        QVERIFY2(!holds(wrong, asked), wrong);
    const Asked none{Kind::Tty, SocketState::Open, Backend::Poll, {}, {}};
    QVERIFY(holds("-", none));
    QVERIFY(!holds("sets", none));
    const Asked old{Kind::Tty, SocketState::Open, Backend::Poll, Events::RdNorm | Events::WrBand, {}};
    QVERIFY(holds("IN OUT", old));
}

QTEST_GUILESS_MAIN(TestExplainRules)
#include "tst_explainrules.moc"
