// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonlines.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cerrno>
#include <clocale>
#include <csignal>
#include <limits>

using namespace readyscope;

namespace {

template <typename Record> QByteArray lineOf(const Record& record) {
    std::string out;
    appendJson(out, record);
    return QByteArray::fromStdString(out);
}

QByteArray textOf(const QByteArray& bytes) {
    std::string out;
    appendJsonText(out, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return QByteArray::fromStdString(out);
}

} // namespace

class TestJsonLines : public QObject {
    Q_OBJECT
private slots:
    void capture();
    void clock();
    void socket();
    void transition();
    void transitionWithAll();
    void hit();
    void wait();
    void waitBeside();
    void failedWait_data();
    void failedWait();
    void marker();
    void gap();
    void error();
    void end();
    void allEventsInTheirOrder();
    void numbersKeepEveryDigit();
    void text_data();
    void text();
    void everyByteIsReadBack();
};

void TestJsonLines::capture() {
    const CaptureHeader header{"readyscope 0.1.0", "box",     "Linux 6.1",      {10, 20},
                               Backend::PSelect,   kInfinite, Mode::EveryReturn};
    QCOMPARE(lineOf(header), QByteArray(R"({"type":"capture","version":1,"program":"readyscope 0.1.0","host":"box",)"
                                        R"("kernel":"Linux 6.1","monotonic":10,"realtime":20,"backend":"pselect",)"
                                        R"("timeout":null,"mode":"every-return"})"
                                        "\n"));
}

void TestJsonLines::clock() {
    QCOMPARE(lineOf(ClockPair{1, 2}), QByteArray("{\"type\":\"clock\",\"monotonic\":1,\"realtime\":2}\n"));
}

void TestJsonLines::socket() {
    SocketInfo info;
    info.time = 5;
    info.id = 1;
    info.name = "c1";
    info.fd = 7;
    info.local = "127.0.0.1:5000";
    info.interest = Events::In | Events::RdHup;
    info.state = SocketState::Connecting;
    QCOMPARE(lineOf(info),
             QByteArray(R"({"type":"socket","t":5,"id":1,"name":"c1","kind":"tcp","fd":7,"local":"127.0.0.1:5000",)"
                        R"("peer":null,"interest":["IN","RDHUP"],"policy":"observe","state":"connecting",)"
                        R"("parent":null})"
                        "\n"));
    info.fd = -1;
    info.parent = 9;
    const QJsonObject object = QJsonDocument::fromJson(lineOf(info)).object();
    QVERIFY(object["fd"].isNull());
    QCOMPARE(object["parent"].toInt(), 9);
}

void TestJsonLines::transition() {
    Transition transition;
    transition.time = 5;
    transition.socket = 1;
    transition.revents = Events::In;
    QCOMPARE(lineOf(transition),
             QByteArray("{\"type\":\"transition\",\"t\":5,\"socket\":1,\"revents\":[\"IN\"],\"previous\":[]}\n"));
}

void TestJsonLines::transitionWithAll() {
    Transition transition;
    transition.time = 5;
    transition.since = 0;
    transition.socket = 1;
    transition.previous = Events::R | Events::E;
    transition.hasRaw = true;
    transition.raw = Events::Out;
    transition.cause = Cause::Unsupported;
    QCOMPARE(lineOf(transition),
             QByteArray(R"({"type":"transition","t":5,"socket":1,"revents":[],"previous":["R","E"],"since":0,)"
                        R"("raw":["OUT"],"cause":"unsupported"})"
                        "\n"));
}

void TestJsonLines::hit() {
    QCOMPARE(lineOf(Hit{5, 3, 1, Events::Out}),
             QByteArray("{\"type\":\"hit\",\"t\":5,\"socket\":1,\"revents\":[\"OUT\"],\"count\":3}\n"));
}

void TestJsonLines::wait() {
    Wait wait;
    wait.entered = 1;
    wait.returned = 2;
    wait.ready = 1;
    QCOMPARE(lineOf(wait), QByteArray(R"({"type":"wait","entered":1,"returned":2,"ready":1,"timeout":null,)"
                                      R"("passed":null,"backend":"poll"})"
                                      "\n"));
}

void TestJsonLines::waitBeside() {
    Wait wait;
    wait.timeout = 1500;
    wait.passed = 0;
    wait.left = 0;
    wait.backend = Backend::Select;
    wait.kind = WaitKind::Resample;
    wait.byCommand = true;
    wait.maskNotAtomic = true;
    QCOMPARE(lineOf(wait), QByteArray(R"({"type":"wait","entered":0,"returned":0,"ready":0,"timeout":1500,"passed":0,)"
                                      R"("backend":"select","left":0,"cause":"command","kind":"resample",)"
                                      R"("atomic":false})"
                                      "\n"));
    wait.kind = WaitKind::Ask;
    QCOMPARE(QJsonDocument::fromJson(lineOf(wait)).object()["kind"].toString(), QString("ask"));
}

void TestJsonLines::failedWait_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<QJsonValue>("expected");
    QTest::newRow("known") << SIGUSR1 << QJsonValue("SIGUSR1");
    QTest::newRow("unknown") << 0 << QJsonValue(QJsonValue::Null);
}

void TestJsonLines::failedWait() {
    QFETCH(int, signal);
    QFETCH(QJsonValue, expected);
    Wait wait;
    wait.error = EINTR;
    wait.signal = static_cast<std::int16_t>(signal);
    const QJsonObject object = QJsonDocument::fromJson(lineOf(wait)).object();
    QCOMPARE(object["errno"].toString(), QString("EINTR"));
    QVERIFY(object.contains("signal"));
    QCOMPARE(object["signal"], expected);
}

