// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of the three sets as it is painted.
#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/engine/glassgrid.h"
#include "ui/engine/glassgridlayout.h"
#include "ui/engine/glasswords.h"
#include "ui/engine/panelpaint.h"

#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace readyscope {

namespace {

constexpr double kSlant = -48; // degrees, of the names
constexpr int kHatch = 5;      // px from one line to the next

enum class CellLook { Never, Set, Cleared, Kept, Open };

void paintBox(QPainter& painter, const QRect& cell, CellLook kind, const QColor& hue, const Look& look,
              const QFont& font) {
    const QRectF box = QRectF(cell.center().x() - 8, cell.center().y() - 8, 17, 17).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setFont(kind == CellLook::Set || kind == CellLook::Kept ? chipFont(font) : smallFont(font));
    painter.setBrush(kind == CellLook::Kept ? hue : kind == CellLook::Never ? Qt::NoBrush : QBrush(look.base));
    QPen edge(kind == CellLook::Cleared ? look.dim : kind == CellLook::Open ? look.warning : hue, 1);
    if (kind == CellLook::Cleared || kind == CellLook::Open)
        edge.setDashPattern({2, 1.5});
    painter.setPen(edge);
    if (kind != CellLook::Never)
        painter.drawRoundedRect(box, 2, 2);
    const QColor onHue = contrast(Qt::white, hue) >= 3.5 ? QColor(Qt::white) : QColor(0x14161a);
    painter.setPen(kind == CellLook::Kept    ? onHue
                   : kind == CellLook::Set   ? hue
                   : kind == CellLook::Open  ? look.warning
                   : kind == CellLook::Never ? mixed(look.faint, look.base, 0.75)
                                             : look.dim);
    const char* digit = kind == CellLook::Set || kind == CellLook::Kept ? "1" : kind == CellLook::Open ? "?" : "0";
    painter.drawText(cell, Qt::AlignCenter, QString::fromLatin1(digit));
}

} // namespace

QString gridRowName(Events::Bit set) {
    return set == Events::R   ? GlassGrid::tr("read")
           : set == Events::W ? GlassGrid::tr("write")
                              : GlassGrid::tr("except");
}

void GlassGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    painter.save();
    // Names lean out of their columns to the right.
    painter.setClipRect(cells().adjusted(-6, 0, kGridRight, 0));
    paintNames(painter);
    painter.setClipRect(cells());
    paintNumbers(painter);
    paintColumns(painter);
    painter.restore();
    paintHeads(painter);
    paintBracket(painter);
    paintLegend(painter);
}

