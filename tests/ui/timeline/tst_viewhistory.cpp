// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/timelinescene.h"
#include "ui/timeline/scaleglide.h"
#include "ui/timeline/viewhistory.h"

using namespace readyscope;
using namespace readyscope::test;

class tst_ViewHistory : public QObject {
    Q_OBJECT
private slots:
    void movesInOneGoAreOneStep() {
        ViewHistory history;
        history.leave({0, 100, false}, 0);
        history.leave({10, 100, false}, ViewHistory::kPause / 2);
        history.leave({20, 100, false}, ViewHistory::kPause);
        const auto back = history.back({30, 100, false});
        QCOMPARE(back, std::optional(ViewPlace{0, 100, false}));
        QVERIFY(!history.canGoBack());
        QCOMPARE(history.forward(*back), std::optional(ViewPlace{30, 100, false}));
    }

    void aNewMoveForgetsWhatWasAhead() {
        ViewHistory history;
        history.leave({0, 100, false}, 0);
        history.leave({50, 100, false}, 10 * kSecond);
        QVERIFY(history.back({90, 100, false}));
        QVERIFY(history.canGoForward());
        history.leave({50, 100, false}, 20 * kSecond);
        QVERIFY(!history.canGoForward());
    }

    void isBounded() {
        ViewHistory history;
        for (Nanos i = 0; i < 1'000; ++i)
            history.leave({i, 100, false}, i * kSecond);
        std::size_t steps = 0;
        ViewPlace place{5'000, 100, false};
        while (const auto back = history.back(place)) {
            place = *back;
            ++steps;
        }
        QCOMPARE(steps, ViewHistory::kMost);
    }

    void theViewGoesBackAndForward() {
        TimelineScene scene;
        QVERIFY(QTest::qWaitForWindowExposed(scene.view.get()));
        scene.runTo(60 * kSecond);
        const TimeScale first = scene.scale();
        QVERIFY(scene.view->isFollowing());
        scene.view->showSpan(kBegin + kSecond, kBegin + 2 * kSecond);
        QVERIFY(scene.view->canGoBack());
        scene.key(Qt::Key_Backspace);
        QCOMPARE(scene.scale().span(), first.span());
        QVERIFY(scene.view->isFollowing()); // as it did
        QVERIFY(scene.view->canGoForward());
        scene.key(Qt::Key_Backspace, Qt::ShiftModifier);
        QCOMPARE(scene.scale().span(), kSecond);
        QVERIFY(!scene.view->isFollowing());
    }

    void liveDataIsNoMove() {
        TimelineScene scene;
        QVERIFY(QTest::qWaitForWindowExposed(scene.view.get()));
        scene.runTo(60 * kSecond);
        scene.runTo(90 * kSecond);
        scene.view->resize(700, 300);
        QVERIFY(!scene.view->canGoBack());
    }

    void aZoomKeepsItsFixedPointOnTheWay() {
        const TimeScale from(0, 1'000 * kSecond, 1'000);
        const TimeScale to = from.zoomed(300, 1, 100);
        const Nanos fixed = from.timeAt(300);
        QCOMPARE(glided(from, to, 1), to);
        for (const double share : {0.0, 0.2, 0.5, 0.8, 0.99}) {
            const TimeScale between = glided(from, to, share);
            QVERIFY(between.span() <= from.span() && between.span() >= to.span());
            QVERIFY(std::abs(between.columnAt(fixed) - 300) <= 1);
        }
        QVERIFY(std::abs(glided(from, to, 0.5).span() - 100 * kSecond) < kSecond); // even to the eye
    }
};

QTEST_MAIN(tst_ViewHistory)
#include "tst_viewhistory.moc"
