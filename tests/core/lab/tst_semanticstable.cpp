// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The file of the readiness table itself, and what its parser says of a wrong one.

#include "core/lab/semantics.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace readyscope;
using namespace readyscope::semantics;

class TestSemanticsTable : public QObject {
    Q_OBJECT
private slots:
    void parses();
    void isLargeEnough();
    void everyGroupOfTheIssue_data();
    void everyGroupOfTheIssue();
    void everyCaseIsExplained();
    void nothingIsWrittenTwice();
    void differencesAreSaid();
    void noCaseIsAnotherOne();
    void wrongTables_data();
    void wrongTables();
    void takesOver();
    void stepsAreParsed();
    void escapes_data();
    void escapes();
};

void TestSemanticsTable::parses() {
    const auto parsed = parseTable(tableText());
    if (const auto* error = std::get_if<LineError>(&parsed))
        QFAIL(("line " + std::to_string(error->line) + ": " + inEnglish(error->sentence)).c_str());
    QCOMPARE(std::get<Table>(parsed).cases.size(), table().cases.size());
}

void TestSemanticsTable::isLargeEnough() {
    std::set<std::string> names;
    for (const Case& one : table().cases)
        names.insert(one.name);
    QCOMPARE(names.size(), table().cases.size());
    QVERIFY(names.size() >= 60);
}

void TestSemanticsTable::everyGroupOfTheIssue_data() {
    QTest::addColumn<QString>("group");
    for (const char* group : {"tcp", "udp", "unix", "pipe", "tty", "eventfd", "timerfd", "signalfd", "urgent",
                              "rcvlowat", "shutdown", "errors", "listener", "edges"})
        QTest::newRow(group) << group;
}

void TestSemanticsTable::everyGroupOfTheIssue() {
    QFETCH(QString, group);
    const auto cases = std::count_if(table().cases.begin(), table().cases.end(), [&](const Case& one) {
        return table().groups[one.group].name == group.toStdString();
    });
    QVERIFY2(cases >= 3, qPrintable(group));
}

void TestSemanticsTable::everyCaseIsExplained() {
    for (const Case& one : table().cases) {
        QVERIFY2(!one.title.empty() && one.title.back() == '.', one.name.c_str());
        QVERIFY2(!one.why.empty() && one.why.back() == '.', one.name.c_str());
        QVERIFY2(!one.sources.empty(), one.name.c_str());
    }
}

// An expectation that says what the backend would take over anyway.
void TestSemanticsTable::nothingIsWrittenTwice() {
    for (const Case& one : table().cases)
        for (const Look& look : one.looks)
            for (const Backend backend : kBackends)
                if (const Backend like = likeness(backend); like != backend && look.isWritten(backend))
                    QVERIFY2(look.of(backend) != look.of(like), (one.name + ", " + nameOf(backend).data()).c_str());
}

void TestSemanticsTable::differencesAreSaid() {
    for (const Case& one : table().cases) {
        const bool differs = std::any_of(one.looks.begin(), one.looks.end(), [](const Look& look) {
            const bool refused = !look.of(Backend::Select).error.empty() && look.of(Backend::Poll).error.empty();
            return refused || std::any_of(kBackends.begin(), kBackends.end(), [&](Backend backend) {
                       return likeness(backend) != backend && look.isWritten(backend);
                   });
        });
        QVERIFY2(differs == !one.differs.empty(), one.name.c_str());
    }
}

// "Never a case copied": no two with the same steps and questions.
void TestSemanticsTable::noCaseIsAnotherOne() {
    std::set<std::string> seen;
    for (const Case& one : table().cases) {
        std::string all;
        for (const Look& look : one.looks) {
            for (const Step& step : look.steps)
                all += step.text + "\n";
            all += look.subject + toString(look.interest) + std::to_string(static_cast<int>(look.way)) + "\n";
        }
        QVERIFY2(seen.insert(all).second, one.name.c_str());
    }
}

