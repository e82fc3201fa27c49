// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/scriptrunner.h"

#include <QTest>

using namespace readyscope;

namespace {

// An engine that answers when it is told to.
struct FakeEngine {
    std::vector<Command> posted;
    ScriptRunner runner{[this](Command command) {
                            posted.push_back(std::move(command));
                            return CommandId{posted.size()};
                        },
                        0};

    void say(const char* line, Nanos now = 0) {
        runner.add(std::get<ScriptLine>(parseScriptLine(line)), line, now);
        runner.advance(now);
    }
    std::optional<ScriptRunner::Failure> answer(CommandId id, std::optional<SysError> error = std::nullopt,
                                                Nanos now = 0) {
        std::optional<ScriptRunner::Failure> failure = runner.learn(Answer{id, kNoSocket, std::move(error)});
        runner.advance(now);
        return failure;
    }
    void know(SocketId id, const char* name, bool removed = false) {
        SocketInfo info;
        info.id = id;
        info.name = name;
        info.removed = removed;
        runner.learn(info);
    }
    template <typename C> bool lastIs() const { return !posted.empty() && std::holds_alternative<C>(posted.back()); }
};

} // namespace

class TestScriptRunner : public QObject {
    Q_OBJECT
private slots:
    void delaysAddUp();
    void lateLineIsDueAtOnce();
    void delayOfALongSilence();
    void waitingCommandHoldsUpItsOwnSocketOnly();
    void nameAndNumberAreOneSocket();
    void captureCommandsKeepTheirOrder();
    void commandOfASocketToComeWaitsForIt();
    void unknownSocketIsTheEnginesToRefuse();
    void quitIsNotHeldUp();
    void failureSaysWhere();
    void idleWhenAllIsAnswered();
};

void TestScriptRunner::delaysAddUp() {
    FakeEngine engine;
    engine.say("+10ns mark a");
    engine.say("+5ns mark b");
    QCOMPARE(engine.runner.nextDue(), Nanos{10});
    engine.runner.advance(9);
    QCOMPARE(engine.posted.size(), std::size_t{0});
    engine.runner.advance(10);
    QCOMPARE(engine.posted.size(), std::size_t{1});
    engine.answer(1, std::nullopt, 14);
    QCOMPARE(engine.posted.size(), std::size_t{1});
    QCOMPARE(engine.runner.nextDue(), Nanos{15});
    engine.runner.advance(15);
    QCOMPARE(engine.posted.size(), std::size_t{2});
    QCOMPARE(engine.runner.nextDue(), kInfinite);
}

void TestScriptRunner::lateLineIsDueAtOnce() {
    FakeEngine engine;
    engine.say("mark a", 100);
    engine.answer(1, std::nullopt, 100);
    engine.say("+50ns mark b", 120); // 30 ns from now
    QCOMPARE(engine.runner.nextDue(), Nanos{150});
    engine.runner.advance(150);
    engine.answer(2, std::nullopt, 150);
    engine.say("+50ns mark c", 500); // long past
    QCOMPARE(engine.posted.size(), std::size_t{3});
    engine.answer(3, std::nullopt, 500);
    engine.say("+50ns mark d", 500); // from when the line before was obeyed
    QCOMPARE(engine.runner.nextDue(), Nanos{550});
}

void TestScriptRunner::delayOfALongSilence() {
    FakeEngine engine;
    engine.say("mark a", 10);
    engine.answer(1);
    engine.say("+2562047h mark b", 10);
    engine.say("+2562047h mark c", 10);
    QVERIFY(engine.runner.nextDue() > 0);
    QCOMPARE(engine.runner.waiting(), std::size_t{2});
}

void TestScriptRunner::waitingCommandHoldsUpItsOwnSocketOnly() {
    FakeEngine engine;
    engine.know(1, "a");
    engine.know(2, "b");
    engine.say("send a x");
    engine.say("shutdown a write");
    engine.say("send b y");
    engine.say("mark m");
    QCOMPARE(engine.posted.size(), std::size_t{3}); // all but the shutdown
    QVERIFY(engine.lastIs<command::Mark>());
    engine.answer(2);
    QCOMPARE(engine.posted.size(), std::size_t{3});
    engine.answer(1);
    engine.answer(3);
    QVERIFY(engine.lastIs<command::ShutDown>());
}

void TestScriptRunner::nameAndNumberAreOneSocket() {
    FakeEngine engine;
    engine.know(7, "a");
    engine.say("send a x");
    engine.say("shutdown 7 write");
    QCOMPARE(engine.posted.size(), std::size_t{1});
    engine.answer(1);
    QCOMPARE(engine.posted.size(), std::size_t{2});
}

void TestScriptRunner::captureCommandsKeepTheirOrder() {
    FakeEngine engine;
    engine.know(1, "a");
    engine.say("mask USR1");
    engine.say("raise USR1");
    engine.say("send a x");
    QVERIFY(engine.lastIs<command::SetMask>());
    engine.answer(1);
    QVERIFY(engine.lastIs<command::Raise>());
    engine.answer(2);
    QVERIFY(engine.lastIs<command::Send>());
}

void TestScriptRunner::commandOfASocketToComeWaitsForIt() {
    FakeEngine engine;
    engine.say("add pipe:,name=p");
    engine.say("send p.1 x");
    engine.say("send 2 y");
    engine.say("mark m"); // not held up
    QCOMPARE(engine.posted.size(), std::size_t{2});
    engine.answer(2);
    engine.know(1, "p.0");
    engine.know(2, "p.1");
    engine.answer(1);
    QCOMPARE(engine.posted.size(), std::size_t{3});
    QVERIFY(engine.lastIs<command::Send>());
    engine.answer(3);
    QCOMPARE(engine.posted.size(), std::size_t{4});
}

void TestScriptRunner::unknownSocketIsTheEnginesToRefuse() {
    FakeEngine engine;
    engine.know(1, "a");
    engine.know(1, "a", true);
    engine.say("close a");
    QVERIFY(engine.lastIs<command::Close>());
}

void TestScriptRunner::quitIsNotHeldUp() {
    FakeEngine engine;
    engine.know(1, "a");
    engine.say("send a x");
    engine.say("close a");
    engine.say("quit");
    QVERIFY(engine.lastIs<command::Quit>());
    QVERIFY(engine.runner.hasQuit());
}

void TestScriptRunner::failureSaysWhere() {
    FakeEngine engine;
    engine.say("close b");
    const auto failure = engine.answer(1, SysError{"close", 0, "b", "there is no such socket"});
    QVERIFY(failure.has_value());
    QCOMPARE(failure->where, std::string("close b"));
    QCOMPARE(failure->error.subject, std::string("b"));
    QVERIFY(!engine.answer(1).has_value()); // an answer is taken once
}

void TestScriptRunner::idleWhenAllIsAnswered() {
    FakeEngine engine;
    QVERIFY(engine.runner.idle());
    engine.say("+1ns # only a pause");
    QVERIFY(!engine.runner.idle());
    engine.runner.advance(1);
    QVERIFY(engine.runner.idle());
    engine.say("mark a", 1);
    QVERIFY(!engine.runner.idle());
    engine.answer(1);
    QVERIFY(engine.runner.idle());
}

QTEST_APPLESS_MAIN(TestScriptRunner)
#include "tst_scriptrunner.moc"
