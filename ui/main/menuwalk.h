// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The actions of a menu bar as a list, for what shows them otherwise: the palette and the list of keys.

#include <QList>
#include <QString>

class QAction;
class QMenuBar;

namespace readyscope {

struct MenuEntry {
    QAction* action = nullptr;
    QString title; // without mnemonic and ellipsis
    QString path;  // of its menus: "View › Row Height"
};

// From left to right and from above, each action where it stands first.
QList<MenuEntry> entriesOf(const QMenuBar& menus);

// Its keys as they are written on this machine: "W or +".
QString keysOf(const QAction& action);

} // namespace readyscope
