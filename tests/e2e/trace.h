// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What holds for the lines of every capture, and looking things up in them.

#include <QJsonObject>
#include <QList>
#include <QString>

namespace readyscope::test {

using Lines = QList<QJsonObject>;

Lines ofType(const Lines& lines, const QString& type);
// The transitions of the socket of that name.
Lines transitionsOf(const Lines& lines, const QString& name);
qint64 idOf(const Lines& lines, const QString& name);

// Empty if the lines keep the outside contract: first and last line, order of time, waits before their transitions,
// each socket's `previous`, sockets told before anything of them, totals. Else what is wrong.
QString faultIn(const Lines& lines);

} // namespace readyscope::test
