// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A wait under the glass in sentences. All are computed from the values; nothing is told that these do not say.

#include "core/engine/glasssets.h"
#include "core/engine/glasstimeout.h"

#include <QStringList>

namespace readyscope {

QString callText(const GlassWait& glass); // "select(nfds = 19, readfds, writefds, exceptfds, timeout) = 3"
// "19 numbers gone through, 11 asked, to find 3 bits"
QString goneThroughText(const GlassSets& sets);
QString leftOutText(const GlassLeftOut& out, Backend backend); // "fd 1031 left out: select ends at 1023"
// Of all that were: one by the sentence, more by their number; empty for none.
QString leftOutSummary(const GlassWait& glass);

struct TimeoutWords {
    QString waited; // "waited 3.27 ms"
    QString left;   // "left 1.73 ms", "58 µs late"; empty where it never ends
    QString asked;  // "asked 5 ms"
    QString passed; // "passed { 0, 5000 } µs, exact, nothing to round"
    QString after;  // "after { 0, 1731 }"
    QString note;   // what this call does with its timeout
};
TimeoutWords timeoutWords(const GlassWait& glass);

// "asked 6 µs later, timeout 0, 10 entries: 2 ready"; empty where poll was not asked.
QString besideText(const GlassWait& glass);

// The two answers side by side: "Why 3 and 2", the fact, and a sentence for each socket that shows it.
struct WhyWords {
    QString title;
    QString fact;
    QStringList lines;
};
WhyWords whyWords(const GlassWait& glass);

// What holds for every wait so rebuilt, and what of this one is not kept.
QStringList rebuiltWords(const GlassWait& glass);

} // namespace readyscope
