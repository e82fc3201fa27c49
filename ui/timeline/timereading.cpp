// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timereading.h"

#include <QCoreApplication>
#include <QDate>
#include <QRegularExpression>

#include <array>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::TimeReading)
};

struct Unit {
    const char* name;
    Nanos nanos;
};
constexpr Nanos kMinute = 60 * kSecond;
constexpr Nanos kHour = 60 * kMinute;
constexpr Nanos kDay = 24 * kHour;
constexpr std::array kUnits{
    Unit{"ns", 1},      Unit{"us", kMicrosecond}, Unit{"µs", kMicrosecond}, Unit{"ms", kMillisecond},
    Unit{"s", kSecond}, Unit{"min", kMinute},     Unit{"m", kMinute},       Unit{"h", kHour},
    Unit{"d", kDay}};
constexpr qint64 kJulianDayOf1970 = 2'440'588;
constexpr int kMostDigits = 12; // before the point: 30 000 years of nanoseconds do not fit anyway

// Parts of a whole: "25" of kSecond is 250 ms. What is below a nanosecond is cut.
Nanos fractionOf(Nanos whole, const QString& digits) {
    Nanos sum = 0;
    Nanos rest = 0; // whole · 10⁻ⁱ in steps, the remainder carried on
    Nanos part = whole;
    for (const QChar digit : digits) {
        rest = part % 10;
        part /= 10;
        sum += digit.digitValue() * part + digit.digitValue() * rest / 10;
    }
    return sum;
}

// Spaces within and between numbers are the screen's way of grouping.
QString squeezed(const QString& text) {
    QString squeezed;
    for (const QChar c : text.trimmed()) {
        if (c.isSpace())
            continue;
        squeezed += c == QChar(0x2212) ? QLatin1Char('-') : c == QChar(0x03BC) ? QChar(0x00B5) : c;
    }
    return squeezed;
}

TimeReading problem(const QString& sentence) { return {std::nullopt, sentence}; }

// "1min06.27s": each a number and its unit.
TimeReading readSpan(const QString& text) {
    static const QRegularExpression part(QStringLiteral("(\\d*)(?:[.,](\\d*))?([a-zA-Zµ]*)"));
    Nanos sum = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto match =
            part.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        const QString number = match.captured(1);
        const QString fraction = match.captured(2);
        const QString name = match.captured(3);
        if (number.isEmpty() && fraction.isEmpty())
            return problem(Words::tr("“%1” is not a number.").arg(text.mid(at, std::max<qsizetype>(1, name.size()))));
        if (number.size() > kMostDigits)
            return problem(Words::tr("%1 is too far away.").arg(number));
        if (name.isEmpty())
            return problem(Words::tr("%1 needs a unit: %1 ms, or %1 s.").arg(text.mid(at, match.capturedLength())));
        const Unit* unit = nullptr;
        for (const Unit& known : kUnits)
            if (name.compare(QString::fromUtf8(known.name), Qt::CaseInsensitive) == 0)
                unit = &known;
        if (unit == nullptr)
            return problem(Words::tr("“%1” is not a unit. There are ns, us, ms, s, min, h and d.").arg(name));
        const Nanos count = number.toLongLong();
        if (count > INT64_MAX / 4 / unit->nanos)
            return problem(Words::tr("%1 %2 is too far away.").arg(number, name));
        sum += count * unit->nanos + fractionOf(unit->nanos, fraction);
        at += match.capturedLength();
    }
    return {sum, {}};
}

// On the trace's first day, or on the next one where it would lie before the beginning.
TimeReading readWall(const QString& text, const TimeContext& context) {
    static const QRegularExpression clock(
        QStringLiteral("^(?:(\\d{4}-\\d{2}-\\d{2})T?)?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d*))?)?$"));
    const auto match = clock.match(text);
    if (!match.hasMatch())
        return problem(Words::tr("A time of day is written like 14:03:07.272, with 2026-11-22 in front where needed."));
    const int hours = match.captured(2).toInt();
    const int minutes = match.captured(3).toInt();
    const int seconds = match.captured(4).toInt();
    if (hours > 23 || minutes > 59 || seconds > 59)
        return problem(Words::tr("A day has no %1.").arg(text));
    const Nanos inDay = hours * kHour + minutes * kMinute + seconds * kSecond + fractionOf(kSecond, match.captured(5));
    if (!match.captured(1).isEmpty()) {
        const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
        if (!date.isValid())
            return problem(Words::tr("There is no day %1.").arg(match.captured(1)));
        return {(date.toJulianDay() - kJulianDayOf1970) * kDay + inDay - context.wallOffset, {}};
    }
    const Nanos begin = context.begin + context.wallOffset;
    const Nanos time = begin - begin % kDay + inDay - context.wallOffset;
    return {time < context.begin && time + kDay <= context.end ? time + kDay : time, {}};
}

} // namespace

TimeReading readTime(const QString& typed, const TimeContext& context) {
    QString text = squeezed(typed);
    if (text.isEmpty())
        return problem(Words::tr("A time from the beginning (6.272 s), from here (+1.5 ms), or by the clock "
                                 "(14:03:07.272)."));
    if (text.contains(QLatin1Char(':')))
        return readWall(text, context);
    const QChar sign = text.front();
    const bool fromHere = sign == QLatin1Char('+') || sign == QLatin1Char('-');
    if (fromHere)
        text.remove(0, 1);
    if (text.isEmpty())
        return problem(Words::tr("How far, and in which direction: +1.5 ms, or -20 us."));
    TimeReading reading = readSpan(text);
    if (reading.time)
        reading.time = !fromHere                  ? context.begin + *reading.time
                       : sign == QLatin1Char('-') ? context.here - *reading.time
                                                  : context.here + *reading.time;
    return reading;
}

} // namespace readyscope
