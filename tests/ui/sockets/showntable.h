// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "samples.h"

#include "ui/common/bands.h"
#include "ui/common/lanerows.h"
#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/sockettableview.h"
#include "ui/sockets/sockettree.h"

#include <QAction>
#include <QHeaderView>
#include <QTest>

namespace readyscope::test {

// A table on screen with the samples in it.
struct ShownTable {
    FakeSource source;
    SocketTableView table;
    SocketTree* tree = nullptr;

    explicit ShownTable(int height = 500) {
        fillSamples(source);
        table.setSource(&source);
        table.setBackend(Backend::Select);
        table.setViewedTime(kNow - kSecond, kNow);
        table.resize(680, height);
        table.socketsChanged(sampleSockets());
        table.show();
        tree = table.findChild<SocketTree*>();
        static_cast<void>(QTest::qWaitForWindowExposed(&table));
        table.refresh(kNow);
    }
    LaneRow row(SocketId socket) const {
        for (const LaneRow& row : table.rows()->visibleRows())
            if (row.socket == socket)
                return row;
        return {};
    }
    QPoint middleOf(SocketId socket) const { return {60, row(socket).top + row(socket).height / 2}; }
    QVector<SocketId> visible() const {
        QVector<SocketId> ids;
        for (const LaneRow& row : table.rows()->visibleRows())
            ids.append(row.socket);
        return ids;
    }
    QHeaderView* header() const { return tree->header(); }
    void clickTitle(Column column) const {
        const int x = header()->sectionViewportPosition(static_cast<int>(column)) + 20;
        QTest::mouseClick(header()->viewport(), Qt::LeftButton, {}, QPoint(x, kRulerHeight / 2));
    }
    QAction* columnAction(Column column) const {
        for (QAction* action : table.columnActions())
            if (action->data().toInt() == static_cast<int>(column))
                return action;
        return nullptr;
    }
};

} // namespace readyscope::test
