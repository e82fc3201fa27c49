// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/tableheader.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/socketdelegate.h"

#include <QGuiApplication>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kSeparatorInset = 7;
constexpr int kArrowWidth = 12;
constexpr int kLeastFlexible = 110; // an IPv4 endpoint, nearly

void drawSortArrow(QPainter* painter, const QPointF& centre, bool up, const QColor& color) {
    const double tip = up ? -2.5 : 2.5;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(
        QPolygonF{centre + QPointF(-3.5, -tip), centre + QPointF(3.5, -tip), centre + QPointF(0, tip)});
    painter->restore();
}

} // namespace

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(36);
    setSortIndicatorShown(true);
    setSortIndicatorClearable(true);
    setSortIndicator(-1, Qt::AscendingOrder);
    connect(this, &QHeaderView::sectionResized, this,
            [this](int, int oldSize, int newSize) { takeResize(oldSize, newSize); });
}

void TableHeader::setFits(bool fits) {
    m_fits = fits;
    fit();
}

void TableHeader::takeResize(int oldSize, int newSize) {
    if (m_fitting)
        return;
    // Hiding and showing come here with a size of 0; what is left is the user at an edge, or a layout restored.
    const bool isDragged = oldSize > 0 && newSize > 0 && QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
    m_fits = m_fits && !isDragged;
    fit();
}

void TableHeader::fit() {
    const int flexible = static_cast<int>(Column::Endpoints);
    if (!m_fits || count() != kColumnCount || isSectionHidden(flexible))
        return;
    const QScopedValueRollback guard(m_fitting, true);
    const int others = length() - sectionSize(flexible);
    resizeSection(flexible, std::max(kLeastFlexible, viewport()->width() - others));
}

void TableHeader::giveWay() {
    const int flexible = static_cast<int>(Column::Endpoints);
    if (m_fits || !isVisible() || count() != kColumnCount || isSectionHidden(flexible))
        return;
    const int size = sectionSize(flexible);
    const int over = length() - viewport()->width();
    const QScopedValueRollback guard(m_fitting, true);
    if (over > 0 && size > kLeastFlexible)
        resizeSection(flexible, std::max(kLeastFlexible, size - over));
}

void TableHeader::showEvent(QShowEvent* event) {
    QHeaderView::showEvent(event);
    giveWay();
}

void TableHeader::setLowerPart(QWidget* widget) {
    m_lowerPart = widget;
    m_lowerPart->setParent(this);
    m_lowerPart->show();
}

QSize TableHeader::sizeHint() const {
    return {QHeaderView::sizeHint().width(), kRulerHeight + (m_lowerPart != nullptr ? kEngineLaneHeight : 0)};
}

int TableHeader::rightEdge() const { return std::min(length() - offset(), viewport()->width()); }

void TableHeader::resizeEvent(QResizeEvent* event) {
    QHeaderView::resizeEvent(event);
    fit();
    giveWay();
    if (m_lowerPart != nullptr)
        m_lowerPart->setGeometry(0, kRulerHeight, width(), kEngineLaneHeight);
}

void TableHeader::paintEvent(QPaintEvent* event) {
    QHeaderView::paintEvent(event);
    // The style's own idea of the room right of the last title does not go with ours.
    const Look& look = Look::of(palette());
    QPainter painter(viewport());
    const int end = count() > 0 ? length() - offset() : 0;
    painter.fillRect(QRect(end, 0, viewport()->width() - end, kRulerHeight), look.header);
    painter.fillRect(QRect(0, kRulerHeight - 1, viewport()->width(), 1), look.strongLine);
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const Look& look = Look::of(palette());
    const QRect title(rect.left(), rect.top(), rect.width(), kRulerHeight);
    painter->fillRect(title, look.header);
    if (visualIndex(section) > 0)
        painter->fillRect(QRect(title.left(), kSeparatorInset, 1, kRulerHeight - 2 * kSeparatorInset), look.strongLine);
    const auto column = static_cast<Column>(section);
    const bool right = isRightAligned(column);
    QRect room = title.adjusted(kCellPadding, 0, -kCellPadding, -1);
    if (sortIndicatorSection() == section) {
        const double x = right ? room.left() + 3 : room.right() - 3;
        drawSortArrow(painter, QPointF(x, room.center().y() + 0.5), sortIndicatorOrder() == Qt::AscendingOrder,
                      look.dim);
        room.adjust(right ? kArrowWidth : 0, 0, right ? 0 : -kArrowWidth, 0);
    }
    painter->setFont(font());
    painter->setPen(look.dim);
    painter->drawText(room, static_cast<int>(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)),
                      fontMetrics().elidedText(columnTitle(column), Qt::ElideRight, room.width()));
}

} // namespace readyscope
