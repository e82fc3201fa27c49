// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/momenttext.h"

#include <QCoreApplication>
#include <QDate>

#include <array>

namespace readyscope {

namespace {

constexpr Nanos kMinute = 60 * kSecond;
constexpr Nanos kHour = 60 * kMinute;
constexpr Nanos kDay = 24 * kHour;
constexpr QChar kThinSpace(0x2009);
constexpr QChar kMinus(0x2212);

int digitsOf(Nanos value) {
    int digits = 1;
    for (; value >= 10; value /= 10)
        ++digits;
    return digits;
}

QString padded(Nanos value, int digits) { return QString::number(value).rightJustified(digits, QLatin1Char('0')); }

// ".272 500": `decimals` digits of `rest`, a part of `unit` (a power of ten).
QString fractionText(Nanos rest, Nanos unit, int decimals) {
    if (decimals == 0)
        return {};
    const QString digits = padded(rest, digitsOf(unit) - 1).leftJustified(decimals, QLatin1Char('0')).left(decimals);
    QString text(QLatin1Char('.'));
    for (int i = 0; i < decimals; ++i) {
        if (i > 0 && i % 3 == 0)
            text += kThinSpace;
        text += digits.at(i);
    }
    return text;
}

int decimalsIn(Nanos unit, Nanos step) {
    int decimals = 0;
    for (Nanos part = unit; part > 1 && step % part != 0; part /= 10)
        ++decimals;
    return decimals > 3 ? (decimals + 2) / 3 * 3 : decimals;
}

Nanos unitOf(Nanos greatest) {
    for (const Nanos unit : {kSecond, kMillisecond, kMicrosecond})
        if (greatest >= unit)
            return unit;
    return 1;
}

QString unitName(Nanos unit) {
    if (unit == kSecond)
        return QStringLiteral("s");
    return unit == kMillisecond   ? QStringLiteral("ms")
           : unit == kMicrosecond ? QStringLiteral("µs")
                                  : QStringLiteral("ns");
}

} // namespace

int decimalsFor(Nanos step) { return decimalsIn(kSecond, step); }

QString momentText(Nanos time, int decimals) {
    const QString sign = time < 0 ? QString(kMinus) : QString();
    const Nanos value = std::abs(time);
    QString text;
    if (value >= kDay)
        text += QStringLiteral("%1 d ").arg(value / kDay);
    if (value >= kHour)
        text += QStringLiteral("%1 h ").arg(value >= kDay ? padded(value % kDay / kHour, 2)
                                                          : QString::number(value / kHour));
    if (value >= kMinute)
        text += QStringLiteral("%1 min ").arg(value >= kHour ? padded(value % kHour / kMinute, 2)
                                                             : QString::number(value / kMinute));
    text += value >= kMinute ? padded(value % kMinute / kSecond, 2) : QString::number(value / kSecond);
    return sign + text + fractionText(value % kSecond, kSecond, decimals) + QStringLiteral(" s");
}

QString wallText(Nanos local, int decimals) {
    const Nanos time = (local % kDay + kDay) % kDay;
    return QStringLiteral("%1:%2:%3")
               .arg(padded(time / kHour, 2), padded(time % kHour / kMinute, 2), padded(time % kMinute / kSecond, 2)) +
           fractionText(time % kSecond, kSecond, decimals);
}

QString dateText(Nanos local) {
    const Nanos day = local / kDay - (local % kDay < 0 ? 1 : 0);
    constexpr qint64 kJulianDayOf1970 = 2'440'588;
    return QDate::fromJulianDay(kJulianDayOf1970 + day).toString(Qt::ISODate);
}

LabelFormat::LabelFormat(Nanos step, Nanos greatest)
    : m_step(step), m_greatest(greatest), m_unit(unitOf(std::max(step, greatest))),
      m_decimals(decimalsIn(m_unit, step)) {}

bool LabelFormat::needsAnchor() const {
    if (m_greatest >= kDay)
        return m_step < kHour;
    if (m_greatest >= kHour)
        return m_step < kMinute;
    if (m_greatest >= kMinute)
        return digitsOf(m_greatest / kMinute) + 2 + m_decimals > 6;
    return digitsOf(m_greatest / m_unit) + m_decimals > 6;
}

QString LabelFormat::text(Nanos value) const {
    const QString sign = value < 0 ? QString(kMinus) : QString();
    const Nanos size = std::abs(value);
    if (size >= kMinute)
        return sign + clockText(size);
    return sign + QString::number(size / m_unit) + fractionText(size % m_unit, m_unit, m_decimals) + QLatin1Char(' ') +
           unitName(m_unit);
}

QString LabelFormat::offset(Nanos value) const {
    LabelFormat format = *this;
    for (format.m_decimals = 0; format.m_decimals < m_decimals; ++format.m_decimals) {
        Nanos part = m_unit;
        for (int i = 0; i < format.m_decimals; ++i)
            part /= 10;
        if (value % part == 0)
            break;
    }
    return QLatin1Char('+') + format.text(value);
}

QString LabelFormat::clockText(Nanos value) const {
    QString text;
    const auto add = [&text](const QString& part) {
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + part;
    };
    if (value >= kDay)
        add(QStringLiteral("%1 d").arg(value / kDay));
    if (const Nanos hours = value % kDay / kHour)
        add(QStringLiteral("%1 h").arg(hours));
    if (const Nanos minutes = value % kHour / kMinute)
        add(QStringLiteral("%1 min").arg(minutes));
    if (value % kMinute != 0 && m_step < kMinute)
        add(QString::number(value % kMinute / kSecond) + fractionText(value % kSecond, kSecond, m_decimals) +
            QStringLiteral(" s"));
    return text;
}

} // namespace readyscope
