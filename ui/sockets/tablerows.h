// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The table's rows as the timeline sees them.

#include "ui/common/lanerows.h"

namespace readyscope {

class SocketModel;
class SocketTree;

class TableRows : public LaneRows {
    Q_OBJECT
public:
    TableRows(SocketTree* tree, SocketModel* model, QObject* parent);

    QVector<LaneRow> visibleRows() const override;
    QVector<SocketId> order() const override;
    QScrollBar* scrollBar() const override;
    SocketId current() const override;
    LaneKey currentLane() const override;
    void setCurrent(LaneKey lane) override;
    void setHovered(LaneKey lane) override;
    void walk(int rows) override;
    void fold(bool folded) override;
    SocketInfo info(SocketId socket) const override;

private:
    void follow();
    void appendTo(QVector<SocketId>& sockets, const QModelIndex& parent) const;

    SocketTree* m_tree;
    SocketModel* m_model;
    SocketId m_current = kNoSocket; // as told last
    bool m_following = false;
};

} // namespace readyscope
