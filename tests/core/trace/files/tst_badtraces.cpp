// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of files that are no trace, and of lines that are wrong in one that is; the rest opens.

#include "tests/core/trace/files/tracefiles.h"

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::test;

class TestBadTraces : public QObject {
    Q_OBJECT
private slots:
    void noTrace_data();
    void noTrace();
    void noFile();
    void noPermission();
    void onlyRegularFiles();
    void badLine_data();
    void badLine();
    void unknownTypesAndFieldsArePassedOver();
    void carriageReturns();
    void byteOrderMark();
    void blankLinesAreCounted();
    void cutOff();
    void noLineFeedAtTheEnd();
    void hugeLine();
    void hugeLastLine();
    void timesThatGoBack();
    void brokenChain();
    void noCapture();
    void secondCapture();
    void laterVersion();
    void unknownSocket();
    void endThatCountsOtherwise();
    void hugeIds();
    void manySockets();
    void manyProblems();

private:
    OpenedTrace opened(const QByteArray& text) {
        auto trace = open(m_folder.write("trace.jsonl", text));
        if (!trace)
            qFatal("it does not open: %s", trace.error().detail.c_str());
        return std::move(*trace);
    }
    Folder m_folder;
};

void TestBadTraces::noTrace_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("detail");
    const QByteArray noJson = "no trace: line 1: it is not JSON";
    QTest::newRow("empty") << QByteArray() << QByteArray("no trace: it has no record");
    QTest::newRow("blank") << QByteArray("\n \r\n\n") << QByteArray("no trace: it has no record");
    QTest::newRow("words") << QByteArray("hello\nworld\n") << noJson;
    QTest::newRow("a word without a line feed") << QByteArray("hello") << QByteArray("no trace: it has no record");
    QTest::newRow("NUL bytes") << QByteArray(4096, '\0') + '\n' << noJson;
    QTest::newRow("not UTF-8") << QByteArray("{\"type\":\"\xff\"}\n") << noJson;
    QTest::newRow("list") << QByteArray("[1]\n") << QByteArray("no trace: line 1: it is not an object with a “type”");
    QTest::newRow("other JSON") << QByteArray("{\"a\":1}\n")
                                << QByteArray("no trace: line 1: it is not an object with a “type”");
    QTest::newRow("only of unknown types")
        << QByteArray("{\"type\":\"other\"}\n") << QByteArray("no trace: it has no record");
    QTest::newRow("deep") << QByteArray(5000, '[') + '\n' << noJson;
}

void TestBadTraces::noTrace() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, detail);
    const std::string path = m_folder.write("trace.jsonl", text);
    const auto trace = open(path);
    QVERIFY(!trace);
    QCOMPARE(trace.error().subject, path);
    QCOMPARE(QByteArray::fromStdString(trace.error().detail), detail);
}

void TestBadTraces::noFile() {
    const auto trace = open(m_folder.path("none.jsonl"));
    QVERIFY(!trace);
    QCOMPARE(trace.error(), (SysError{"open", ENOENT, m_folder.path("none.jsonl"), {}}));
}

void TestBadTraces::noPermission() {
    if (::geteuid() == 0)
        QSKIP("root may read every file");
    const std::string path = m_folder.write("closed.jsonl", kCapture);
    QCOMPARE(::chmod(path.c_str(), 0), 0);
    const auto trace = open(path);
    QVERIFY(!trace);
    QCOMPARE(trace.error(), (SysError{"open", EACCES, path, {}}));
}

void TestBadTraces::onlyRegularFiles() {
    const std::string path = m_folder.path("fifo");
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    const auto fifo = open(path);
    QVERIFY(!fifo);
    QCOMPARE(fifo.error().detail, std::string("it is not a regular file"));
    const auto folder = open(m_folder.path("."));
    QVERIFY(!folder);
    QCOMPARE(folder.error().errnum, EISDIR);
}

