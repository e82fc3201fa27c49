// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The columns of the table.

#include <QString>

class QFontMetrics;

namespace readyscope {

enum class Column { Name, Kind, Endpoints, Revents, Interest, Since, InQueue, OutQueue, Transitions, Rate };
inline constexpr int kColumnCount = 10;

QString columnTitle(Column column);
QString columnTip(Column column);
bool isRightAligned(Column column);
int defaultWidth(Column column, const QFontMetrics& metrics);
bool isShownAtFirst(Column column);

} // namespace readyscope
