// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/viewwindow.h"

#include <QTest>

using namespace readyscope;

namespace {

constexpr Nanos kBegin = 500 * kSecond;
constexpr int kPlace = 800 - 1 - 12;

ViewWindow windowAt(Nanos length) {
    ViewWindow window;
    window.resize(800, 12);
    window.setTrace(kBegin, kBegin + length);
    return window;
}

} // namespace

class tst_ViewWindow : public QObject {
    Q_OBJECT
private slots:
    void shortTraceFillsFromTheLeft() {
        ViewWindow window = windowAt(0);
        QCOMPARE(window.scale().from(), kBegin);
        QCOMPARE(window.scale().span(), ViewWindow::kFirstSpan);
        const TimeScale before = window.scale();
        window.setTrace(kBegin, kBegin + kSecond);
        QCOMPARE(window.scale(), before);
        QVERIFY(window.isFollowing());
    }

    void followingKeepsNowAtItsPlace() {
        ViewWindow window = windowAt(0);
        for (Nanos length = 0; length < 60 * kSecond; length += 40 * kMillisecond) {
            window.setTrace(kBegin, kBegin + length);
            QVERIFY(window.scale().columnAt(kBegin + length) <= kPlace);
        }
        QCOMPARE(window.scale().columnAt(kBegin + 60 * kSecond - 40 * kMillisecond), kPlace);
    }

    void idleStandsStill() {
        ViewWindow window = windowAt(60 * kSecond);
        const TimeScale before = window.scale();
        window.setTrace(kBegin, kBegin + 60 * kSecond);
        QCOMPARE(window.scale(), before);
    }

    void panningLeftLeavesAndReachingTheEdgeResumes() {
        ViewWindow window = windowAt(60 * kSecond);
        window.pan(-50);
        QVERIFY(!window.isFollowing());
        const TimeScale left = window.scale();
        window.setTrace(kBegin, kBegin + 61 * kSecond);
        QCOMPARE(window.scale(), left);
        window.pan(40);
        QVERIFY(!window.isFollowing());
        window.pan(200);
        QVERIFY(window.isFollowing());
    }

    void followJumpsToNow() {
        ViewWindow window = windowAt(600 * kSecond);
        window.showBegin();
        QVERIFY(!window.isFollowing());
        QCOMPARE(window.scale().from(), kBegin);
        window.setFollowing(true);
        QCOMPARE(window.scale().columnAt(kBegin + 600 * kSecond), kPlace);
    }

    void wholeShowsBothEnds() {
        ViewWindow window = windowAt(3'600 * kSecond);
        window.showWhole();
        QCOMPARE(window.scale().from(), kBegin);
        QVERIFY(std::abs(window.scale().columnAt(kBegin + 3'600 * kSecond) - kPlace) <= 1);
        QVERIFY(window.isFollowing());
    }

    void zoomAwayFromNowLeavesFollowing() {
        ViewWindow window = windowAt(60 * kSecond);
        window.zoom(100, 1, 2);
        QVERIFY(!window.isFollowing());
        ViewWindow atNow = windowAt(60 * kSecond);
        atNow.zoom(atNow.zoomColumn(), 1, 2);
        QVERIFY(atNow.isFollowing());
    }

    void dragsFromWhereItBegan() {
        ViewWindow window = windowAt(60 * kSecond);
        const TimeScale start = window.scale();
        for (int moved = 1; moved <= 300; ++moved)
            window.drag(start, -moved);
        QCOMPARE(window.scale(), start.panned(-300));
        window.drag(start, 0);
        QCOMPARE(window.scale(), start);
        QVERIFY(window.isFollowing());
    }

    void anotherTraceBeginsAnew() {
        ViewWindow window = windowAt(60 * kSecond);
        window.setTrace(kBegin + 100 * kSecond, kBegin + 100 * kSecond);
        QCOMPARE(window.scale().from(), kBegin + 100 * kSecond);
    }

    void widthChangesKeepNow() {
        ViewWindow window = windowAt(60 * kSecond);
        const Nanos now = kBegin + 60 * kSecond;
        const Nanos perPixel = window.scale().span() / window.scale().width();
        window.resize(400, 12);
        QCOMPARE(window.scale().columnAt(now), 400 - 1 - 12);
        QCOMPARE(window.scale().span() / window.scale().width(), perPixel);
        window.resize(1, 12);
        QVERIFY(window.scale().width() == 1);
    }
};

QTEST_APPLESS_MAIN(tst_ViewWindow)
#include "tst_viewwindow.moc"
