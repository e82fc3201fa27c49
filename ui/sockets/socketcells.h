// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words in the cells of the table.

#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/socketrow.h"

#include <QVariant>

namespace readyscope {

QString cellText(const SocketRow& row, Column column);
// Shorter, for where the cell's text does not fit and cutting it would make another number of it: "2.6 M".
QString cellTextInShort(const SocketRow& row, Column column);
QString cellTip(const SocketRow& row, Column column);
// What a click on a title sorts by: text or a number; equal keys keep their order.
QVariant sortKey(const SocketRow& row, Column column);

// Whether the row cannot be watched, so that the reason stands where its revents would.
bool hasProblem(const SocketInfo& socket);
// The reason without the subject, which the row is itself.
QString problemInShort(const SocketInfo& socket);

} // namespace readyscope
