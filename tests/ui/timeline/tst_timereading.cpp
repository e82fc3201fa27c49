// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/momenttext.h"
#include "ui/timeline/timereading.h"

#include <QTest>

using namespace readyscope;

namespace {

constexpr Nanos kDay = 86'400 * kSecond;
// Begins at 23:59:50 of 1970-01-11 by the wall clock, and lasts a minute.
constexpr Nanos kBegin = 500 * kSecond;
constexpr TimeContext kContext{kBegin, kBegin + 60 * kSecond, kBegin + 10 * kSecond, 11 * kDay - 10 * kSecond - kBegin};

} // namespace

class tst_TimeReading : public QObject {
    Q_OBJECT
private slots:
    void reads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Nanos>("after"); // the beginning
        QTest::newRow("seconds") << "6.2725 s" << 6'272'500 * kMicrosecond;
        QTest::newRow("to the nanosecond") << "6.272500123s" << 6'272'500'123;
        QTest::newRow("cut below it") << "1.9999 ns" << Nanos{1};
        QTest::newRow("comma") << "1,5 ms" << 1'500 * kMicrosecond;
        QTest::newRow("micro sign") << QString::fromUtf8("20 µs") << 20 * kMicrosecond;
        QTest::newRow("Greek mu") << QString(QChar(0x03BC)).prepend("20 ").append("s") << 20 * kMicrosecond;
        QTest::newRow("minutes") << "1.5 min" << 90 * kSecond;
        QTest::newRow("joined") << "2 h 05 min 06 s" << (2 * 3600 + 5 * 60 + 6) * kSecond;
        QTest::newRow("from here") << "+1.5 ms" << 10 * kSecond + 1'500 * kMicrosecond;
        QTest::newRow("back") << "-20us" << 10 * kSecond - 20 * kMicrosecond;
        QTest::newRow("typographic minus") << QString(QChar(0x2212)) + "1s" << 9 * kSecond;
        QTest::newRow("clock") << "23:59:55.25" << 5'250 * kMillisecond;
        QTest::newRow("after midnight") << "00:00:07" << 17 * kSecond;
        QTest::newRow("with its date") << "1970-01-12 00:00:07.000001" << 17 * kSecond + kMicrosecond;
        QTest::newRow("earlier that day") << "12:00" << -(12 * 3600 - 10) * kSecond;
    }
    void reads() {
        QFETCH(QString, text);
        QFETCH(Nanos, after);
        const TimeReading reading = readTime(text, kContext);
        QVERIFY2(reading.time, qPrintable(reading.problem));
        QCOMPARE(*reading.time - kBegin, after);
        QVERIFY(reading.problem.isEmpty());
    }

    void readsBackWhatTheScreenWrites_data() {
        QTest::addColumn<Nanos>("after");
        for (const Nanos after :
             {Nanos{0}, Nanos{1}, 6'272'500'123, 66 * kSecond + 272, 2 * kDay + 3'723 * kSecond + 9})
            QTest::addRow("%lld", static_cast<long long>(after)) << after;
    }
    void readsBackWhatTheScreenWrites() {
        QFETCH(Nanos, after);
        QCOMPARE(readTime(momentText(after, 9), kContext).time, std::optional(kBegin + after));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << " "
                               << "from the beginning";
        QTest::newRow("no unit") << "6.27"
                                 << "6.27 needs a unit: 6.27 ms, or 6.27 s.";
        QTest::newRow("second without") << "1 min 7"
                                        << "7 needs a unit";
        QTest::newRow("unknown unit") << "3 weeks" << QString::fromUtf8("“weeks” is not a unit");
        QTest::newRow("word") << "soon" << QString::fromUtf8("“soon” is not a number");
        QTest::newRow("sign alone") << "+"
                                    << "How far";
        QTest::newRow("far") << "999999999999 d"
                             << "too far away";
        QTest::newRow("too many digits") << "99999999999999999999 s"
                                         << "too far away";
        QTest::newRow("no such hour") << "25:00"
                                      << "A day has no 25:00.";
        QTest::newRow("no such day") << "2026-02-30 10:00"
                                     << "There is no day 2026-02-30.";
        QTest::newRow("odd clock") << "14:3:7"
                                   << "is written like";
    }
    void saysWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const TimeReading reading = readTime(text, kContext);
        QVERIFY(!reading.time);
        QVERIFY2(reading.problem.contains(says), qPrintable(reading.problem));
    }
};

QTEST_APPLESS_MAIN(tst_TimeReading)
#include "tst_timereading.moc"
