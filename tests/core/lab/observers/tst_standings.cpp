// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// When lanes that follow a live socket are compared: of rounds made by hand.

#include "core/lab/observers/standings.h"

#include <QTest>

using namespace readyscope;
using namespace readyscope::observers;

namespace {

// Asked at `at`; all tell `bits`, as they have since `stood`.
Round round(Nanos at, Events bits, Nanos stood) {
    Round one;
    one.begun = at;
    one.asked = at + 1;
    one.isSteady = true;
    for (const Backend backend : kBackends) {
        recipes::Seen& seen = one.seen.at(static_cast<std::size_t>(backend));
        seen.watched = true;
        seen.told.events = answersInSets(backend) ? Events(Events::W) : bits;
        seen.stood = stood;
    }
    return one;
}

recipes::Seen& of(Round& round, Backend backend) { return round.seen.at(static_cast<std::size_t>(backend)); }

// All changed at that time, poll first and each a little later.
void change(Round& round, Nanos at) {
    for (recipes::Seen& seen : round.seen)
        seen.changed = seen.stood = at++;
}

} // namespace

class TestStandings : public QObject {
    Q_OBJECT
private slots:
    void lastsWhileNothingChanges() {
        Standings standings;
        standings.add(round(100, Events::Out, 40));
        standings.add(round(200, Events::Out, 40));
        QCOMPARE(standings.all().size(), 1U);
        QCOMPARE(standings.all()[0].from, 40);
        QCOMPARE(standings.all()[0].to, 201);
    }

    // From the last lane's change to the first one's next.
    void endsWithTheFirstChange() {
        Standings standings;
        standings.add(round(100, Events::Out, 40));
        Round next = round(200, Events::Out | Events::In, 0);
        change(next, 150);
        standings.add(next);
        const std::vector<recipes::Standing> all = standings.all();
        QCOMPARE(all.size(), 2U);
        QCOMPARE(all[0].to, 150);
        QCOMPARE(all[1].from, 156);
        QCOMPARE(all[1].to, 201);
        QVERIFY(all[1].of(Backend::Poll).told.events == (Events::Out | Events::In));
    }

    // A lane that has only not caught up yet differs in nothing.
    void notComparedWherePollMoves() {
        Standings standings;
        Round moving = round(100, Events::Out, 40);
        moving.isSteady = false;
        of(moving, Backend::Epoll).told.events = Events::Out | Events::In;
        standings.add(moving);
        QVERIFY(standings.all().empty());
        standings.add(round(200, Events::Out, 40));
        QVERIFY(recipes::differencesOf(standings.all()).empty());
    }

    // What came between two that are compared counts for the later one.
    void countsEdgesUntilItIsCompared() {
        Standings standings;
        standings.add(round(100, Events::Out, 40));
        Round moving = round(200, Events::Out, 0);
        change(moving, 150);
        moving.isSteady = false;
        of(moving, Backend::EpollEt).named = 1;
        of(moving, Backend::IoUring).raw = Events::In;
        standings.add(moving);
        QCOMPARE(standings.all()[0].to, 150);
        Round still = round(300, Events::Out, 156);
        of(still, Backend::EpollEt).named = 1;
        standings.add(still);
        Round later = round(400, Events::Out, 156);
        of(later, Backend::EpollEt).named = 1;
        standings.add(later);
        const std::vector<recipes::Standing> all = standings.all();
        QCOMPARE(all.size(), 2U);
        QCOMPARE(all[0].of(Backend::EpollEt).named, 0U);
        QCOMPARE(all[1].of(Backend::EpollEt).named, 3U);
        QVERIFY(all[1].of(Backend::IoUring).raw == Events(Events::In));
        QCOMPARE(all[1].to, 401);
    }

    void theOldestAreForgotten() {
        Standings standings;
        for (std::size_t i = 0; i < Standings::kMost + 10; ++i) {
            Round next = round(static_cast<Nanos>(i) * 100, Events::Out, 0);
            change(next, static_cast<Nanos>(i) * 100 - 50);
            standings.add(next);
        }
        QCOMPARE(standings.all().size(), Standings::kMost);
        QCOMPARE(standings.all().front().asked, 1001);
    }
};

QTEST_GUILESS_MAIN(TestStandings)
#include "tst_standings.moc"
