// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/measuretext.h"

#include "ui/common/texts.h"

#include <array>
#include <cmath>

namespace readyscope {

namespace {

constexpr QChar kMinus(0x2212);

struct Unit {
    double hertz;
    const char* name;
};
constexpr std::array kUnits{Unit{1e9, "GHz"}, Unit{1e6, "MHz"}, Unit{1e3, "kHz"}, Unit{1, "Hz"}, Unit{1e-3, "mHz"}};

// Three digits, never as a power.
QString threeDigits(double value) {
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : 3;
    QString text = QString::number(value, 'f', decimals);
    while (decimals > 0 && text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

} // namespace

QString letterOf(CursorId cursor) { return cursor == CursorId::A ? QStringLiteral("A") : QStringLiteral("B"); }

QString deltaText(Nanos delta) {
    return QStringLiteral("Δ ") + (delta < 0 ? QString(kMinus) : QString()) + durationText(std::abs(delta));
}

QString frequencyText(Nanos period) {
    if (period == 0)
        return QString::fromUtf8(kNotApplicable);
    const double hertz = 1e9 / static_cast<double>(std::abs(period));
    for (const Unit& unit : kUnits)
        if (hertz >= unit.hertz * 0.9995 || &unit == &kUnits.back())
            return QStringLiteral("%1 %2").arg(threeDigits(hertz / unit.hertz), QLatin1String(unit.name));
    return {};
}

QString exactText(Nanos duration) {
    const QString sign = duration < 0 ? QString(kMinus) : QString();
    return sign + countText(static_cast<std::uint64_t>(std::abs(duration))) + QStringLiteral(" ns");
}

QString shareText(Nanos part, Nanos whole) {
    if (whole <= 0)
        return QString::fromUtf8(kNotApplicable);
    const double percent = 100 * static_cast<double>(part) / static_cast<double>(whole);
    // Never none of it and never all, where it was a part.
    if (part > 0 && percent < 0.001)
        return QStringLiteral("< 0.001 %");
    if (part < whole && percent > 99.9)
        return QStringLiteral("> 99.9 %");
    return threeDigits(percent) + QStringLiteral(" %");
}

} // namespace readyscope
