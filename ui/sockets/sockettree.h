// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tree view of the table: paints the rows' surfaces, marks and fold signs itself, and tells when rows on screen
// have moved, so that the timeline moves with them.

#include "core/socket/socketinfo.h"

#include <QTreeView>
#include <QVector>

namespace readyscope {

struct Look;

class SocketTree : public QTreeView {
    Q_OBJECT
public:
    explicit SocketTree(QWidget* parent = nullptr);

    // From top to bottom, those that touch the viewport; rectangles in its coordinates.
    struct Row {
        QModelIndex index;
        QRect rect;
    };
    QVector<Row> visibleRows() const;

    SocketId hovered() const { return m_hovered; }
    void setHovered(SocketId socket);

    // Letters are the window's shortcuts.
    void keyboardSearch(const QString&) override {}

signals:
    void rowsMoved();
    void hoveredChanged();
    // Global position.
    void menuRequested(readyscope::SocketId socket, const QPoint& position);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void drawCells(QPainter* painter, QStyleOptionViewItem option, const QModelIndex& index) const;
    bool hasVisibleChildren(const QModelIndex& index) const;
    void drawFold(QPainter* painter, const QRect& row, const QModelIndex& index, const Look& look) const;
    // A reason runs on over Interest and an empty Since right of it, where it would be cut otherwise.
    bool isCovered(const QModelIndex& cell) const;
    int reventsWidth(const QModelIndex& index) const;
    void updateRow(SocketId socket);
    int depthOf(const QModelIndex& index) const;

    SocketId m_hovered = kNoSocket;
};

} // namespace readyscope
