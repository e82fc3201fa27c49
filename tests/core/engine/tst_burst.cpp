// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// When a wait with a timeout of 0 is tried: always in a burst, ever more seldom where events come singly.

#include "core/engine/burst.h"

#include <QTest>

using readyscope::Burst;
using readyscope::kMillisecond;

namespace {

int turnsBefore(Burst& burst) {
    int turns = 0;
    while (!burst.goesOn())
        ++turns;
    return turns;
}

} // namespace

class TestBurst : public QObject {
    Q_OBJECT
private slots:
    void goesOnWhileItIsWorthIt();
    void isTriedEverMoreSeldom();
    void isNotEndedByOthers();
};

void TestBurst::goesOnWhileItIsWorthIt() {
    Burst burst;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(turnsBefore(burst), 0);
        burst.ended(0, 0, 100);
    }
    burst.ended(0, 0, 0);
    burst.ended(0, 0, 0);
    QVERIFY(turnsBefore(burst) > 0);
    burst.ended(0, 0, 100);
    QCOMPARE(turnsBefore(burst), 0);
}

void TestBurst::isTriedEverMoreSeldom() {
    Burst burst;
    int before = -1;
    int turns = 0;
    while ((turns = turnsBefore(burst)) != before) {
        QVERIFY(turns > before);
        QVERIFY(turns < 1000);
        before = turns;
        burst.ended(0, 0, 1);
    }
    QVERIFY(turns >= 50); // one wait in vain among as many
}

void TestBurst::isNotEndedByOthers() {
    Burst burst;
    burst.ended(10 * kMillisecond, 0, 0); // a wait that might last, and ran out
    burst.ended(0, -1, 0);                // a signal
    burst.ended(0, 2, 0);                 // something that is not plain
    QCOMPARE(turnsBefore(burst), 0);
}

QTEST_GUILESS_MAIN(TestBurst)
#include "tst_burst.moc"
