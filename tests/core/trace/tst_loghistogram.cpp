// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/loghistogram.h"

#include <QTest>

#include <numeric>

using namespace readyscope;

class tst_LogHistogram : public QObject {
    Q_OBJECT
private slots:
    void edgesAreFiveADecade() {
        QCOMPARE(LogHistogram::edge(0), Nanos{1});
        QCOMPARE(LogHistogram::edge(15), kMicrosecond);
        QCOMPARE(LogHistogram::edge(16), Nanos{1'580});
        QCOMPARE(LogHistogram::edge(45), kSecond);
        for (std::size_t bucket = 0; bucket < LogHistogram::kBuckets; ++bucket)
            QVERIFY(LogHistogram::edge(bucket) <= LogHistogram::edge(bucket + 1));
    }

    void eachDurationIsInItsBucket_data() {
        QTest::addColumn<Nanos>("duration");
        for (const Nanos duration : {Nanos{1}, Nanos{9}, Nanos{999}, kMicrosecond, Nanos{1'579}, Nanos{1'580},
                                     6'309 * kMicrosecond, kSecond - 1, kSecond, 3'600 * kSecond})
            QTest::addRow("%lld", static_cast<long long>(duration)) << duration;
    }
    void eachDurationIsInItsBucket() {
        QFETCH(Nanos, duration);
        const std::size_t bucket = LogHistogram::bucketOf(duration);
        QVERIFY(LogHistogram::edge(bucket) <= duration);
        QVERIFY(duration < LogHistogram::edge(bucket + 1));
    }

    void whatIsBeyondIsNotLost() {
        const LogHistogram histogram = histogramOf({-5, 0, 1, kSecond, INT64_MAX});
        QCOMPARE(histogram.counts.front(), std::uint64_t{2}); // 1 ns has the second, empty to its left
        QCOMPARE(histogram.counts.back(), std::uint64_t{1});
        QCOMPARE(std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::uint64_t{0}), std::uint64_t{5});
    }
};

QTEST_APPLESS_MAIN(tst_LogHistogram)
#include "tst_loghistogram.moc"
