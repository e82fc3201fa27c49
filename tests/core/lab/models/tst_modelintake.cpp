// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a stream become messages, however they are cut; and which of them the kernel's stamp is of.

#include "testmessages.h"

#include "core/lab/models/framer.h"
#include "core/lab/models/modelintake.h"

#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

class TestModelIntake : public QObject {
    Q_OBJECT
private slots:
    void bytesBecomeMessages_data();
    void bytesBecomeMessages();
    void betweenMessages();
    void onlyTheLastOfARichReadIsStamped();
    void aFullReadStampsNothing();
    void aPartStampsNothing();
    void theEndIsHeard();
};

// However they are cut.
void TestModelIntake::bytesBecomeMessages_data() {
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 7, 15, 16, 17, 39, 40, 41, 80, 100, 400})
        QTest::addRow("%d", piece) << piece;
}

void TestModelIntake::bytesBecomeMessages() {
    QFETCH(int, piece);
    const std::vector<char> all = messages(10);
    Framer framer(kSize);
    std::vector<std::uint32_t> numbers;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t count = std::min(static_cast<std::size_t>(piece), all.size() - at);
        for (const MessageHead& head : framer.add(std::span(all).subspan(at, count))) {
            QCOMPARE(head.sent, Nanos{1'000} + head.number);
            numbers.push_back(head.number);
        }
        at += count;
        QCOMPARE(numbers.size(), at / kSize); // each with its last byte, not before
        QCOMPARE(framer.isBetweenMessages(), at % kSize == 0);
    }
    QCOMPARE(numbers, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

void TestModelIntake::betweenMessages() {
    Framer framer(sizeof(MessageHead)); // nothing but the head
    const std::vector<char> one = message(5, sizeof(MessageHead));
    QVERIFY(framer.isBetweenMessages());
    QVERIFY(framer.add(std::span(one).first(3)).empty());
    QVERIFY(!framer.isBetweenMessages());
    QCOMPARE(framer.add(std::span(one).subspan(3)).size(), std::size_t{1});
    QVERIFY(framer.isBetweenMessages());
    QVERIFY(framer.add({}).empty());
}

void TestModelIntake::onlyTheLastOfARichReadIsStamped() {
    ModelIntake intake(streamRun(), 1, 7);
    CallLog log;
    const CallRecord call{.entered = 2'000, .returned = 3'000, .result = static_cast<std::int32_t>(3 * kSize)};
    log.add(call);
    QVERIFY(intake.take(log, 0, messages(3), Nanos{2'500}, call));
    QCOMPARE(log.events().size(), std::size_t{3});
    for (const ModelEvent& event : log.events()) {
        QCOMPARE(event.isStamped, event.number == 2 ? 1U : 0U);
        QCOMPARE(event.sent, Nanos{1'000} + event.number);
        QCOMPARE(event.handed, Nanos{3'000});
        QCOMPARE(event.descriptor, 7);
        QCOMPARE(event.bytes, static_cast<std::int32_t>(kSize));
        QCOMPARE(event.made, event.number == 0 ? 1U : 0U); // one call brought all
    }
    // Where the kernel gave none there is none.
    log.add(call);
    QVERIFY(intake.take(log, 0, message(3), std::nullopt, call));
    QCOMPARE(log.events().back().isStamped, 0U);
}

// More may have been there, and merged with what was read.
void TestModelIntake::aFullReadStampsNothing() {
    ModelRun run = streamRun();
    run.size = 20'000;
    ModelIntake intake(run, 1, 0);
    const std::size_t size = 20'000;
    QCOMPARE(intake.bufferSize(), 2 * size);
    std::vector<char> both = message(0, size);
    const std::vector<char> second = message(1, size);
    both.insert(both.end(), second.begin(), second.end());
    CallLog log;
    const CallRecord call{.entered = 2'000, .returned = 3'000, .result = 40'000};
    log.add(call);
    QVERIFY(intake.take(log, 0, both, Nanos{2'500}, call));
    for (const ModelEvent& event : log.events())
        QCOMPARE(event.isStamped, 0U);
}

void TestModelIntake::aPartStampsNothing() {
    ModelIntake intake(streamRun(), 1, 0);
    const std::vector<char> all = messages(2);
    CallLog log;
    const CallRecord first{.entered = 2'000, .returned = 3'000, .result = 50};
    log.add(first);
    QVERIFY(intake.take(log, 0, std::span(all).first(50), Nanos{2'500}, first));
    QCOMPARE(log.events().size(), std::size_t{1});
    QCOMPARE(log.events().back().isStamped, 0U); // the stamp is of the second's begin
    const CallRecord rest{.entered = 4'000, .returned = 5'000, .result = 30};
    log.add(rest);
    QVERIFY(intake.take(log, 0, std::span(all).subspan(50), Nanos{4'500}, rest));
    QCOMPARE(log.events().size(), std::size_t{2});
    QCOMPARE(log.events().back().isStamped, 1U);
    QCOMPARE(log.events().back().arrived, Nanos{4'500});
    QCOMPARE(log.events().back().entered, Nanos{4'000}); // the call that brought its last byte
}

void TestModelIntake::theEndIsHeard() {
    ModelIntake intake(streamRun(), 2, 0);
    CallLog log;
    const CallRecord call{.entered = 1, .returned = 2};
    QVERIFY(!intake.take(log, 1, {}, std::nullopt, call));
    QVERIFY(intake.hasEnded(1) && !intake.hasEnded(0) && !intake.haveAllEnded());
    QVERIFY(!intake.take(log, 1, {}, std::nullopt, call)); // again
    QVERIFY(!intake.haveAllEnded());
    QVERIFY(!intake.take(log, 0, {}, std::nullopt, call));
    QVERIFY(intake.haveAllEnded());
    QVERIFY(log.events().empty());
}

QTEST_GUILESS_MAIN(TestModelIntake)
#include "tst_modelintake.moc"
