// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A lane as lines of text: what is written is read again, what is wrong is not.

#include "core/lab/kept/keptlane.h"

#include <QTest>

using namespace readyscope;

namespace {

constexpr SocketId kSocket = 3;

bool read(KeptLane& lane, const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string word;
        words >> word;
        if (!readKept(lane, word, words))
            return false;
    }
    return true;
}

Transition transition(Nanos time, Events revents, Nanos since = kNoTime) {
    Transition one;
    one.time = time;
    one.since = since;
    one.socket = kSocket;
    one.revents = revents;
    return one;
}

// Watched from 1,000 to 9,000.
void fillStore(Store& store) {
    store.clear(500);
    store.beginWatch(kSocket, 1'000, true);
    store.append(transition(1'500, Events::Out));
    store.append(transition(3'000, Events::In | Events::Out));
    store.append(transition(4'000, Events::Out, 3'700));
    store.append(Hit{5'000, 2, kSocket, Events::Out});
    store.append(transition(6'000, {}));
    store.endWatch(kSocket, 9'000, WatchEnd::Closed);
    store.advance(10'000);
}

} // namespace

class TestKeptLane : public QObject {
    Q_OBJECT

private slots:
    void textIsReadAgain() {
        Store store;
        fillStore(store);
        const KeptLane lane = keptLane(*store.snapshot(), kSocket, 500, 10'000);
        const std::string text = keptText(lane);
        KeptLane again;
        QVERIFY2(read(again, text), text.c_str());
        QCOMPARE(keptText(again), text);
        QVERIFY(again.watches == (std::vector<Watch>{{500, 8'500, WatchEnd::Closed, true}}));
        QCOMPARE(again.transitions.size(), std::size_t{4});
        QCOMPARE(again.transitions[2].since, Nanos{3'200});
        QVERIFY(again.transitions[2].previous == (Events::In | Events::Out));

        Store filled;
        filled.clear(0);
        fill(filled, kSocket, again);
        filled.advance(9'500);
        const auto snapshot = filled.snapshot();
        for (const Nanos time : {0, 1'000, 2'600, 3'500, 5'500})
            QVERIFY(snapshot->stateAt(kSocket, time) == store.snapshot()->stateAt(kSocket, time + 500));
        QCOMPARE(snapshot->lane(kSocket).hits, std::uint64_t{2});
        QVERIFY(snapshot->watches(kSocket) == again.watches);
    }

    void aPieceBeginsInItsStateAndEndsOpen() {
        Store store;
        fillStore(store);
        const KeptLane lane = keptLane(*store.snapshot(), kSocket, 3'500, 5'500);
        QVERIFY(lane.watches == (std::vector<Watch>{{0, kInfinite, WatchEnd::Open, true}}));
        QCOMPARE(lane.transitions.size(), std::size_t{2});
        QCOMPARE(lane.transitions[0].time, Nanos{0});
        QVERIFY(lane.transitions[0].revents == (Events::In | Events::Out));
        QCOMPARE(lane.transitions[1].time, Nanos{500});
        QCOMPARE(lane.hits.size(), std::size_t{1});
    }

    void longLanesAreManyLines() {
        KeptLane lane;
        for (int i = 0; i < 100; ++i)
            lane.transitions.push_back(transition(Nanos{1'000'000} * i, i % 2 == 0 ? Events::In : Events::Out));
        const std::string text = keptText(lane);
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);)
            QVERIFY(line.size() <= 130);
        KeptLane again;
        QVERIFY(read(again, text));
        QCOMPARE(again.transitions.size(), lane.transitions.size());
    }

    void whatIsWrongIsNotRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no such word") << QByteArray("lane 1 2");
        QTest::newRow("end before begin") << QByteArray("watched 5 4 closed");
        QTest::newRow("no such end") << QByteArray("watched 5 6 gone");
        QTest::newRow("no end") << QByteArray("watched 5");
        QTest::newRow("not accepted") << QByteArray("watched 5 - open refused");
        QTest::newRow("no such event") << QByteArray("changed 1 IN+TEA");
        QTest::newRow("time without events") << QByteArray("changed 1 IN 2");
        QTest::newRow("no time") << QByteArray("changed x IN");
        QTest::newRow("no sampled time") << QByteArray("changed 2~ IN");
        QTest::newRow("time goes back") << QByteArray("changed 2 IN 1 OUT");
        QTest::newRow("hit of none") << QByteArray("hit 2 IN 0");
        QTest::newRow("hit without a count") << QByteArray("hit 2 IN");
        QTest::newRow("hit without a time") << QByteArray("hit x IN 1");
    }
    void whatIsWrongIsNotRead() {
        QFETCH(QByteArray, text);
        KeptLane lane;
        QVERIFY(!read(lane, text.toStdString()));
    }

    void eventsAreReadAsTheyAreWritten() {
        for (const Events events : {Events(), Events::In | Events::RdHup, Events::R | Events::W | Events::E})
            QVERIFY(keptEvents(toString(events)) == std::optional(events));
        QVERIFY(!keptEvents("IN+"));
        QVERIFY(!keptEvents(""));
    }
};

QTEST_GUILESS_MAIN(TestKeptLane)
#include "tst_keptlane.moc"
