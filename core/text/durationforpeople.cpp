// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/duration.h"

#include <array>

namespace readyscope {

namespace {

struct Scale {
    const char* name;
    Nanos unit;
};
constexpr std::array<Scale, 4> kScales{
    {{" ns", 1}, {" \u00b5s", kMicrosecond}, {" ms", kMillisecond}, {" s", kSecond}}};

// `thousandths` of a unit, below a million, in three digits: 41800 → "41.8". What is exact loses its trailing zeros
// ("5", not "5.00"); what was rounded keeps them.
std::string threeDigits(Nanos thousandths, bool exact) {
    const int decimals = thousandths < 10'000 ? 2 : thousandths < 100'000 ? 1 : 0;
    std::string text = std::to_string(thousandths / 1000);
    std::string tail = std::to_string(1000 + thousandths % 1000).substr(1, static_cast<std::size_t>(decimals));
    while (exact && !tail.empty() && tail.back() == '0')
        tail.pop_back();
    return tail.empty() ? text : text + '.' + tail;
}

// Empty where rounding reaches the next unit.
std::string scaled(Nanos duration, const Scale& scale) {
    // ns have no decimals; for the others round half up at the third digit.
    if (scale.unit == 1)
        return duration < 1000 ? std::to_string(duration) + scale.name : std::string();
    const Nanos limit = scale.unit == kSecond ? 60 * kSecond : 1000 * scale.unit;
    if (duration >= limit)
        return {};
    const Nanos whole = duration / scale.unit;
    const Nanos step = whole < 10 ? scale.unit / 100 : whole < 100 ? scale.unit / 10 : scale.unit;
    const Nanos rounded = (duration + step / 2) / step * step;
    if (rounded >= limit)
        return {};
    return threeDigits(rounded / (scale.unit / 1000), rounded == duration) + scale.name;
}

// "2 min 14 s"; the lesser part goes where it is nothing.
std::string twoParts(Nanos count, Nanos perGreater, const char* greater, const char* lesser) {
    std::string text = std::to_string(count / perGreater) + greater;
    if (count % perGreater != 0)
        text += ' ' + std::to_string(count % perGreater) + lesser;
    return text;
}

} // namespace

std::string durationForPeople(Nanos duration) {
    if (duration == kInfinite)
        return "\u221e";
    if (duration < 0)
        return "\u2212" + durationForPeople(duration == INT64_MIN ? INT64_MAX : -duration);
    if (duration == 0)
        return "0";
    for (const Scale& scale : kScales)
        if (std::string text = scaled(duration, scale); !text.empty())
            return text;
    const auto rounded = [duration](Nanos unit) { return duration / unit + (duration % unit >= unit / 2 ? 1 : 0); };
    if (const Nanos seconds = rounded(kSecond); seconds < 3600)
        return twoParts(seconds, 60, " min", " s");
    if (const Nanos minutes = rounded(60 * kSecond); minutes < Nanos{24} * 60)
        return twoParts(minutes, 60, " h", " min");
    return twoParts(rounded(3600 * kSecond), 24, " d", " h");
}

std::string groupedCount(std::uint64_t count) {
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, "\u2009");
    }
    return text;
}

} // namespace readyscope