void TestBadTraces::badLine_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* line, const char* words) {
        QTest::newRow(name) << QByteArray(line) << QString::fromUtf8(words);
    };
    row("no JSON", R"({"type":"transition",)", "it is not JSON");
    row("two objects", R"({"type":"clock"}{"type":"clock"})", "it is not JSON");
    row("no type", R"({"t":1})", "it is not an object with a “type”");
    row("type is a number", R"({"type":1})", "it is not an object with a “type”");
    row("no time", R"({"type":"transition","socket":1,"revents":[],"previous":[]})", "“t” is missing");
    row("time is a text", R"({"type":"transition","t":"1","socket":1,"revents":[],"previous":[]})",
        "“t” is not a number of nanoseconds from 0 on");
    row("negative time", R"({"type":"transition","t":-5,"socket":1,"revents":[],"previous":[]})",
        "“t” is not a number of nanoseconds from 0 on");
    row("fraction", R"({"type":"transition","t":1.5,"socket":1,"revents":[],"previous":[]})",
        "“t” is not a number of nanoseconds from 0 on");
    row("time too great", R"({"type":"transition","t":9223372036854775807,"socket":1,"revents":[],"previous":[]})",
        "“t” is not a number of nanoseconds from 0 on");
    row("time beyond 64 bits", R"({"type":"clock","monotonic":99999999999999999999999,"realtime":1})",
        "it is not JSON");
    row("socket 0", R"({"type":"transition","t":1,"socket":0,"revents":[],"previous":[]})",
        "“socket” is 0, but ids of sockets start at 1");
    row("negative socket", R"({"type":"transition","t":1,"socket":-1,"revents":[],"previous":[]})",
        "“socket” is not a whole number from 0 on");
    row("no event", R"({"type":"transition","t":1,"socket":1,"revents":["SLEEPY"],"previous":[]})",
        "“SLEEPY” in “revents” is not an event");
    row("events as a text", R"({"type":"transition","t":1,"socket":1,"revents":"IN","previous":[]})",
        "“revents” is not a list of events");
    row("since after t", R"({"type":"transition","t":1,"socket":1,"revents":[],"previous":[],"since":2})",
        "“since” is after “t”");
    row("unknown cause", R"({"type":"transition","t":1,"socket":1,"revents":[],"previous":[],"cause":"magic"})",
        "“magic” is not known as a value of “cause”");
    row("unknown kind", R"({"type":"marker","t":200,"kind":"banner","text":"x","from":null,"to":null})",
        "“banner” is not known as a value of “kind”");
    row("unknown backend",
        R"({"type":"wait","entered":1,"returned":2,"ready":0,"timeout":null,"passed":null,"backend":"kqueue"})",
        "“kqueue” is not known as a value of “backend”");
    row("returned before it entered",
        R"({"type":"wait","entered":3,"returned":2,"ready":0,"timeout":null,"passed":null,"backend":"poll"})",
        "“entered” is after “returned”");
    row("ready beyond an int",
        R"({"type":"wait","entered":1,"returned":2,"ready":3000000000,"timeout":null,"passed":null,"backend":"poll"})",
        "“ready” is not a whole number from 0 on");
    row("unknown errno",
        R"({"type":"wait","entered":1,"returned":2,"ready":0,"timeout":null,"passed":null,"backend":"poll","errno":"EWHAT"})",
        "“EWHAT” is not known as a value of “errno”");
    row("gap backwards", R"({"type":"gap","from":300,"to":200,"lost":1,"socket":null})", "“from” is after “to”");
    row("negative count", R"({"type":"hit","t":200,"socket":1,"revents":["IN"],"count":-1})",
        "“count” is not a whole number from 0 on");
    row("its own parent",
        R"({"type":"socket","t":200,"id":9,"name":"x","kind":"tcp","fd":7,"local":null,"peer":null,"interest":[],)"
        R"("policy":"observe","state":"open","parent":9})",
        "“parent” is the socket itself");
    row("a long word",
        R"({"type":"marker","t":200,"kind":"öööööööööööööööööööööööööö","text":"","from":null,"to":null})",
        "“öööööööööööööööööööö…” is not known as a value of “kind”");
}

void TestBadTraces::badLine() {
    QFETCH(QByteArray, line);
    QFETCH(QString, words);
    const OpenedTrace trace = opened(QByteArray(kCapture) + kSocket + line + '\n' + kRise);
    QCOMPARE(problemsOf(trace), QStringList{"3: " + words});
    QVERIFY(trace.problems.front().left);
    QCOMPARE(trace.leftOut, std::uint64_t{1});
    QCOMPARE(trace.lines, std::uint64_t{4});
    const auto snapshot = trace.store->snapshot();
    QCOMPARE(snapshot->totals().transitions, std::uint64_t{1});
    QCOMPARE(snapshot->lane(1).state.bits(), Events(Events::Out).bits());
}

