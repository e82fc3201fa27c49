// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/enginerow.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/socketdelegate.h"
#include "ui/sockets/tableheader.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kIconLeft = 10;
constexpr int kIconSize = 16;
constexpr int kTitleLeft = 32;
constexpr int kLineMiddle = 14; // of the first line, from above
constexpr int kSecondMiddle = 30;

} // namespace

EngineRow::EngineRow(TableHeader* header) : QWidget(header), m_header(header) {
    setAccessibleName(tr("Engine"));
    const auto redraw = [this] { update(); };
    connect(header, &QHeaderView::sectionResized, this, redraw);
    connect(header, &QHeaderView::sectionMoved, this, redraw);
    connect(header, &QHeaderView::geometriesChanged, this, redraw);
}

void EngineRow::setSummary(const EngineSummary& summary) {
    if (summary == m_summary)
        return;
    m_summary = summary;
    setAccessibleDescription(summary.spoken());
    update();
}

QVector<EngineRow::Piece> EngineRow::pieces() const {
    const auto leftOf = [this](Column column) {
        return m_header->sectionViewportPosition(static_cast<int>(column)) + kCellPadding;
    };
    const int origin = m_header->sectionViewportPosition(static_cast<int>(Column::Name));
    QVector<Piece> result{{origin + kTitleLeft, tr("Engine"), tr("waits")}};
    // Where the column is hidden, so are its words; the tip has them all.
    if (!m_header->isSectionHidden(static_cast<int>(Column::Kind)))
        result.append({leftOf(Column::Kind), m_summary.backend, m_summary.before});
    if (!m_header->isSectionHidden(static_cast<int>(Column::Revents)))
        result.append({leftOf(Column::Revents), m_summary.last, m_summary.inView});
    std::sort(result.begin(), result.end(), [](const Piece& a, const Piece& b) { return a.left < b.left; });
    return result;
}

void EngineRow::drawPiece(QPainter& painter, const Piece& piece, int right, Qt::Alignment side) const {
    const Look& look = Look::of(palette());
    const auto line = [&](const QString& text, const QFont& lineFont, const QColor& color, int middle) {
        const QFontMetrics metrics(lineFont);
        const QRect room(piece.left, middle - metrics.height() / 2, right - piece.left, metrics.height());
        painter.setFont(lineFont);
        painter.setPen(color);
        painter.drawText(room, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, room.width()));
    };
    const bool isTitle = piece.first == tr("Engine");
    line(piece.first, isTitle ? strongFont(font()) : font(), look.text, kLineMiddle);
    line(piece.second, smallFont(font()), look.dim, kSecondMiddle);
}

void EngineRow::paintEvent(QPaintEvent*) {
    const Look& look = Look::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), look.base);
    painter.fillRect(QRect(0, height() - 1, width(), 1), look.strongLine);
    const int origin = m_header->sectionViewportPosition(static_cast<int>(Column::Name));
    paintIcon(painter, QRectF(origin + kIconLeft, (height() - kIconSize) / 2.0, kIconSize, kIconSize), IconName::Clock,
              look.dim);
    const int right = m_header->rightEdge() - kCellPadding;
    const int rateWidth = std::max(fontMetrics().horizontalAdvance(m_summary.rate),
                                   QFontMetrics(smallFont(font())).horizontalAdvance(m_summary.interrupted));
    const int rateLeft = right - rateWidth - 1;
    const QVector<Piece> all = pieces();
    for (qsizetype i = 0; i < all.size(); ++i)
        drawPiece(painter, all[i], i + 1 < all.size() ? all[i + 1].left - kCellPadding : rateLeft - kCellPadding,
                  Qt::AlignLeft);
    if (rateLeft > all.last().left)
        drawPiece(painter, {rateLeft, m_summary.rate, m_summary.interrupted}, right, Qt::AlignRight);
}

bool EngineRow::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                           tr("Engine: %1").arg(m_summary.spoken()).toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace readyscope