void GlassGrid::paintNames(QPainter& painter) const {
    const Look& look = Look::of(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_details[i];
        if (column.name.isEmpty() || xOf(i) < kGridLeft || xOf(i) >= cells().right())
            continue;
        const bool ready = !column.told.empty() && !column.isWaker;
        painter.setFont(ready ? strongFont(smallFont(font())) : smallFont(font()));
        painter.setPen(column.isWaker ? look.dim : look.text);
        painter.save();
        painter.translate(xOf(i) + kGridColumn / 2.0 + 2, kGridNumbers - 3);
        painter.rotate(kSlant);
        const QString name = painter.fontMetrics().elidedText(column.name, Qt::ElideRight, kGridNumbers + 12);
        painter.drawText(QPointF(0, 0), name);
        painter.restore();
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void GlassGrid::paintNumbers(QPainter& painter) const {
    const Look& look = Look::of(palette());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const GlassColumn& column = m_columns[i];
        const bool asked = !m_details[i].name.isEmpty();
        const QRect place(xOf(i), kGridNumbers, widthOf(i), kGridRow);
        // Four digits have to do with a column, too.
        const double scale = column.isFolded() ? 0.75 : column.first < 100 ? 0.9 : column.first < 1000 ? 0.8 : 0.68;
        const QFont small = scaledFont(font(), scale);
        painter.setFont(asked ? strongFont(small) : small);
        painter.setPen(asked ? look.text : look.faint);
        painter.drawText(place, Qt::AlignCenter,
                         column.isFolded() ? tr("%1…%2").arg(column.first).arg(column.last)
                                           : QString::number(column.first));
    }
}

void GlassGrid::paintColumns(QPainter& painter) const {
    const Look& look = Look::of(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_details[i];
        const QRect whole(xOf(i), kGridFirst, widthOf(i), kGridBottom - kGridFirst);
        if (!whole.intersects(cells()))
            continue;
        if (m_columns[i].first >= m_sets.in.nfds) {
            painter.fillRect(whole, mixed(look.notWatched, look.base, 0.6));
            continue;
        }
        if (!column.told.empty())
            painter.fillRect(whole, look.selected);
        for (int row = 0; row < kGridRows; ++row)
            paintCell(painter, {whole.left(), gridRowTop(row), whole.width(), kGridRow},
                      kGridSets.at(static_cast<std::size_t>(row / 2)), row % 2 != 0, column);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int set = 0; set < kGridRows / 2; ++set)
        painter.fillRect(kGridLeft, gridRowTop(2 * set + 1), cells().width(), 1, look.rowLine);
    // Hatched as one area, so that the lines run through.
    const int beyond = xOf(lookedColumns());
    const QRect rest = QRect(beyond, kGridFirst, cells().right() + 1 - beyond, kGridBottom - kGridFirst);
    painter.save();
    painter.setClipRect(rest.intersected(cells()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.strongLine, 1));
    for (int x = rest.left() - rest.height(); x < rest.right(); x += kHatch)
        painter.drawLine(x, rest.bottom() + 1, x + rest.height(), rest.top());
    painter.restore();
    if (m_current && hasFocus()) {
        const auto current = static_cast<std::size_t>(*m_current);
        painter.setPen(QPen(look.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(xOf(current), kGridNumbers, widthOf(current), kGridBottom - kGridNumbers)
                             .adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

void GlassGrid::paintCell(QPainter& painter, const QRect& box, Events::Bit set, bool out, const Column& column) const {
    const Look& look = Look::of(palette());
    CellLook kind = CellLook::Never;
    if (column.unsure.any(set))
        kind = CellLook::Open;
    else if (column.asked.any(set))
        kind = !out ? CellLook::Set : column.told.any(set) || m_sets.untouched ? CellLook::Kept : CellLook::Cleared;
    paintBox(painter, box, kind, look.event(set), look, font());
}

void GlassGrid::paintHeads(QPainter& painter) const {
    const Look& look = Look::of(palette());
    const int after = cells().right() + 1 + 12;
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    painter.drawText(QRect(0, kGridNumbers, kGridLeft - 10, kGridRow), Qt::AlignRight | Qt::AlignVCenter,
                     tr("descriptor"));
    int row = 0;
    for (const Events::Bit set : kGridSets) {
        const QRect group(kPanelSide, gridRowTop(row), kGridLeft, 2 * kGridRow);
        Chips(set, group, font()).paint(painter, look, look.base);
        painter.setFont(font());
        painter.setPen(look.text);
        painter.drawText(group.adjusted(28, 0, 0, 0), Qt::AlignVCenter, gridRowName(set));
        for (const bool out : {false, true}) {
            const int top = gridRowTop(row++);
            const DescriptorSets& sets = out ? m_sets.out : m_sets.in;
            painter.setFont(smallFont(font()));
            painter.setPen(look.dim);
            painter.drawText(QRect(0, top, kGridLeft - 10, kGridRow), Qt::AlignRight | Qt::AlignVCenter,
                             out ? tr("out") : tr("in"));
            const QString count = QString::number(countIn(sets, set)) + QLatin1Char(' ');
            painter.drawText(QRect(after + 72, top, 72, kGridRow), Qt::AlignVCenter,
                             count + (out ? tr("kept") : tr("set")));
            QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            fixed.setPointSizeF(smallFont(font()).pointSizeF());
            painter.setFont(fixed);
            painter.setPen(look.text);
            const QString hex = QString::fromStdString(hexOf(wordsOf(sets, set), m_sets.in.nfds));
            painter.drawText(QRect(after, top, 66, kGridRow), Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(hex, Qt::ElideMiddle, 66));
        }
    }
}

void GlassGrid::paintBracket(QPainter& painter) const {
    const Look& look = Look::of(palette());
    const int y = kGridBottom + 6;
    const int left = std::max(xOf(0), kGridLeft);
    const int right = std::min(xOf(lookedColumns()), cells().right());
    painter.setFont(smallFont(font()));
    const QString beyond = tr("from nfds on: never looked at");
    const QString words = goneThroughText(m_sets);
    if (!m_bar->isVisible()) {
        painter.setPen(look.controlEdge);
        painter.drawLine(left, y, right, y);
        painter.drawLine(left, y, left, y - 4);
        painter.drawLine(right, y, right, y - 4);
    }
    painter.setPen(look.dim);
    const int wide = painter.fontMetrics().horizontalAdvance(words);
    const QRect middle(std::max(kGridLeft, (left + right - wide) / 2), kGridBracket, wide + 4, kGridRow);
    painter.drawText(middle, Qt::AlignVCenter, words);
    const int from = std::max(right + 6, middle.right() + 16);
    if (m_sets.end > m_sets.in.nfds && from + painter.fontMetrics().horizontalAdvance(beyond) <= width())
        painter.drawText(QRect(from, kGridBracket, width() - from, kGridRow), Qt::AlignVCenter, beyond);
}

void GlassGrid::paintLegend(QPainter& painter) const {
    const Look& look = Look::of(palette());
    struct Sign {
        CellLook kind;
        QString words;
    };
    QVector<Sign> signs{{CellLook::Set, tr("FD_SET before the call")}};
    if (m_sets.untouched)
        signs.append({CellLook::Kept, tr("failed: left as it was")});
    else
        signs.append({{CellLook::Cleared, tr("cleared by the kernel")}, {CellLook::Kept, tr("FD_ISSET is true")}});
    signs.append({CellLook::Never, tr("never asked")});
    if (m_open)
        signs.append({CellLook::Open, tr("not kept")});
    int x = kPanelSide;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Sign& sign : signs) {
        paintBox(painter, {x - 2, kGridLegend, 20, kGridRow}, sign.kind, look.event(Events::R), look, font());
        painter.setFont(smallFont(font()));
        painter.setPen(look.dim);
        painter.drawText(QRect(x + 22, kGridLegend, width(), kGridRow), Qt::AlignVCenter, sign.words);
        x += 22 + painter.fontMetrics().horizontalAdvance(sign.words) + 14;
    }
    if (m_leftOut.isEmpty())
        return;
    paintIcon(painter, QRectF(x, kGridLegend + 3, 14, 14), IconName::Warning, look.warning);
    painter.setPen(look.warning);
    const int room = width() - x - 20 - kPanelSide;
    painter.drawText(QRect(x + 20, kGridLegend, room, kGridRow), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_leftOut, Qt::ElideRight, room));
}

} // namespace readyscope
