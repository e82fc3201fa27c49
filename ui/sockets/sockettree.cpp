// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/sockettree.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/sockets/rowdrag.h"
#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/socketdelegate.h"
#include "ui/sockets/socketmodel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>

namespace readyscope {

namespace {

constexpr int kIndentation = 16;

} // namespace

SocketTree::SocketTree(QWidget* parent) : QTreeView(parent) {
    setFrameShape(QFrame::NoFrame);
    setIndentation(kIndentation);
    setExpandsOnDoubleClick(false); // it activates
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAllColumnsShowFocus(true);
    setMouseTracking(true);
    connect(this, &QTreeView::expanded, this, &SocketTree::unfolded);
    connect(this, &QTreeView::expanded, this, &SocketTree::rowsMoved);
    connect(this, &QTreeView::collapsed, this, &SocketTree::rowsMoved);
}

SocketTree::~SocketTree() = default;

void SocketTree::setSockets(SocketModel* model) {
    m_sockets = model;
    m_drag = std::make_unique<RowDrag>(*this, *model);
    setModel(model);
    connect(this, &QTreeView::collapsed, model, qOverload<const QModelIndex&>(&SocketModel::closeSubLanes));
    // Where rows differ in height QTreeView asks each for its own, which is dear where there are many.
    connect(model, &SocketModel::unfoldingChanged, this, [this](bool canOpenSubLanes) {
        setUniformRowHeights(!canOpenSubLanes);
        scheduleDelayedItemsLayout();
    });
}

QVector<SocketTree::Row> SocketTree::visibleRows() const {
    QVector<Row> rows;
    // Any column will do: indexAt() answers for the whole row's height.
    QModelIndex index = indexAt(QPoint(1, 0)).siblingAtColumn(0);
    if (!index.isValid())
        return rows;
    QRect rect(0, visualRect(index).top(), viewport()->width(), rowHeight(index));
    while (index.isValid() && rect.top() < viewport()->height()) {
        rows.append({index, rect});
        index = indexBelow(index);
        rect = QRect(0, rect.top() + rect.height(), rect.width(), index.isValid() ? rowHeight(index) : 0);
    }
    return rows;
}

void SocketTree::setHovered(LaneKey lane) {
    if (lane == m_hovered)
        return;
    updateRow(m_hovered);
    m_hovered = lane;
    updateRow(m_hovered);
    emit hoveredChanged();
}

void SocketTree::updateRow(LaneKey lane) {
    for (const Row& row : visibleRows())
        if (SocketModel::laneAt(row.index) == lane)
            viewport()->update(row.rect);
}

int SocketTree::depthOf(const QModelIndex& index) const {
    int depth = 0;
    for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent())
        ++depth;
    return depth;
}

void SocketTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Look& look = Look::of(palette());
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool isSelected = selectionModel()->isRowSelected(index.row(), index.parent());
    QStyleOptionViewItem cell = option;
    cell.rect = row;
    cell.backgroundBrush = surfaceOf(index, isSelected, look);
    cell.state.setFlag(QStyle::State_Selected, isSelected);
    painter->fillRect(row, cell.backgroundBrush);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1),
                      lineBelow(index, cell.backgroundBrush.color(), look));
    if (SocketModel::isGroup(index))
        drawGroup(painter, row, index, look);
    else if (SocketModel::laneAt(index).subLane.empty())
        drawCells(painter, cell, index);
    else
        drawSubLane(painter, cell, index);
    drawFold(painter, row, index, look);
    if (isSelected || isOfCurrent(index))
        painter->fillRect(QRect(row.left(), row.top(), kAccentBarWidth, row.height()), look.accent);
    if (hasFocus() && index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0)) {
        painter->setPen(QPen(look.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(row).adjusted(1.5, 1.5, -1.5, -2.5));
    }
}

// A socket and its sub-lanes belong together: where one is selected, the others are tinted.
bool SocketTree::isOfCurrent(const QModelIndex& index) const {
    const SocketId current = SocketModel::socketAt(currentIndex());
    return current != kNoSocket && current == SocketModel::socketAt(index);
}

QColor SocketTree::surfaceOf(const QModelIndex& index, bool isSelected, const Look& look) const {
    if (isSelected)
        return look.selected;
    if (SocketModel::isGroup(index))
        return look.header;
    if (SocketModel::laneAt(index) == m_hovered)
        return look.hover;
    return isOfCurrent(index) ? mixed(look.selected, look.base, 0.5) : look.base;
}

QColor SocketTree::lineBelow(const QModelIndex& index, const QColor& surface, const Look& look) const {
    const bool isBetweenSubLanes =
        index.parent().isValid() && index.row() + 1 < m_sockets->subLaneCount(index.parent());
    return isBetweenSubLanes ? mixed(look.rowLine, surface, 0.5) : look.rowLine;
}

// Its name and how many belong to it, over all columns.
void SocketTree::drawGroup(QPainter* painter, const QRect& row, const QModelIndex& index, const Look& look) const {
    const QFont title = strongFont(font());
    const QString name = index.siblingAtColumn(0).data().toString();
    const int left = columnViewportPosition(0) + kIndentation + kCellPadding;
    const int width = QFontMetrics(title).horizontalAdvance(name);
    painter->setFont(title);
    painter->setPen(look.text);
    painter->drawText(row.adjusted(left, 0, 0, -1), Qt::AlignLeft | Qt::AlignVCenter, name);
    painter->setFont(font());
    painter->setPen(look.dim);
    painter->drawText(row.adjusted(left + width + kCellPadding, 0, 0, -1), Qt::AlignLeft | Qt::AlignVCenter,
                      index.siblingAtColumn(1).data().toString());
}

