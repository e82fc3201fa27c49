// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The menu bar and the menus that other places show too.

class QMenu;
class QMenuBar;
class QWidget;

namespace readyscope {

class Actions;

// Menus that others fill.
struct FilledMenus {
    QMenu* recent;  // files of traces
    QMenu* columns; // of the table
};
void fillMenuBar(QMenuBar& bar, Actions& actions, const FilledMenus& filled);

// All that can be done to a socket: the Socket menu below Add, and the context menu of a row.
void fillSocketMenu(QMenu& menu, Actions& actions);
QMenu* makeShutDownMenu(Actions& actions, QWidget* parent);

} // namespace readyscope
