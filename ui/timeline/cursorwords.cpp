// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/cursorwords.h"

#include "core/trace/search.h"
#include "ui/common/texts.h"
#include "ui/timeline/measuretext.h"
#include "ui/timeline/momenttext.h"
#include "ui/timeline/timelinepicture.h"

#include <QCoreApplication>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::Cursors)
};

constexpr int kNanoDigits = 9;

// The greatest power of ten that is not wider than a pixel.
int decimalsOf(const TimeScale& scale) {
    Nanos step = 1;
    while (step * 10 <= scale.span() / scale.width())
        step *= 10;
    return decimalsFor(step);
}

QString countsBetween(const Cursors& cursors, const Snapshot& snapshot, const SocketInfo& lane) {
    const std::uint64_t waits = countWaits(snapshot, cursors.from(), cursors.to());
    const QString calls = waits == 1 ? Words::tr("1 wait") : Words::tr("%1 waits").arg(countText(waits));
    if (lane.id == kNoSocket)
        return calls;
    const std::uint64_t edges = countTransitions(snapshot, lane.id, cursors.from(), cursors.to());
    const QString name = QString::fromStdString(lane.name);
    return (edges == 1 ? Words::tr("1 edge of %1").arg(name)
                       : Words::tr("%1 edges of %2").arg(countText(edges), name)) +
           QStringLiteral(", ") + calls;
}

} // namespace

CursorWords cursorWords(const Cursors& cursors, const Snapshot& snapshot, const TimeScale& scale, bool wallClock,
                        const SocketInfo& lane) {
    const auto moment = [&](Nanos time, int decimals) {
        return wallClock ? wallText(time + wallOffsetAt(snapshot, time), decimals)
                         : momentText(time - snapshot.totals().begin, decimals);
    };
    const auto take = [&](CursorId cursor, QString& words, QString& exact) {
        if (const auto time = cursors.at(cursor)) {
            words = moment(*time, decimalsOf(scale));
            exact = moment(*time, kNanoDigits);
        }
    };
    CursorWords words;
    take(CursorId::A, words.a, words.exactA);
    take(CursorId::B, words.b, words.exactB);
    if (!cursors.areBoth())
        return words;
    words.delta = deltaText(cursors.delta());
    words.frequency = QStringLiteral("1/Δ ") + frequencyText(cursors.delta());
    words.exact = exactText(cursors.delta());
    words.counts = countsBetween(cursors, snapshot, lane);
    words.spoken = Words::tr("From A to B %1, %2, %3").arg(words.exact, frequencyText(cursors.delta()), words.counts);
    return words;
}

} // namespace readyscope