void TestJsonLines::marker() {
    QCOMPARE(lineOf(Marker{5, MarkerKind::Backend, "poll → select", "poll", "select"}),
             QByteArray(R"({"type":"marker","t":5,"kind":"backend","text":"poll → select","from":"poll",)"
                        R"("to":"select"})"
                        "\n"));
    QCOMPARE(lineOf(Marker{5, MarkerKind::User, "a \"b\"", "", ""}),
             QByteArray(R"({"type":"marker","t":5,"kind":"user","text":"a \"b\"","from":null,"to":null})"
                        "\n"));
    // An empty mask is a value, too.
    QCOMPARE(QJsonDocument::fromJson(lineOf(Marker{5, MarkerKind::Mask, "", "", "SIGUSR1"})).object()["from"],
             QJsonValue(""));
}

void TestJsonLines::gap() {
    QCOMPARE(lineOf(Gap{1, 2, 3, kNoSocket}),
             QByteArray("{\"type\":\"gap\",\"from\":1,\"to\":2,\"lost\":3,\"socket\":null}\n"));
    QCOMPARE(lineOf(Gap{1, 2, 3, 4}), QByteArray("{\"type\":\"gap\",\"from\":1,\"to\":2,\"lost\":3,\"socket\":4}\n"));
}

void TestJsonLines::error() {
    const QJsonObject refused =
        QJsonDocument::fromJson(lineOf(ErrorRecord{5, 1, {"connect", ECONNREFUSED, "tcp:localhost:80", ""}})).object();
    QCOMPARE(refused["t"].toInt(), 5);
    QCOMPARE(refused["socket"].toInt(), 1);
    QCOMPARE(refused["call"].toString(), QString("connect"));
    QCOMPARE(refused["errno"].toString(), QString("ECONNREFUSED"));
    QVERIFY(refused["message"].toString().startsWith("tcp:localhost:80: "));
    const QJsonObject own =
        QJsonDocument::fromJson(lineOf(ErrorRecord{5, kNoSocket, {"script", 0, "line 3", "not a command"}})).object();
    QVERIFY(own["socket"].isNull());
    QVERIFY(own["errno"].isNull());
    QCOMPARE(own["message"].toString(), QString("line 3: not a command"));
}

void TestJsonLines::end() {
    QCOMPARE(lineOf(CaptureTotals{9, 1, 2, 3}),
             QByteArray("{\"type\":\"end\",\"t\":9,\"transitions\":1,\"waits\":2,\"lost\":3}\n"));
}

void TestJsonLines::allEventsInTheirOrder() {
    Hit hit;
    hit.revents = Events::fromBits(0x3fff);
    QVERIFY(lineOf(hit).contains(R"(["IN","PRI","OUT","RDHUP","HUP","ERR","NVAL","RDNORM","RDBAND","WRNORM","WRBAND",)"
                                 R"("R","W","E"])"));
}

void TestJsonLines::numbersKeepEveryDigit() {
    // A locale with grouping must not reach the digits.
    const char* before = std::setlocale(LC_NUMERIC, nullptr);
    const std::string kept = before == nullptr ? "C" : before;
    std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
    const QByteArray line = lineOf(ClockPair{std::numeric_limits<Nanos>::max(), std::numeric_limits<Nanos>::min()});
    std::setlocale(LC_NUMERIC, kept.c_str());
    QVERIFY(line.contains("\"monotonic\":9223372036854775807,"));
    QVERIFY(line.contains("\"realtime\":-9223372036854775808}"));
    QVERIFY(lineOf(Hit{0, std::numeric_limits<std::uint64_t>::max(), 1, {}}).contains("18446744073709551615"));
}

void TestJsonLines::text_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray u = "\xef\xbf\xbd";
    QTest::newRow("empty") << QByteArray() << QByteArray(R"("")");
    QTest::newRow("quote and backslash") << QByteArray(R"(a"\b)") << QByteArray(R"("a\"\\b")");
    QTest::newRow("lines") << QByteArray("a\n\r\tb") << QByteArray(R"("a\n\r\tb")");
    QTest::newRow("control") << QByteArray("\x01\x1f\x7f") << QByteArray(R"("\u0001\u001f\u007f")");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray(R"("a\u0000b")");
    QTest::newRow("two, three, four bytes") << QByteArray("é→😀") << QByteArray("\"é→😀\"");
    QTest::newRow("lone continuation") << QByteArray("a\x80z") << "\"a" + u + "z\"";
    QTest::newRow("cut off") << QByteArray("a\xe2\x86") << "\"a" + u + u + '"';
    QTest::newRow("overlong") << QByteArray("\xc0\xaf\xe0\x80\xaf") << '"' + u + u + u + u + u + '"';
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << '"' + u + u + u + '"';
    QTest::newRow("beyond U+10FFFF") << QByteArray("\xf4\x90\x80\x80") << '"' + u + u + u + u + '"';
    QTest::newRow("last code point") << QByteArray("\xf4\x8f\xbf\xbf") << QByteArray("\"\xf4\x8f\xbf\xbf\"");
    QTest::newRow("latin-1 before text") << QByteArray("\xe9t\xe9") << '"' + u + "t" + u + '"';
}

void TestJsonLines::text() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(textOf(bytes), expected);
}

void TestJsonLines::everyByteIsReadBack() {
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            const QByteArray bytes{1, static_cast<char>(first)};
            QJsonParseError error;
            QJsonDocument::fromJson('[' + textOf(bytes + static_cast<char>(second)) + ']', &error);
            QCOMPARE(error.error, QJsonParseError::NoError);
        }
}

QTEST_APPLESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
