// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/socketcolumns.h"

#include "ui/sockets/socketdelegate.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::SocketTableView)
};

struct ColumnTraits {
    const char* title;
    const char* tip;
    const char* sample; // what it holds at most as a rule, and beside it `extra` px
    int extra;
    bool right;
    bool shown;
};

constexpr std::array<ColumnTraits, kColumnCount> kColumns{{
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Name"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "The socket's state and name."), "server.12", 55, false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Kind"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "What kind of descriptor it is."), "UDP connected", 0, false,
     true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Endpoints"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Its own address, or its peer's: ← came to us, → we went to."),
     "← 127.0.0.1:51422", 0, false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Revents"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "What the kernel reports, never masked."), "IN OUT RDHUP", 20,
     false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Interest"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView",
                       "What is asked for: IN, PRI, OUT, RDHUP. HUP, ERR and NVAL come unasked."),
     "", 53, false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Since"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "How long the revents have been as they are."), "88.8 ms", 0,
     true, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "In-q"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView",
                       "Bytes that have come and are not read; for a listener the connections that wait, of how many."),
     "0/128", 0, true, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Out-q"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Bytes that are not sent or not acknowledged."), "65 536", 0,
     true, false},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Transitions"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "How often the revents have changed."), "48 213", 0, true, false},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Rate"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Transitions in the last second."), "381/s", 0, true, false},
}};

const ColumnTraits& traitsOf(Column column) { return kColumns.at(static_cast<std::size_t>(column)); }

} // namespace

QString columnTitle(Column column) { return Words::tr(traitsOf(column).title); }
QString columnTip(Column column) { return Words::tr(traitsOf(column).tip); }
bool isRightAligned(Column column) { return traitsOf(column).right; }
int defaultWidth(Column column, const QFontMetrics& metrics) {
    const ColumnTraits& traits = traitsOf(column);
    const int paddings = kCellPadding + (traits.right ? kCellPadding : kCellEndPadding);
    const int sample = metrics.horizontalAdvance(QString::fromUtf8(traits.sample)) + traits.extra;
    return std::max(metrics.horizontalAdvance(columnTitle(column)), sample) + paddings;
}
bool isShownAtFirst(Column column) { return traitsOf(column).shown; }

} // namespace readyscope
