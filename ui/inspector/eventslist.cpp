// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventslist.h"

#include "ui/common/look.h"
#include "ui/inspector/chipsdelegate.h"
#include "ui/inspector/eventsmodel.h"
#include "ui/inspector/listtable.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <limits>

namespace readyscope {

namespace {
constexpr int kRowOfList = 24;         // px
constexpr std::uint64_t kMargin = 500; // rows kept between what is seen and the part's ends
} // namespace

EventsList::EventsList(QWidget* parent)
    : QWidget(parent), m_model(new EventsModel(this)), m_table(makeListTable(m_model, kRowOfList, this)),
      m_bar(new QScrollBar(Qt::Vertical, this)) {
    makeTable();
    m_bar->setObjectName(QStringLiteral("eventsBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(m_bar);
    setFocusProxy(m_table);
    connect(m_bar, &QScrollBar::valueChanged, this,
            [this](int value) { setTop(m_model->laneFirst() + static_cast<std::uint64_t>(value)); });
    const QScrollBar* inner = m_table->verticalScrollBar();
    connect(inner, &QScrollBar::rangeChanged, this, &EventsList::showBar);
    connect(inner, &QScrollBar::valueChanged, this, &EventsList::showBar);
    // Not at once: a key may be on its way through the table.
    connect(inner, &QScrollBar::valueChanged, this, &EventsList::keepAway, Qt::QueuedConnection);
    tint();
}

void EventsList::makeTable() {
    m_table->setObjectName(QStringLiteral("events"));
    m_table->setAccessibleName(tr("Events of the socket"));
    m_table->setItemDelegateForColumn(EventsModel::Revents, new ChipsDelegate(m_table));
    m_table->setItemDelegateForColumn(EventsModel::Previous, new ChipsDelegate(m_table));
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int widths[] = {140, 90, 230, 230};
    for (int column = 0; column < EventsModel::Note; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->setMouseTracking(true);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EventsList::takeCurrent);
    connect(m_table, &QTableView::entered, this, [this](const QModelIndex& index) {
        m_hovering = true;
        m_model->setMarked(m_model->placeOf(index.row()));
        emit eventHovered(m_model->timeOf(index.row()));
    });
}

void EventsList::takeCurrent() {
    const QModelIndex index = m_table->currentIndex();
    if (m_moving || !index.isValid())
        return;
    m_current = m_model->placeOf(index.row());
    if (m_telling)
        emit eventChosen(m_model->timeOf(index.row()));
}

void EventsList::showCurrent() {
    const int row = m_current ? m_model->rowOf(*m_current) : -1;
    if (m_table->currentIndex().row() == row)
        return;
    if (row >= 0)
        m_table->selectRow(row);
    else
        m_table->selectionModel()->clear();
}

bool EventsList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table->viewport() && event->type() == QEvent::Leave && m_hovering) {
        m_hovering = false;
        m_model->setMarked(std::nullopt);
        emit eventHovered(std::nullopt);
    }
    if (watched == m_table && event->type() == QEvent::KeyPress && count() > 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Home || key == Qt::Key_End) {
            select(key == Qt::Key_Home ? m_model->laneFirst() : m_model->laneEnd() - 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void EventsList::setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot) {
    const QScopedValueRollback moving(m_moving, true);
    m_model->setSocket(socket, std::move(snapshot));
    m_current.reset();
    m_before.reset();
    toEnd();
}

void EventsList::refresh(std::shared_ptr<const Snapshot> snapshot) {
    const QScopedValueRollback moving(m_moving, true); // rows that leave may move the current one
    const bool follow = !m_before && isAtEnd();
    const std::uint64_t seen = top();
    m_model->refresh(std::move(snapshot));
    if (m_current && *m_current < m_model->laneFirst())
        m_current.reset();
    showCurrent();
    if (follow)
        toEnd();
    else if (top() != seen)
        setTop(std::max(seen, m_model->laneFirst()));
    showBar();
}

void EventsList::setWallClock(bool wallClock) { m_model->setWallClock(wallClock); }

std::uint64_t EventsList::count() const { return m_model->laneEnd() - m_model->laneFirst(); }

std::uint64_t EventsList::top() const { return m_model->placeOf(m_table->verticalScrollBar()->value()); }

void EventsList::setTop(std::uint64_t position) {
    if (count() == 0)
        return;
    position = std::clamp(position, m_model->laneFirst(), m_model->laneEnd() - 1);
    const bool isBeforeEnd = m_model->end() == m_model->laneEnd() || position + kMargin < m_model->end();
    const bool isAfterBegin = m_model->first() == m_model->laneFirst() || position >= m_model->first() + kMargin;
    if (!isBeforeEnd || !isAfterBegin) {
        const QScopedValueRollback moving(m_moving, true);
        m_model->moveTo(position);
        m_table->verticalScrollBar()->setValue(0);
        m_table->doItemsLayout(); // or the bar does not reach so far yet
        showCurrent();
    }
    m_table->verticalScrollBar()->setValue(m_model->rowOf(position));
    showBar();
}

void EventsList::keepAway() { setTop(top()); }

bool EventsList::isAtEnd() const {
    const QScrollBar* inner = m_table->verticalScrollBar();
    return m_model->end() == m_model->laneEnd() && inner->value() == inner->maximum();
}

void EventsList::toEnd() {
    if (count() > 0)
        setTop(m_model->laneEnd() - 1);
    m_table->scrollToBottom();
    showBar();
}

void EventsList::bring(std::uint64_t position) {
    const auto seen = static_cast<std::uint64_t>(std::max(1, m_bar->pageStep()));
    if (position < top() || position >= top() + seen)
        setTop(position - std::min(position - m_model->laneFirst(), seen / 2));
}

void EventsList::select(std::uint64_t position) {
    bring(position);
    m_table->selectRow(m_model->rowOf(position));
}

void EventsList::showTime(Nanos time) {
    const std::optional<std::uint64_t> position = m_model->positionAt(time);
    if (!position)
        return;
    const QScopedValueRollback telling(m_telling, false);
    select(*position);
}

void EventsList::markTime(std::optional<Nanos> time) {
    if (m_hovering || !isVisible())
        return;
    const std::optional<std::uint64_t> position = time ? m_model->positionAt(*time) : std::nullopt;
    m_model->setMarked(position);
    if (position) {
        if (!m_before)
            m_before = Place{isAtEnd(), top()};
        bring(*position);
    } else if (!time && m_before) {
        const Place before = *m_before;
        m_before.reset();
        if (before.atEnd)
            toEnd();
        else
            setTop(before.top);
    }
}

// As far as an int reaches, which is more than fits into memory.
void EventsList::showBar() {
    const QScrollBar* inner = m_table->verticalScrollBar();
    const auto seen = static_cast<std::uint64_t>(std::max(1, m_model->rowCount() - inner->maximum()));
    const auto bounded = [](std::uint64_t number) {
        return static_cast<int>(std::min<std::uint64_t>(number, std::numeric_limits<int>::max()));
    };
    const QSignalBlocker blocker(m_bar);
    m_bar->setRange(0, bounded(count() - std::min(count(), seen)));
    m_bar->setPageStep(bounded(seen));
    m_bar->setValue(bounded(count() == 0 ? 0 : top() - m_model->laneFirst()));
    m_bar->setVisible(m_bar->maximum() > 0);
}

void EventsList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void EventsList::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_current)
        toEnd();
}

void EventsList::tint() {
    tintList(*m_table);
    m_model->setMarkBrush(Look::of(palette()).hover);
}

} // namespace readyscope
