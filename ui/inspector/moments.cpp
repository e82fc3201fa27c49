// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/moments.h"

#include "ui/common/texts.h"
#include "ui/timeline/momenttext.h"

#include <QDateTime>

namespace readyscope {

namespace {
constexpr int kDecimals = 6; // microseconds: finer is the scheduler's noise
} // namespace

QString momentOf(const Snapshot& snapshot, Nanos time, bool wallClock) {
    if (time == kNoTime)
        return QString::fromUtf8(kNotApplicable);
    if (!wallClock)
        return momentText(time - snapshot.totals().begin, kDecimals);
    const Nanos utc = snapshot.realtimeAt(time);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(utc / kMillisecond);
    return wallText(utc + moment.offsetFromUtc() * kSecond, kDecimals);
}

} // namespace readyscope
