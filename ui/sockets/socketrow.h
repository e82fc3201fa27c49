// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one row of the table shows, as values and as words.

#include "core/socket/inspection.h"
#include "core/socket/socketinfo.h"
#include "core/trace/source.h"

#include <QString>
#include <QVariant>

namespace readyscope {

enum class Column { Name, Kind, Endpoints, Revents, Interest, Since, InQueue, OutQueue, Transitions, Rate };
inline constexpr int kColumnCount = 10;

QString columnTitle(Column column);
QString columnTip(Column column);
bool isRightAligned(Column column);
int defaultWidth(Column column);
bool isShownAtFirst(Column column);

struct SocketRow {
    SocketInfo info;
    Events revents;
    Nanos changed = kNoTime; // when revents became so
    std::uint64_t transitions = 0;
    std::uint64_t rate = 0; // transitions in the last second
    Queues queues;
    QString since; // as shown; kept so that an unchanged text announces nothing
    bool sameAs(const SocketRow& other) const;
};

// ns that "since" counts, or kNoTime where it does not apply: nothing is ready, or the socket has ended.
Nanos sinceOf(const SocketRow& row, Nanos now);
// How long a duration shown with three digits stays as it is.
Nanos durationStep(Nanos duration);

QString cellText(const SocketRow& row, Column column);
QString cellTip(const SocketRow& row, Column column);
// What a click on a title sorts by; equal keys keep their order.
QVariant sortKey(const SocketRow& row, Column column);

// In the cell of revents, for a row that cannot be watched: the reason without the subject, which the row is itself.
QString problemInShort(const SocketInfo& socket);

} // namespace readyscope