void TestSemanticsTable::wrongTables_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("sentence");
    const QString head = QStringLiteral("group g Title\ncase one\n");
    const auto row = [&](const char* name, const QString& rest, int line, const char* sentence) {
        QTest::newRow(name) << head + rest << line << QString::fromLatin1(sentence);
    };
    QTest::newRow("no group") << QStringLiteral("case one\n") << 1
                              << QStringLiteral("the case \"one\" stands before any group");
    QTest::newRow("no title") << QStringLiteral("group g\n") << 1 << QStringLiteral("the group \"g\" has no title");
    QTest::newRow("no case") << QStringLiteral("title x\n") << 1 << QStringLiteral("\"title\" belongs in a case");
    row("word", "tile x", 3, "\"tile\" is not a word of the table");
    row("nothing follows", "title", 3, "something is to follow \"title\"");
    row("verb", "do jump a", 3, "\"jump\" is not a step");
    row("not made", "do close a", 3, "no step before has made \"a\"");
    row("made twice", "do pipe a a", 3, "\"a\" is made already");
    row("arguments", "do pipe a", 3, "\"pipe\" is followed by NEW NEW");
    row("number", "do eventfd e x", 3, "\"x\" stands where \"eventfd\" has NUMBER");
    row("direction", "do tcp a\ndo shutdown a down", 4, "\"down\" stands where \"shutdown\" has DIRECTION");
    row("not watched", "do tcp a\nagain\npoll -\nselect -", 4, "the first look is a \"watch\", and no other is");
    row("interest", "do tcp a\nwatch a in+now", 4,
        "a descriptor and the events asked for are to follow, as in \"a IN+OUT\"");
    row("events", "do tcp a\nwatch a IN\npoll INN", 5, "\"INN\" is neither events nor an errno");
    row("sets", "do tcp a\nwatch a IN\npoll R", 5, "select and pselect tell R, W and E, the others poll's bits");
    row("bits", "do tcp a\nwatch a IN\nselect IN", 5, "select and pselect tell R, W and E, the others poll's bits");
    row("twice", "do tcp a\nwatch a IN\npoll -\npoll -", 6, "\"poll\" is there already");
    row("no select", "do tcp a\nwatch a IN\npoll -\ncase two", 6, "a look says what poll and what select tells");
    row("no look", "do tcp a", 3, "the case \"one\" ends without a look");
    row("steps after", "do tcp a\nwatch a IN\npoll -\nselect -\ndo tcp b", 7, "the case \"one\" ends without a look");
    row("same name", "do tcp a\nwatch a IN\npoll -\nselect -\ncase one", 7, "there is a case \"one\" already");
}

void TestSemanticsTable::wrongTables() {
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(QString, sentence);
    const auto parsed = parseTable(text.toStdString());
    const auto* error = std::get_if<LineError>(&parsed);
    QVERIFY(error != nullptr);
    QCOMPARE(QString::fromStdString(inEnglish(error->sentence)), sentence);
    QCOMPARE(error->line, line);
}

void TestSemanticsTable::takesOver() {
    const auto parsed = parseTable("group g Title\ncase one\n  title First\n  title line.\n  do file a\n"
                                   "  watch a IN\n  poll IN\n  select R\n  epoll EPERM\n  io_uring IN raw IN+RDHUP\n"
                                   "  again\n  poll -\n  select -\n");
    QVERIFY(std::holds_alternative<Table>(parsed));
    const Case& one = std::get<Table>(parsed).cases.at(0);
    QCOMPARE(one.title, std::string("First line."));
    const auto told = [&](std::size_t look, Backend backend) { return toString(one.looks.at(look).of(backend)); };
    QCOMPARE(told(0, Backend::PPoll), std::string("IN"));
    QCOMPARE(told(0, Backend::PSelect), std::string("R"));
    QCOMPARE(told(0, Backend::EpollEt), std::string("EPERM"));
    QCOMPARE(told(0, Backend::IoUring), std::string("IN raw IN+RDHUP"));
    for (const Backend backend : kBackends)
        QCOMPARE(told(1, backend), std::string("-"));
    QCOMPARE(one.looks.at(1).subject, std::string("a"));
}

void TestSemanticsTable::stepsAreParsed() {
    const Step step = stepOf("recv  a 1 = EAGAIN");
    QCOMPARE(step.words, (std::vector<std::string>{"recv", "a", "1"}));
    QCOMPARE(step.result, std::string("EAGAIN"));
    std::set<std::string> names{"a"};
    QVERIFY(!checkStep(step, names));
    QVERIFY(!checkStep(stepOf("dup b a"), names));
    QVERIFY(names.count("b") == 1);
    QVERIFY(checkStep(stepOf("recv a"), names));
    QVERIFY(checkStep(stepOf(""), names));
    QVERIFY(!checkStep(stepOf("raw a"), names)); // its number may be left out
}

void TestSemanticsTable::escapes_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("hello") << QByteArray("hello");
    QTest::newRow("empty") << QByteArray("\"\"") << QByteArray();
    QTest::newRow("line") << QByteArray("a\\n\\r\\t\\\\") << QByteArray("a\n\r\t\\");
    QTest::newRow("hex") << QByteArray("\\x04\\x7f") << QByteArray("\x04\x7f");
    QTest::newRow("unknown stays") << QByteArray("\\q\\x4") << QByteArray("\\q\\x4");
    QTest::newRow("at the end") << QByteArray("a\\") << QByteArray("a\\");
}

void TestSemanticsTable::escapes() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, bytes);
    QCOMPARE(QByteArray::fromStdString(bytesOf(text.toStdString())), bytes);
}

QTEST_GUILESS_MAIN(TestSemanticsTable)
#include "tst_semanticstable.moc"
