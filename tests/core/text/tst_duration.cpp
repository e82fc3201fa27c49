// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/duration.h"

#include <QTest>

#include <limits>

using namespace readyscope;

namespace {

constexpr Nanos kMost = std::numeric_limits<Nanos>::max();

Nanos parsed(const char* text) {
    const auto result = parseDuration(text);
    const Nanos* duration = std::get_if<Nanos>(&result);
    return duration != nullptr ? *duration : -99;
}

QString refusal(std::string_view text) {
    const auto result = parseDuration(text);
    const auto* sentence = std::get_if<Sentence>(&result);
    return sentence != nullptr ? QString::fromStdString(inEnglish(*sentence)) : QStringLiteral("taken");
}

} // namespace

class TestDuration : public QObject {
    Q_OBJECT

private slots:
    void parses_data() {
        QTest::addColumn<qint64>("nanos");
        const auto row = [](const char* text, Nanos nanos) { QTest::newRow(text) << qint64{nanos}; };
        row("infinite", kInfinite);
        row("0", 0);
        row("0s", 0);
        row("1ns", 1);
        row("250us", 250 * kMicrosecond);
        row("250\u00b5s", 250 * kMicrosecond);
        row("250\u03bcs", 250 * kMicrosecond);
        row("5ms", 5 * kMillisecond);
        row("1.5ms", 1'500'000);
        row(".5s", 500 * kMillisecond);
        row("2m", 120 * kSecond);
        row("1.5h", 5400 * kSecond);
        row("007s", 7 * kSecond);
        // A double would miss these by some ns.
        row("9007199.254740993s", 9'007'199'254'740'993);
        row("0.000000001s", 1);
        row("1.3333333333h", 4'799'999'999'880);
        row("9223372036854775807ns", kMost);
        row("9223372036.854775807s", kMost);
        // Finer than 1 ns: up, so that what is not zero never turns into a timeout of zero.
        row("0.1ns", 1);
        row("0.0000000000000000000000000001s", 1);
        row("1.0000000001s", kSecond + 1);
        row("1.50000000000000000000000000000us", 1500);
    }
    void parses() {
        QFETCH(qint64, nanos);
        QCOMPARE(parsed(QTest::currentDataTag()), nanos);
    }

    void refuses_data() {
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* text, const char* sentence) {
            QTest::newRow(text) << QString::fromUtf8(sentence);
        };
        row("5", "\"5\" has no unit: write 5ms or 5s");
        row("1.5", "\"1.5\" has no unit: write 1.5ms or 1.5s");
        row("", "a duration is missing: write 5ms, 0 or infinite");
        row("-5ms", "\"-5ms\" is negative: a duration is 0 or more");
        row("-.5s", "\"-.5s\" is negative: a duration is 0 or more");
        row("5d", "\"5d\" has no known unit: \"d\" is not ns, us, ms, s, m or h");
        row("5 ms", "\"5 ms\" has no known unit: \" ms\" is not ns, us, ms, s, m or h");
        row("5MS", "\"5MS\" has no known unit: \"MS\" is not ns, us, ms, s, m or h");
        row("ms", "\"ms\" is not a duration: write a number with a unit such as 5ms, 0 or infinite");
        row("1.ms", "\"1.ms\" is not a duration: write a number with a unit such as 5ms, 0 or infinite");
        row("Infinite", "\"Infinite\" is not a duration: write a number with a unit such as 5ms, 0 or infinite");
        row("-", "\"-\" is not a duration: write a number with a unit such as 5ms, 0 or infinite");
        const char* tooLong = "\"%1\" is too long: the longest duration is about 292 years";
        for (const char* text : {"9223372036854775808ns", "9223372036.854775808s", "2562048h", "99999999999999999999s"})
            QTest::newRow(text) << QString::fromUtf8(tooLong).arg(QString::fromUtf8(text));
    }
    void refuses() {
        QFETCH(QString, sentence);
        QCOMPARE(refusal(QTest::currentDataTag()), sentence);
    }

    void formats_data() {
        QTest::addColumn<qint64>("nanos");
        const auto row = [](const char* text, Nanos nanos) { QTest::newRow(text) << qint64{nanos}; };
        row("infinite", kInfinite);
        row("0", 0);
        row("999ns", 999);
        row("250us", 250 * kMicrosecond);
        row("1.5ms", 1'500'000);
        row("500ms", 500 * kMillisecond);
        row("90s", 90 * kSecond);
        row("2m", 120 * kSecond);
        row("1h", 3600 * kSecond);
        row("9223372036854775807ns", kMost);
    }
    void formats() {
        QFETCH(qint64, nanos);
        QCOMPARE(QString::fromStdString(formatDuration(nanos)), QString::fromUtf8(QTest::currentDataTag()));
    }

    void formattedTextParsesToTheSame() {
        for (Nanos nanos = 1; nanos < kMost / 7; nanos = nanos * 7 + nanos % 3) {
            const std::string text = formatDuration(nanos);
            QCOMPARE(parsed(text.c_str()), nanos);
        }
    }

    void readsWell_data() {
        QTest::addColumn<qint64>("nanos");
        const auto row = [](const char* text, Nanos nanos) { QTest::newRow(text) << qint64{nanos}; };
        row("\u221e", kInfinite);
        row("0", 0);
        row("812 ns", 812);
        row("1.23 \u00b5s", 1234);
        row("5 ms", 5 * kMillisecond);
        row("5.00 ms", 5 * kMillisecond + 1);
        row("41.8 ms", 41'800'000);
        row("41.8 ms", 41'849'999);
        row("10.0 ms", 9'996'000);
        row("1.00 ms", 999'600);
        row("140 ms", 140 * kMillisecond);
        row("6.41 s", 6'410 * kMillisecond);
        row("1 min", 59'970 * kMillisecond);
        row("2 min 14 s", 134 * kSecond);
        row("3 h", 10'799'900 * kMillisecond);
        row("3 h 12 min", 11'520 * kSecond);
        row("2 d 4 h", 187'200 * kSecond);
        row("\u2212"
            "41.8 ms",
            -41'800'000);
        row("106751 d 23 h", 9'223'369'200 * kSecond);
    }
    void readsWell() {
        QFETCH(qint64, nanos);
        QCOMPARE(QString::fromStdString(durationForPeople(nanos)), QString::fromUtf8(QTest::currentDataTag()));
    }

    // Whatever the length: a number and a unit, never a number of more than three digits before days.
    void everyLengthFindsItsUnit() {
        for (Nanos nanos = 1; nanos < 24 * 3600 * kSecond; nanos = nanos * 3 / 2 + 1) {
            const QString text = QString::fromStdString(durationForPeople(nanos));
            QStringList words = text.split(QLatin1Char(' '));
            QVERIFY2(words.size() == 2 || words.size() == 4, qPrintable(text));
            QVERIFY2(words.first().remove(QLatin1Char('.')).size() <= 3, qPrintable(text));
        }
    }

    void groupsCounts() {
        QCOMPARE(QString::fromStdString(groupedCount(0)), QStringLiteral("0"));
        QCOMPARE(QString::fromStdString(groupedCount(999)), QStringLiteral("999"));
        QCOMPARE(QString::fromStdString(groupedCount(48213)), QStringLiteral("48\u2009213"));
        QCOMPARE(QString::fromStdString(groupedCount(1'000'000)), QStringLiteral("1\u2009000\u2009000"));
    }
};

QTEST_APPLESS_MAIN(TestDuration)
#include "tst_duration.moc"
