// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/latenesschart.h"

#include "core/multiplexer/registry.h"
#include "ui/common/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::Lateness)
};

constexpr Nanos kShortestAxis = 100 * kMicrosecond;
constexpr Nanos kBarsWanted = 50;
constexpr Nanos kLabels = 4;

// The least of 1, 2, 5 × 10ⁿ that is not below.
Nanos roundedUp125(Nanos value) {
    for (Nanos ten = 1;; ten *= 10)
        for (const Nanos digit : {1, 2, 5})
            if (digit * ten >= value)
                return digit * ten;
}

Nanos roundedUp(Nanos value, Nanos step) { return (value + step - 1) / step * step; }

QString early(const Lateness& lateness) {
    if (lateness.early() == 0)
        return Words::tr("No wait came back early.");
    return lateness.early() == 1 ? Words::tr("1 wait came back early, by %1.").arg(durationText(lateness.earliest()))
                                 : Words::tr("%1 waits came back early, by up to %2.")
                                       .arg(countText(lateness.early()), durationText(lateness.earliest()));
}

QString whyLate(Nanos p50, Nanos slack) {
    if (slack <= kMicrosecond)
        return Words::tr("Half are no later than %1; this thread has no timer slack, so that is the wake-up.")
            .arg(durationText(p50));
    if (p50 < slack)
        return Words::tr("Half are no later than %1, less than the slack of %2 that the kernel may take to let timers "
                         "fall together (PR_SET_TIMERSLACK of the thread, left as it is).")
            .arg(durationText(p50), durationText(slack));
    return Words::tr("Of the %1, %2 are the slack the kernel grants itself to let timers fall together "
                     "(PR_SET_TIMERSLACK of the thread, left as it is); %3 are the wake-up.")
        .arg(durationText(p50), durationText(slack), durationText(p50 - slack));
}

QString roundingHere(const EngineSettings& settings) {
    const Nanos step = traitsOf(settings.backend).resolution;
    const Nanos passed = roundedUp(settings.timeout, step);
    const QString name = backendText(settings.backend);
    if (passed == settings.timeout)
        return Words::tr("%1 rounds up to %2, so rounding adds nothing here.").arg(name, durationText(step));
    return Words::tr("%1 rounds up to %2: %3 became %4.")
        .arg(name, durationText(step), durationText(settings.timeout), durationText(passed));
}

// What a coarser one would do; of a timeout that none rounds, with a little more than it.
QString roundingElsewhere(const EngineSettings& settings) {
    const Nanos step = traitsOf(Backend::Poll).resolution;
    if (traitsOf(settings.backend).resolution >= step)
        return {};
    const Nanos asked = settings.timeout % step != 0 ? settings.timeout : settings.timeout + step / 5;
    return Words::tr("poll would round %1 up to %2.").arg(durationText(asked), durationText(roundedUp(asked, step)));
}

} // namespace

LatenessChart chartOf(const Lateness& lateness, Nanos slack) {
    LatenessChart chart;
    chart.p50 = lateness.quantile(0.5);
    chart.p99 = lateness.quantile(0.99);
    // A few that are very late do not press the rest against the left.
    const Nanos most = std::max(4 * chart.p50, 4 * slack);
    const Nanos wanted = std::max({kShortestAxis, 2 * slack, std::min(chart.p99 + chart.p99 / 3, most)});
    chart.major = roundedUp125((wanted + kLabels - 1) / kLabels);
    chart.end = roundedUp(wanted, chart.major);
    chart.step = std::max(kMicrosecond, roundedUp125(chart.end / kBarsWanted / 2) / kMicrosecond * kMicrosecond);
    for (Nanos from = 0; from < chart.end; from += chart.step)
        chart.bars.append(lateness.between(from, from + chart.step));
    chart.beyond = lateness.between(chart.end, lateness.latest() + 2 * kMicrosecond);
    const std::uint64_t highest = *std::max_element(chart.bars.begin(), chart.bars.end());
    const auto half = static_cast<std::uint64_t>(roundedUp125(static_cast<Nanos>(highest / 10 + 1)));
    chart.top = std::max<std::uint64_t>(2, (highest + 2 * half - 1) / (2 * half) * 2 * half);
    return chart;
}

LatenessWords wordsOf(const Lateness& lateness, Nanos slack, const EngineSettings& settings) {
    LatenessWords words;
    if (lateness.count() == 0)
        words.main = settings.timeout == kInfinite
                         ? Words::tr("No wait has timed out: the timeout is infinite. Choose one to see how late the "
                                     "kernel ends it.")
                         : Words::tr("No wait has timed out yet.");
    else
        words.main = early(lateness) + QLatin1Char(' ') + whyLate(lateness.quantile(0.5), slack);
    if (settings.timeout > 0) {
        const QString elsewhere = roundingElsewhere(settings);
        words.rounding = roundingHere(settings) + (elsewhere.isEmpty() ? elsewhere : QLatin1Char(' ') + elsewhere);
    }
    return words;
}

} // namespace readyscope