void TestBadTraces::unknownTypesAndFieldsArePassedOver() {
    const OpenedTrace trace = opened(
        QByteArray(kCapture) + "{\"type\":\"weather\",\"t\":\"yes\"}\n" + kSocket +
        R"({"later":[{"a":1}],"type":"transition","t":120,"socket":1,"revents":["OUT"],"previous":[],"x":null})" +
        "\n");
    QVERIFY(problemsOf(trace).isEmpty());
    QCOMPARE(trace.store->snapshot()->lane(1).end, std::uint64_t{1});
}

void TestBadTraces::carriageReturns() {
    QByteArray text = QByteArray(kCapture) + kSocket + kRise;
    text.replace("\n", "\r\n");
    const OpenedTrace trace = opened(text);
    QVERIFY(problemsOf(trace).isEmpty());
    QCOMPARE(trace.lines, std::uint64_t{3});
}

void TestBadTraces::byteOrderMark() { QVERIFY(problemsOf(opened(QByteArray("\xef\xbb\xbf") + kCapture)).isEmpty()); }

void TestBadTraces::blankLinesAreCounted() {
    QCOMPARE(problemsOf(opened(QByteArray("\n\n") + kCapture + "\nno\n")), QStringList{"5: it is not JSON"});
}

void TestBadTraces::cutOff() {
    const QByteArray whole = QByteArray(kCapture) + kSocket + kRise;
    const OpenedTrace trace = opened(whole + QByteArray(kRise).left(30));
    QCOMPARE(problemsOf(trace),
             QStringList{"4: it ends in the middle: the file was cut off, or is still being written"});
    QCOMPARE(trace.store->snapshot()->totals().transitions, std::uint64_t{1});
    QVERIFY(!trace.ended);
}

void TestBadTraces::noLineFeedAtTheEnd() {
    const OpenedTrace trace = opened(QByteArray(kCapture) + kSocket + QByteArray(kRise).chopped(1));
    QVERIFY(problemsOf(trace).isEmpty());
    QCOMPARE(trace.store->snapshot()->totals().transitions, std::uint64_t{1});
}

void TestBadTraces::hugeLine() {
    const QByteArray huge(static_cast<qsizetype>(3 * kLongestLine), 'x');
    const OpenedTrace trace = opened(QByteArray(kCapture) + kSocket + huge + '\n' + kRise);
    QCOMPARE(problemsOf(trace), QStringList{"3: it is longer than 1048576 bytes"});
    QCOMPARE(trace.store->snapshot()->totals().transitions, std::uint64_t{1});
}

void TestBadTraces::hugeLastLine() {
    const QByteArray huge(static_cast<qsizetype>(3 * kLongestLine), '}');
    QCOMPARE(problemsOf(opened(QByteArray(kCapture) + huge)), QStringList{"2: it is longer than 1048576 bytes"});
}

void TestBadTraces::timesThatGoBack() {
    const OpenedTrace trace =
        opened(QByteArray(kCapture) + kSocket + kRise +
               R"({"type":"transition","t":115,"socket":1,"revents":["IN","OUT"],"previous":["OUT"]})" + "\n");
    QCOMPARE(problemsOf(trace), QStringList{"4: its time is before that of a line above it"});
    const auto snapshot = trace.store->snapshot();
    QCOMPARE(snapshot->transition(1, 1).time, Nanos{120});
    QVERIFY((snapshot->gaps(0, 1000) == std::vector<Gap>{{115, 120, 0, 1}}));
}

void TestBadTraces::brokenChain() {
    const OpenedTrace trace =
        opened(QByteArray(kCapture) + kSocket + kRise +
               R"({"type":"transition","t":140,"socket":1,"revents":["IN"],"previous":["IN","OUT"]})" + "\n");
    QCOMPARE(problemsOf(trace),
             QStringList{"4: “previous” is not what the socket's last transition said: lines between are missing"});
    const auto snapshot = trace.store->snapshot();
    QCOMPARE(snapshot->transition(1, 1).previous.bits(), Events(Events::Out).bits());
    QVERIFY((snapshot->gaps(0, 1000) == std::vector<Gap>{{120, 140, 0, 1}}));
}

