// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the keyboard does in the window: the keys of the actions in its menus, as they are, and those that a view takes
// without an action.

#include "ui/dialogs/keysdialog.h"

class QMenuBar;

namespace readyscope {

// A group a menu, in its order, then a group a view.
QList<KeyGroup> keyGroups(const QMenuBar& menus);
// The latter alone.
QList<KeyGroup> keyGroupsOfViews();

} // namespace readyscope
