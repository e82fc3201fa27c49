// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/socketcolumns.h"

#include <QCoreApplication>

#include <array>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::SocketTableView)
};

struct ColumnTraits {
    const char* title;
    const char* tip;
    int width;
    bool right;
    bool shown;
};

constexpr std::array<ColumnTraits, kColumnCount> kColumns{{
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Name"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "The socket's state and name."), 131, false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Kind"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "What kind of descriptor it is."), 101, false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Endpoints"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Its own address, or its peer's: ← came to us, → we went to."),
     136, false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Revents"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "What the kernel reports, never masked."), 127, false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Interest"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView",
                       "What is asked for: IN, PRI, OUT, RDHUP. HUP, ERR and NVAL come unasked."),
     63, false, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Since"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "How long the revents have been as they are."), 58, true, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "In-q"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView",
                       "Bytes that have come and are not read; for a listener the connections that wait, of how many."),
     46, true, true},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Out-q"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Bytes that are not sent or not acknowledged."), 58, true, false},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Transitions"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "How often the revents have changed."), 84, true, false},
    {QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Rate"),
     QT_TRANSLATE_NOOP("readyscope::SocketTableView", "Transitions in the last second."), 62, true, false},
}};

const ColumnTraits& traitsOf(Column column) { return kColumns.at(static_cast<std::size_t>(column)); }

} // namespace

QString columnTitle(Column column) { return Words::tr(traitsOf(column).title); }
QString columnTip(Column column) { return Words::tr(traitsOf(column).tip); }
bool isRightAligned(Column column) { return traitsOf(column).right; }
int defaultWidth(Column column) { return traitsOf(column).width; }
bool isShownAtFirst(Column column) { return traitsOf(column).shown; }

} // namespace readyscope
