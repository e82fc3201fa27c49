// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/figurerows.h"

#include "ui/common/texts.h"

#include <QCoreApplication>

#include <cmath>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::EngineFigures)
};

// Two intervals that stand this much further apart than a second have a pause between.
constexpr Nanos kPause = 3 * kSecond;

QString nothing() { return QString::fromUtf8(kNotApplicable); }

QString numberOr(const std::optional<double>& number) { return number ? numberText(*number) : nothing(); }

QString nanosOr(const std::optional<double>& nanos) {
    return nanos ? durationText(static_cast<Nanos>(std::llround(*nanos))) : nothing();
}

QString percentText(double share) { return QString::number(share * 100, 'f', share == 0 ? 0 : 1); }

template <typename Of> QVector<SparkPoint> pointsOf(const std::deque<EngineRates>& rates, Of of) {
    QVector<SparkPoint> points;
    Nanos last = kNoTime;
    for (const EngineRates& each : rates) {
        const std::optional<double> value = of(each);
        if (!value)
            continue;
        points.append({each.time, *value, last != kNoTime && each.time - last < kPause});
        last = each.time;
    }
    return points;
}

// `text` says the newest value, where there is one.
template <typename Text, typename Of>
FigureRow rowOf(const QString& name, const std::deque<EngineRates>& rates, Text text, Of of) {
    return {name, rates.empty() ? nothing() : text(rates.back()), pointsOf(rates, of)};
}

} // namespace

QString numberText(double number) {
    if (number >= 999.5)
        return countText(static_cast<std::uint64_t>(std::llround(number)));
    const int decimals = number == std::floor(number) ? 0 : number < 9.995 ? 2 : number < 99.95 ? 1 : 0;
    return QString::number(number, 'f', decimals);
}

QVector<FigureRow> figureRows(const std::deque<EngineRates>& rates) {
    using Rates = const EngineRates&;
    using Number = std::optional<double>;
    QVector<FigureRow> rows;
    rows << rowOf(
        Words::tr("Waits"), rates, [](Rates r) { return Words::tr("%1/s").arg(numberText(std::round(r.waits))); },
        [](Rates r) -> Number { return r.waits; });
    rows << rowOf(
        Words::tr("Time in the wait"), rates, [](Rates r) { return Words::tr("%1 %").arg(percentText(r.inWait)); },
        [](Rates r) -> Number { return r.inWait; });
    rows << rowOf(
        Words::tr("Set-up, wait call"), rates,
        [](Rates r) { return r.call ? Words::tr("%1, %2").arg(nanosOr(r.setUp), nanosOr(r.call)) : nothing(); },
        [](Rates r) { return r.call; });
    rows << rowOf(
        Words::tr("Ready a wait"), rates, [](Rates r) { return numberOr(r.ready); }, [](Rates r) { return r.ready; });
    rows << rowOf(
        Words::tr("Looked at for one ready"), rates, [](Rates r) { return numberOr(r.looked); },
        [](Rates r) { return r.looked; });
    rows.last().warns = !rates.empty() && rates.back().looked.value_or(0) > kManyLooked;
    rows << rowOf(
        Words::tr("Calls a transition"), rates, [](Rates r) { return numberOr(r.calls); },
        [](Rates r) { return r.calls; });
    rows << rowOf(
        Words::tr("Hits"), rates, [](Rates r) { return Words::tr("%1/s").arg(numberText(std::round(r.hits))); },
        [](Rates r) -> Number { return r.hits; });
    rows << rowOf(
        Words::tr("Engine thread"), rates, [](Rates r) { return Words::tr("%1 % CPU").arg(percentText(r.cpu)); },
        [](Rates r) -> Number { return r.cpu; });
    return rows;
}

} // namespace readyscope
