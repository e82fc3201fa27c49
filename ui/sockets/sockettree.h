// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tree view of the table: paints the rows' surfaces, marks and fold signs itself, and tells when rows on screen
// have moved, so that the timeline moves with them.

#include "ui/common/lanerows.h"

#include <QTreeView>
#include <QVector>

#include <memory>

namespace readyscope {

class RowDrag;
class SocketModel;
struct Look;

class SocketTree : public QTreeView {
    Q_OBJECT
public:
    explicit SocketTree(QWidget* parent = nullptr);
    ~SocketTree() override;

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
    void unfoldGroups();
    // Past the next neighbour above or below that is to be seen; where there is none, nothing.
    void moveCurrent(int direction);
    bool canMoveCurrent(int direction) const { return stepsToNeighbour(direction) != 0; }

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
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
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
    void drawGroup(QPainter* painter, const QRect& row, const QModelIndex& index, const Look& look) const;
    void drawSubLane(QPainter* painter, QStyleOptionViewItem option, const QModelIndex& index) const;
    QColor surfaceOf(const QModelIndex& index, bool isSelected, const Look& look) const;
    QColor lineBelow(const QModelIndex& index, const QColor& surface, const Look& look) const;
    bool isOfCurrent(const QModelIndex& index) const;
    QRect foldRect(const QModelIndex& index) const;
    void openSubLanes(const QModelIndex& socket);
    void unfolded(const QModelIndex& index);
    int stepsToNeighbour(int direction) const;
    void dropRow();
    void updateRow(LaneKey lane);
    int depthOf(const QModelIndex& index) const;

    SocketModel* m_sockets = nullptr;
    std::unique_ptr<RowDrag> m_drag;
    LaneKey m_hovered;
};

} // namespace readyscope
