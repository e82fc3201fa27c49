// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/glasstable.h"

#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QHeaderView>
#include <QPainter>

namespace readyscope {

namespace {

constexpr int kRow = 23; // px
constexpr int kInset = 8;
constexpr int kHeader = 24;

class GlassDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Look& look = Look::of(option.palette);
        const auto cell = index.data(GlassTableModel::CellRole).value<GlassCell>();
        const bool ready = index.data(GlassTableModel::ReadyRole).toBool();
        const bool apart = index.data(GlassTableModel::ApartRole).toBool();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const QColor surface = ready ? look.selected : chosen ? look.hover : look.base;
        painter->save();
        painter->fillRect(option.rect, surface);
        painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, look.rowLine);
        if (chosen && index.column() == 0)
            painter->fillRect(option.rect.left(), option.rect.top(), kAccentBarWidth, option.rect.height(),
                              look.accent);
        QRect room = option.rect.adjusted(kInset, 0, -4, 0);
        if (cell.isChips && !cell.events.empty()) {
            const Chips drawn(cell.events, room, option.font);
            drawn.paint(*painter, look, surface);
            room.setLeft(room.left() + drawn.width() + 6);
        }
        const bool plain = !cell.isChips && !apart && index.column() < index.model()->columnCount() - 2;
        painter->setFont(ready && plain ? strongFont(option.font) : option.font);
        painter->setPen(plain && index.column() > 0 ? look.text : look.dim);
        const QString words =
            cell.isChips && cell.events.empty() && cell.text.isEmpty() ? QString::fromUtf8(kNotApplicable) : cell.text;
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
        painter->restore();
    }
};

// Flat, as the heads of the other lists of the page.
class GlassHeader final : public QHeaderView {
public:
    explicit GlassHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) { setFixedHeight(kHeader); }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const Look& look = Look::of(palette());
        painter->save();
        painter->fillRect(rect, look.header);
        painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.strongLine);
        painter->setFont(smallFont(font()));
        painter->setPen(look.dim);
        const QRect room = rect.adjusted(kInset, 0, -4, 0);
        const QString title = model()->headerData(section, Qt::Horizontal).toString();
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(title, Qt::ElideRight, room.width()));
        painter->restore();
    }
};

} // namespace

void GlassTableModel::show(GlassRows rows) {
    const bool otherShape = rows.rows.size() != m_content.rows.size() || rows.titles != m_content.titles;
    if (otherShape)
        beginResetModel();
    m_content = std::move(rows);
    if (otherShape)
        endResetModel();
    else if (!m_content.rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int GlassTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_content.rows.size());
}

int GlassTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_content.titles.size());
}

QVariant GlassTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const GlassRow& row = m_content.rows.at(index.row());
    const GlassCell& cell = row.cells.at(index.column());
    switch (role) {
    case CellRole:
        return QVariant::fromValue(cell);
    case ReadyRole:
        return row.isReady;
    case ApartRole:
        return row.isApart;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        if (!cell.isChips)
            return cell.text;
        return cell.text.isEmpty() ? eventNames(cell.events) : eventNames(cell.events) + QLatin1Char(' ') + cell.text;
    default:
        return {};
    }
}

QVariant GlassTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return m_content.titles.value(section);
    if (role == Qt::TextAlignmentRole)
        return int{Qt::AlignLeft | Qt::AlignVCenter};
    return {};
}

GlassTable::GlassTable(QWidget* parent) : QTableView(parent), m_model(new GlassTableModel(this)) {
    setHorizontalHeader(new GlassHeader(this));
    setModel(m_model);
    setItemDelegate(new GlassDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void GlassTable::show(GlassRows rows) {
    const int chosen = currentIndex().row();
    const bool otherTitles = rows.titles != m_model->content().titles;
    m_model->show(std::move(rows));
    const GlassRows& shown = m_model->content();
    spanSentences();
    if (otherTitles)
        for (int column = 0; column < shown.widths.size(); ++column)
            setColumnWidth(column, shown.widths[column]);
    if (chosen >= 0 && chosen < shown.rows.size() && !currentIndex().isValid())
        selectRow(chosen);
}

// Why one was left out is a sentence: it takes the blank cells after it.
void GlassTable::spanSentences() {
    clearSpans();
    const QVector<GlassRow>& rows = m_model->content().rows;
    for (int row = 0; row < rows.size(); ++row) {
        const QVector<GlassCell>& cells = rows[row].cells;
        const int count = static_cast<int>(cells.size());
        int last = count - 1;
        while (last > 0 && !cells[last].isChips && cells[last].text.isEmpty())
            --last;
        if (rows[row].isApart && last + 1 < count)
            setSpan(row, last, 1, count - last);
    }
}

} // namespace readyscope
