// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// When those are asked that no wait tells of.

#include "core/engine/samplelist.h"

#include <QTest>

using namespace readyscope;

namespace {

constexpr Nanos kPeriod = 2 * kMillisecond;
constexpr Nanos kDear = 10 * kMillisecond; // 50 times as long until it is asked again

} // namespace

class TestSampleList : public QObject {
    Q_OBJECT
private slots:
    void whoComesIsAskedAfterAPeriod() {
        Watched one;
        SampleList list(&Watched::sampled);
        QCOMPARE(list.next(), kInfinite);
        QVERIFY(!list.isDue(kSecond));
        list.list(one, true, kSecond);
        QVERIFY(one.sampled);
        QCOMPARE(list.next(), kSecond + kPeriod);
        QVERIFY(!list.isDue(kSecond + kPeriod - 1));
        QVERIFY(list.isDue(kSecond + kPeriod));
        list.list(one, false, kSecond);
        QVERIFY(!one.sampled);
        QCOMPARE(list.next(), kInfinite);
    }

    void whoComesPutsNobodyOff() {
        Watched one, other;
        SampleList list(&Watched::settling, kSecond);
        list.list(one, true, kSecond);
        list.list(other, true, kSecond + kPeriod - 1);
        QCOMPARE(list.next(), kSecond + kPeriod);
    }

    void whatIsDearIsAskedNoMoreOftenForThat() {
        Watched one, other;
        SampleList list(&Watched::sampled);
        list.list(one, true, kSecond);
        list.asked(2 * kSecond, kDear, true);
        QCOMPARE(list.next(), 2 * kSecond + 50 * kDear);
        list.list(other, true, 2 * kSecond + 1);
        QCOMPARE(list.next(), 2 * kSecond + 50 * kDear);
        // Nor where all have left in between.
        list.list(one, false, 2 * kSecond + 2);
        list.list(other, false, 2 * kSecond + 2);
        list.list(one, true, 2 * kSecond + 3);
        QCOMPARE(list.next(), 2 * kSecond + 50 * kDear);
    }

    void everMoreSeldomWhileNothingChanges() {
        Watched one, other;
        SampleList list(&Watched::settling, kSecond);
        list.list(one, true, 0);
        Nanos now = 0;
        for (Nanos period = kPeriod; period < kSecond; period *= 2) {
            now = list.next();
            list.asked(now, 0, false);
            QCOMPARE(list.next(), now + period);
        }
        list.asked(now, 0, true);
        QCOMPARE(list.next(), now + kPeriod);
        for (int i = 0; i < 20; ++i)
            list.asked(now, 0, false);
        QCOMPARE(list.next(), now + kSecond);
        list.list(other, true, now);
        QCOMPARE(list.next(), now + kPeriod);
    }

    void withoutALongestPeriodItStays() {
        Watched one;
        SampleList list(&Watched::sampled);
        list.list(one, true, 0);
        for (int i = 0; i < 5; ++i)
            list.asked(kSecond, 0, false);
        QCOMPARE(list.next(), kSecond + kPeriod);
        list.setPeriod(7 * kMillisecond);
        list.asked(kSecond, 0, false);
        QCOMPARE(list.next(), kSecond + 7 * kMillisecond);
    }
};

QTEST_GUILESS_MAIN(TestSampleList)
#include "tst_samplelist.moc"