// Its words run on from Kind over Endpoints.
void SocketTree::drawSubLane(QPainter* painter, QStyleOptionViewItem option, const QModelIndex& index) const {
    const int kind = static_cast<int>(Column::Kind);
    const int endpoints = static_cast<int>(Column::Endpoints);
    const QRect row = option.rect;
    for (int column = 0; column < header()->count(); ++column) {
        if (header()->isSectionHidden(column) || (column == endpoints && !header()->isSectionHidden(kind)))
            continue;
        option.rect = QRect(columnViewportPosition(column), row.top(), columnWidth(column), row.height());
        if (column == static_cast<int>(Column::Name))
            option.rect.adjust((depthOf(index) + 1) * kIndentation, 0, 0, 0);
        if (column == kind && header()->visualIndex(endpoints) == header()->visualIndex(kind) + 1)
            option.rect.adjust(0, 0, columnWidth(endpoints), 0);
        const QModelIndex cell = index.siblingAtColumn(column == endpoints ? kind : column);
        if (option.rect.right() >= 0 && option.rect.left() < row.width())
            itemDelegateForIndex(cell)->paint(painter, option, cell);
    }
}

void SocketTree::drawCells(QPainter* painter, QStyleOptionViewItem option, const QModelIndex& index) const {
    const QRect row = option.rect;
    for (int column = 0; column < header()->count(); ++column) {
        if (header()->isSectionHidden(column))
            continue;
        option.rect = QRect(columnViewportPosition(column), row.top(), columnWidth(column), row.height());
        if (column == static_cast<int>(Column::Name))
            option.rect.adjust((depthOf(index) + 1) * kIndentation, 0, 0, 0);
        if (isCovered(index.siblingAtColumn(column)))
            continue;
        if (column == static_cast<int>(Column::Revents))
            option.rect.setWidth(reventsWidth(index));
        if (option.rect.right() >= 0 && option.rect.left() < row.width())
            itemDelegateForIndex(index.siblingAtColumn(column))->paint(painter, option, index.siblingAtColumn(column));
    }
}

bool SocketTree::isCovered(const QModelIndex& cell) const {
    const QModelIndex revents = cell.siblingAtColumn(static_cast<int>(Column::Revents));
    const int distance = header()->visualIndex(cell.column()) - header()->visualIndex(revents.column());
    if (distance < 1 || distance > 2 || !revents.data(SocketModel::ProblemRole).toBool())
        return false;
    const int needed = fontMetrics().horizontalAdvance(revents.data().toString()) + kCellPadding + kCellEndPadding;
    if (needed <= columnWidth(revents.column()))
        return false;
    for (int step = 1; step <= distance; ++step) {
        const int column = header()->logicalIndex(header()->visualIndex(revents.column()) + step);
        const bool isFree = column == static_cast<int>(Column::Interest) ||
                            (column == static_cast<int>(Column::Since) &&
                             cell.siblingAtColumn(column).data().toString() == QString::fromUtf8(kNotApplicable));
        if (!isFree)
            return false;
    }
    return true;
}

int SocketTree::reventsWidth(const QModelIndex& index) const {
    const int revents = static_cast<int>(Column::Revents);
    int width = columnWidth(revents);
    for (int step = 1; step <= 2; ++step) {
        const int column = header()->logicalIndex(header()->visualIndex(revents) + step);
        if (column >= 0 && isCovered(index.siblingAtColumn(column)))
            width += columnWidth(column);
    }
    return width;
}

// Of what the filter lets through; a socket that is folded has its sub-lanes yet to come.
bool SocketTree::hasVisibleChildren(const QModelIndex& index) const {
    if (model()->rowCount(index) == 0)
        return model()->hasChildren(index);
    for (int row = 0; row < model()->rowCount(index); ++row)
        if (!isRowHidden(row, index))
            return true;
    return false;
}

void SocketTree::drawFold(QPainter* painter, const QRect& row, const QModelIndex& index, const Look& look) const {
    if (!hasVisibleChildren(index))
        return;
    const double x = columnViewportPosition(0) + depthOf(index) * kIndentation + kIndentation / 2.0 + 3;
    const double y = row.top() + (row.height() - 1) / 2.0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(look.dim, 1.35, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(x, y);
    if (isExpanded(index))
        painter->rotate(90);
    painter->drawPolyline(QPolygonF{QPointF(-1.5, -3.5), QPointF(2, 0), QPointF(-1.5, 3.5)});
    painter->restore();
}

void SocketTree::updateGeometries() {
    QTreeView::updateGeometries();
    emit rowsMoved();
}

void SocketTree::scrollContentsBy(int dx, int dy) {
    QTreeView::scrollContentsBy(dx, dy);
    if (dy != 0)
        emit rowsMoved();
}

void SocketTree::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) && m_drag->moveTo(event->position().toPoint())) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        viewport()->update();
        return;
    }
    QTreeView::mouseMoveEvent(event);
    setHovered(SocketModel::laneAt(indexAt(event->position().toPoint())));
}

void SocketTree::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    viewport()->update(); // what belongs to either is tinted too
}

bool SocketTree::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave)
        setHovered({});
    return QTreeView::viewportEvent(event);
}

void SocketTree::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() != QContextMenuEvent::Keyboard) {
        emit menuRequested(SocketModel::socketAt(indexAt(event->pos())), event->globalPos());
        return;
    }
    const QRect cell = visualRect(currentIndex());
    emit menuRequested(SocketModel::socketAt(currentIndex()),
                       viewport()->mapToGlobal(cell.isValid() ? cell.center() : viewport()->rect().center()));
}

} // namespace readyscope
