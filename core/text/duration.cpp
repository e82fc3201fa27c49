// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/duration.h"

#include <array>
#include <limits>
#include <optional>

namespace readyscope {

namespace {

struct Unit {
    std::string_view name;
    Nanos length;
};

// The first six are what is written; the rest is understood too (micro sign, Greek mu).
constexpr std::array<Unit, 8> kUnits{{{"ns", 1},
                                      {"us", kMicrosecond},
                                      {"ms", kMillisecond},
                                      {"s", kSecond},
                                      {"m", 60 * kSecond},
                                      {"h", 3600 * kSecond},
                                      {"\u00b5s", kMicrosecond},
                                      {"\u03bcs", kMicrosecond}}};
constexpr std::size_t kWrittenUnits = 6;

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view takeDigits(std::string_view& rest) {
    std::size_t count = 0;
    while (count < rest.size() && isDigit(rest[count]))
        ++count;
    const std::string_view digits = rest.substr(0, count);
    rest.remove_prefix(count);
    return digits;
}

std::optional<Nanos> unitNamed(std::string_view name) {
    for (const Unit& unit : kUnits)
        if (unit.name == name)
            return unit.length;
    return std::nullopt;
}

// 0.DIGITS of a unit, in whole ns rounded up. Horner's rule from the last digit: dividing the floor again gives the
// floor of the whole, so that no digit is lost however many there are.
Nanos fractionOf(std::string_view digits, Nanos unit) {
    Nanos value = 0;
    bool inexact = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const Nanos sum = (*digit - '0') * unit + value;
        inexact |= sum % 10 != 0;
        value = sum / 10;
    }
    return inexact ? value + 1 : value;
}

std::optional<Nanos> multiplied(std::string_view digits, Nanos unit) {
    constexpr Nanos kMost = std::numeric_limits<Nanos>::max();
    Nanos value = 0;
    for (const char digit : digits) {
        const Nanos add = digit - '0';
        if (value > (kMost / unit - add) / 10)
            return std::nullopt;
        value = value * 10 + add;
    }
    return value * unit;
}

} // namespace

std::variant<Nanos, Sentence> parseDuration(std::string_view text) {
    const auto refusal = [text](const char* source) { return Sentence{source, {std::string(text)}}; };
    if (text == "infinite")
        return kInfinite;
    if (text == "0")
        return Nanos{0};
    if (text.empty())
        return refusal(READYSCOPE_TEXT("a duration is missing: write 5ms, 0 or infinite"));
    if (text.size() > 1 && text.front() == '-' && (isDigit(text[1]) || text[1] == '.'))
        return refusal(READYSCOPE_TEXT("\"%1\" is negative: a duration is 0 or more"));

    std::string_view rest = text;
    const std::string_view whole = takeDigits(rest);
    std::string_view fraction;
    const bool point = !rest.empty() && rest.front() == '.';
    if (point) {
        rest.remove_prefix(1);
        fraction = takeDigits(rest);
    }
    if ((whole.empty() && fraction.empty()) || (point && fraction.empty()))
        return refusal(
            READYSCOPE_TEXT("\"%1\" is not a duration: write a number with a unit such as 5ms, 0 or infinite"));
    if (rest.empty())
        return refusal(READYSCOPE_TEXT("\"%1\" has no unit: write %1ms or %1s"));
    const std::optional<Nanos> unit = unitNamed(rest);
    if (!unit)
        return Sentence{READYSCOPE_TEXT("\"%1\" has no known unit: \"%2\" is not ns, us, ms, s, m or h"),
                        {std::string(text), std::string(rest)}};
    const std::optional<Nanos> wholeNanos = multiplied(whole, *unit);
    const Nanos part = fractionOf(fraction, *unit);
    if (!wholeNanos || *wholeNanos > std::numeric_limits<Nanos>::max() - part)
        return refusal(READYSCOPE_TEXT("\"%1\" is too long: the longest duration is about 292 years"));
    return *wholeNanos + part;
}

namespace {

// "1.5" for 90 s in minutes; nothing where the quotient is below 1 or has more than nine decimals.
std::string quotient(Nanos duration, Nanos unit) {
    if (duration < unit)
        return {};
    std::string text = std::to_string(duration / unit);
    Nanos rest = duration % unit;
    if (rest != 0)
        text += '.';
    for (int decimals = 0; rest != 0; ++decimals) {
        if (decimals == 9)
            return {};
        rest *= 10;
        text += static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
    return text;
}

} // namespace

std::string formatDuration(Nanos duration) {
    if (duration < 0)
        return "infinite";
    if (duration == 0)
        return "0";
    std::string best;
    for (std::size_t i = 0; i < kWrittenUnits; ++i) {
        std::string number = quotient(duration, kUnits[i].length);
        if (number.empty())
            continue;
        const bool whole = number.find('.') == std::string::npos;
        number += kUnits[i].name;
        if (best.empty() || number.size() < best.size() || (number.size() == best.size() && whole))
            best = std::move(number);
    }
    return best;
}

} // namespace readyscope
