// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the rows of table and timeline are shown: which are unfolded, grouped, pinned, hidden, and in which order.

#include <QObject>

namespace readyscope {

class Actions;
class Settings;
class SocketTableView;
class UndoList;

class RowsRoom : public QObject {
    Q_OBJECT
public:
    // All outlive the room. The grouping is remembered.
    RowsRoom(Actions& actions, SocketTableView& table, Settings& settings, UndoList& undo, QWidget* window);

private:
    void wireOrder();
    void wireHiding();
    void hideCurrent();
    void fit();
    void fitUnfolding(bool canOpenSubLanes);
    void group(int grouping);

    Actions& m_actions;
    SocketTableView& m_table;
    Settings& m_settings;
    UndoList& m_undo;
};

} // namespace readyscope
