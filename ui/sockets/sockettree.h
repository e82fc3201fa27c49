// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tree view of the table: paints the rows' surfaces, marks and fold signs itself, and tells when rows on screen
// have moved, so that the timeline moves with them.

#include "ui/common/lanerows.h"

#include <QTreeView>
#include <QVector>

namespace readyscope {

class SocketModel;
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

    LaneKey hovered() const { return m_hovered; }
    void setHovered(LaneKey lane);

    // Rows unfold into their sub-lanes; a listener first into what it accepted, and its sub-lanes with Right once
    // more, or a double click on the fold sign.
    void setSockets(SocketModel* model);
    void walk(int rows);
    void foldCurrent(bool folded);
    void unfoldAll();

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
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void drawCells(QPainter* painter, QStyleOptionViewItem option, const QModelIndex& index) const;
    bool hasVisibleChildren(const QModelIndex& index) const;
    void drawFold(QPainter* painter, const QRect& row, const QModelIndex& index, const Look& look) const;
    // A reason runs on over Interest and an empty Since right of it, where it would be cut otherwise.
    bool isCovered(const QModelIndex& cell) const;
    int reventsWidth(const QModelIndex& index) const;
    void drawSubLane(QPainter* painter, QStyleOptionViewItem option, const QModelIndex& index) const;
    QColor surfaceOf(const QModelIndex& index, bool isSelected, const Look& look) const;
    QColor lineBelow(const QModelIndex& index, const QColor& surface, const Look& look) const;
    bool isOfCurrent(const QModelIndex& index) const;
    QRect foldRect(const QModelIndex& index) const;
    void openSubLanes(const QModelIndex& socket);
    void unfolded(const QModelIndex& index);
    void updateRow(LaneKey lane);
    int depthOf(const QModelIndex& index) const;

    SocketModel* m_sockets = nullptr;
    LaneKey m_hovered;
};

} // namespace readyscope
