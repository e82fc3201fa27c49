// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The call of a step in a column of a table, for every verb that the stage has.

#include "core/lab/programs/calltext.h"
#include "core/lab/programs/stepwords.h"

#include <QTest>

#include <cerrno>
#include <map>

using namespace readyscope;
using semantics::stepOf;

class TestCallText : public QObject {
    Q_OBJECT
private slots:
    void hasWordsForEveryVerb();
    void writesTheCall_data();
    void writesTheCall();
    void saysWhatIsForetold_data();
    void saysWhatIsForetold();
    void saysWhatCame();
    void leavesWhatIsNoStep();
};

// With each argument that a verb may have, and without those that may be left out.
void TestCallText::hasWordsForEveryVerb() {
    const std::map<std::string, std::string> examples{
        {"NEW", "fresh"},      {"FD", "made"},         {"NUMBER", "17"},      {"TEXT", "words"},
        {"KIND", "seqpacket"}, {"DIRECTION", "write"}, {"OPTION", "sndbuf"},  {"SWITCH", "on"},
        {"SIGNAL", "USR1"},    {"EVENTS", "IN+PRI"},   {"PLACE", "corridor"}, {"DURATION", "1.5ms"}};
    QVERIFY(semantics::stepUsages().size() > 50);
    for (const semantics::Usage& usage : semantics::stepUsages()) {
        for (const bool whole : {true, false}) {
            std::string text(usage.verb);
            for (const std::string& part : semantics::splitWords(usage.arguments)) {
                const bool mayBeLeftOut = part.starts_with('[');
                if (whole || !mayBeLeftOut)
                    text += ' ' + examples.at(mayBeLeftOut ? part.substr(1, part.size() - 2) : part);
            }
            const std::string call = callText(stepOf(text));
            QVERIFY2(call != text && call.find('@') == std::string::npos, text.c_str());
            QVERIFY2(call.find(", )") == std::string::npos && !call.ends_with(' '), call.c_str());
            const bool names = call.find("fresh") != std::string::npos || call.find("made") != std::string::npos;
            QVERIFY2(names || usage.verb == "raise", call.c_str());
        }
    }
}

void TestCallText::writesTheCall_data() {
    QTest::addColumn<std::string>("step");
    QTest::addColumn<std::string>("call");
    const auto row = [](const char* step, const char* call) {
        QTest::addRow("%s", step) << std::string(step) << std::string(call);
    };
    row("send b hello", "send(b, \"hello\", 5)");
    row("send b a\\r\\n\\x00\\x31\\\\", "send(b, \"a\\r\\n\\0001\\\\\", 6)");
    row("send b \"\"", "send(b, \"\", 0)");
    row("send b 0123456789abcdef", "send(b, \"0123456789ab\"…, 16)");
    row("urgent b !", "send(b, \"!\", 1, MSG_OOB)");
    row("recv a 5", "recv(a, …, 5)");
    row("recv a 5 = EAGAIN", "recv(a, …, 5)");
    row("reset b", "SO_LINGER {1, 0}, close(b)");
    row("tcp-pair a b", "connect(a), b = accept()");
    row("await a IN+RDHUP", "poll(a, POLLIN | POLLRDHUP)");
    row("await a HUP", "poll(a, POLLHUP)");
    row("shutdown peer both", "shutdown(peer, SHUT_RDWR)");
    row("unix-pair a b", "socketpair(SOCK_STREAM, {a, b})");
    row("unix-pair a b dgram", "socketpair(SOCK_DGRAM, {a, b})");
    row("set a rcvlowat 6", "setsockopt(a, SO_RCVLOWAT, 6)");
    row("raw s", "cfmakeraw(s), VMIN 1");
    row("raw s 3", "cfmakeraw(s), VMIN 3");
    row("fill a", "write(a, …, 4096) until EAGAIN");
    row("flow s off", "tcflow(s, TCOOFF)");
    row("packet m on", "ioctl(m, TIOCPKT, 1)");
    row("arm t 20ms", "timerfd_settime(t, 20 ms)");
    row("raise USR1", "raise(SIGUSR1)");
    row("fifo-read r place", "r = open(\"place\", O_RDONLY)");
}

void TestCallText::writesTheCall() {
    QFETCH(std::string, step);
    QFETCH(std::string, call);
    QCOMPARE(callText(stepOf(step)), call);
}

void TestCallText::saysWhatIsForetold_data() {
    QTest::addColumn<std::string>("step");
    QTest::addColumn<std::string>("result");
    const auto row = [](const char* step, const char* result) {
        QTest::addRow("%s", step) << std::string(step) << std::string(result);
    };
    row("send b hello", " = 5");
    row("send b \\x00\\n", " = 2");
    row("send b hello = 3", " = 3");
    row("recv a 5", " = 5");
    row("recv a 12345", " = 12 345");
    row("recv a 5 = 0", " = 0");
    row("recv a 5 = EAGAIN", " = −1 EAGAIN");
    row("accept s l = EAGAIN", " = −1 EAGAIN");
    row("accept s l", "");
    row("shutdown b write", "");
    row("take-error a = ECONNREFUSED", " → ECONNREFUSED");
    row("take-error a", " → 0");
}

void TestCallText::saysWhatIsForetold() {
    QFETCH(std::string, step);
    QFETCH(std::string, result);
    QCOMPARE(foretoldResult(stepOf(step)), result);
}

void TestCallText::saysWhatCame() {
    QCOMPARE(resultOf({stepOf("recv a 5"), 3, 0}), std::string(" = 3"));
    QCOMPARE(resultOf({stepOf("recv a 5"), 0, ECONNRESET}), std::string(" = −1 ECONNRESET"));
    QCOMPARE(resultOf({stepOf("recv a 5 = EAGAIN"), 5, 0}), std::string(" = 5"));
    QCOMPARE(resultOf({stepOf("close a"), 0, 0}), std::string());
    QCOMPARE(resultOf({stepOf("accept s l"), 0, EMFILE}), std::string(" = −1 EMFILE"));
    QCOMPARE(resultOf({stepOf("take-error a"), 0, EPIPE}), std::string(" → EPIPE"));
}

void TestCallText::leavesWhatIsNoStep() {
    QCOMPARE(callText(stepOf("pause 20ms")), std::string("pause 20ms"));
    QCOMPARE(callText({}), std::string());
    QCOMPARE(foretoldResult(stepOf("pause 20ms")), std::string());
    QCOMPARE(resultOf({stepOf("pause 20ms"), 1, 0}), std::string());
}

QTEST_GUILESS_MAIN(TestCallText)
#include "tst_calltext.moc"