void TestBadTraces::noCapture() {
    const OpenedTrace trace = opened(QByteArray(kSocket) + kRise);
    QCOMPARE(problemsOf(trace),
             QStringList{"1: the first record is not a “capture”: what the capture began with is not known"});
    QCOMPARE(trace.store->snapshot()->totals().begin, Nanos{110});
    QCOMPARE(trace.store->snapshot()->realtimeAt(110), kNoTime);
}

void TestBadTraces::secondCapture() {
    const OpenedTrace trace = opened(QByteArray(kCapture) + kSocket + kCapture + kRise);
    QCOMPARE(problemsOf(trace), QStringList{"3: another capture begins here: it and what follows are left out"});
    QCOMPARE(trace.store->snapshot()->totals().transitions, std::uint64_t{0});
}

void TestBadTraces::laterVersion() {
    QByteArray later = kCapture;
    later.replace("\"version\":1", "\"version\":2");
    QCOMPARE(problemsOf(opened(later)),
             QStringList{"1: it was written for version 2 of the format: what version 1 has is read"});
}

void TestBadTraces::unknownSocket() {
    const OpenedTrace trace = opened(QByteArray(kCapture) + kRise);
    QCOMPARE(trace.sockets.size(), std::size_t{1});
    QCOMPARE(trace.sockets.front().name, std::string("unknown-1"));
    QVERIFY(trace.notes.sockets.empty()); // no line that nobody wrote
    QCOMPARE(trace.store->snapshot()->lane(1).end, std::uint64_t{1});
}

void TestBadTraces::endThatCountsOtherwise() {
    const OpenedTrace trace = opened(QByteArray(kCapture) + kSocket + kRise +
                                     R"({"type":"end","t":200,"transitions":3,"waits":7,"lost":0})" + "\n");
    QCOMPARE(problemsOf(trace), QStringList{"4: it counts 3 transitions, but 1 are here"});
    QVERIFY(trace.ended);
    QCOMPARE(trace.notes.waitsLeftOut, std::uint64_t{7}); // left out by `--waits none`
    QCOMPARE(trace.store->snapshot()->totals().now, Nanos{200});
}

// A line each, ids as far apart as they can be: no more memory than for ids side by side.
void TestBadTraces::hugeIds() {
    QByteArray text = kCapture;
    std::uint64_t id = std::uint64_t{1} << 31;
    for (int i = 0; i < 200; ++i, id += std::uint64_t{1} << 33)
        text += QByteArray(kRise).replace("\"socket\":1", "\"socket\":" + QByteArray::number(qulonglong{id}));
    text += QByteArray(kRise).replace("\"socket\":1", "\"socket\":18446744073709551615");
    text += QByteArray(kRise).replace("\"socket\":1", "\"socket\":18446744073709551616"); // 2^64
    const OpenedTrace trace = opened(text);
    QCOMPARE(trace.sockets.size(), std::size_t{201});
    QCOMPARE(problemsOf(trace).last(), QStringLiteral("203: it is not JSON"));
    QVERIFY(trace.store->snapshot()->totals().bytes < std::size_t{4} << 20);
    for (const SocketInfo& socket : trace.sockets)
        QCOMPARE(trace.store->snapshot()->lane(socket.id).state.bits(), Events(Events::Out).bits());
}

void TestBadTraces::manySockets() {
    constexpr int kMany = 100000;
    QByteArray text = kCapture;
    for (int id = 1; id <= kMany; ++id) {
        text += QByteArray(kSocket).replace("\"id\":1", "\"id\":" + QByteArray::number(id));
        text += QByteArray(kRise).replace("120,\"socket\":1", "120,\"socket\":" + QByteArray::number(id));
    }
    text.replace("\"t\":110", "\"t\":120");
    const OpenedTrace trace = opened(text);
    QVERIFY(problemsOf(trace).isEmpty());
    QCOMPARE(trace.sockets.size(), std::size_t{kMany});
    QCOMPARE(trace.sockets.back().id, SocketId{kMany});
    QCOMPARE(trace.store->snapshot()->totals().transitions, std::uint64_t{kMany});
}

void TestBadTraces::manyProblems() {
    const OpenedTrace trace = opened(kCapture + QByteArray("x\n").repeated(5000));
    QCOMPARE(trace.problemCount, std::uint64_t{5000});
    QCOMPARE(trace.problems.size(), OpenedTrace::kMostProblems);
    QCOMPARE(trace.leftOut, std::uint64_t{5000});
}

QTEST_GUILESS_MAIN(TestBadTraces)
#include "tst_badtraces.moc"
