// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCOMPARE for Events. Its own way of printing would find our toString(), which returns a std::string.

#include "core/readiness/events.h"

#include <QtTest>

namespace QTest {

inline bool qCompare(const readyscope::Events& actual, const readyscope::Events& expected, const char* actualText,
                     const char* expectedText, const char* file, int line) {
    const auto print = [](const readyscope::Events& events) { return qstrdup(readyscope::toString(events).c_str()); };
    return compare_helper(
        actual == expected, "Events differ", [&] { return print(actual); }, [&] { return print(expected); }, actualText,
        expectedText, file, line);
}

} // namespace QTest
