// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the rows of table and timeline are shown: which are unfolded.

#include <QObject>

namespace readyscope {

class Actions;
class SocketTableView;

class RowsRoom : public QObject {
    Q_OBJECT
public:
    RowsRoom(Actions& actions, SocketTableView& table, QWidget* window);

private:
    void fitUnfolding(bool canOpenSubLanes);

    Actions& m_actions;
};

} // namespace readyscope
