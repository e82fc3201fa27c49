// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/sockettableview.h"

#include "core/readiness/backend.h"
#include "ui/sockets/enginerow.h"
#include "ui/sockets/filternotice.h"
#include "ui/sockets/rowfilter.h"
#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/socketdelegate.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettree.h"
#include "ui/sockets/tableheader.h"
#include "ui/sockets/tablerows.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace readyscope {

namespace {

constexpr Nanos kLeastTick = 40 * kMillisecond;
constexpr Nanos kMostTick = 60 * kSecond;
constexpr Nanos kEngineTick = 250 * kMillisecond;

} // namespace

SocketTableView::SocketTableView(QWidget* parent)
    : QWidget(parent), m_model(new SocketModel(this)), m_tree(new SocketTree(this)), m_header(new TableHeader(m_tree)),
      m_engineRow(new EngineRow(m_header)), m_delegate(new SocketDelegate(this)) {
    m_header->setLowerPart(m_engineRow);
    m_tree->setHeader(m_header);
    m_tree->setSockets(m_model);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setSortingEnabled(true);
    m_tree->setAccessibleName(tr("Sockets"));
    m_rows = new TableRows(m_tree, m_model, this);
    m_filter = new RowFilter(m_tree, m_model, this);
    makeNotice();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);
    for (int column = 0; column < kColumnCount; ++column) {
        m_header->resizeSection(column, defaultWidth(static_cast<Column>(column), fontMetrics()));
        m_header->setSectionHidden(column, !isShownAtFirst(static_cast<Column>(column)));
    }
    makeColumnActions();

    connect(m_rows, &LaneRows::currentChanged, this, &SocketTableView::currentChanged);
    connect(m_tree, &SocketTree::menuRequested, this, &SocketTableView::contextMenuRequested);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const QModelIndex row = index.siblingAtColumn(0);
        if (SocketModel::isGroup(row))
            m_tree->setExpanded(row, !m_tree->isExpanded(row));
        else
            emit activated(SocketModel::socketAt(row));
    });
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &SocketTableView::arrangementChanged);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &SocketTableView::arrangementChanged);
    // What a listener accepts is to be seen, until the user folds it.
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& listener, int first) {
        if (listener.isValid() && first == 0 && m_model->subLaneCount(listener) == 0)
            m_tree->expand(listener);
    });
}

SocketTableView::~SocketTableView() = default;

void SocketTableView::makeNotice() {
    m_notice = new FilterNotice(m_tree->viewport());
    m_notice->hide();
    auto* layout = new QVBoxLayout(m_tree->viewport());
    layout->addWidget(m_notice);
    connect(m_notice, &FilterNotice::clearAsked, this, &SocketTableView::clearFilterAsked);
    connect(m_notice, &FilterNotice::showAsked, this, &SocketTableView::showHiddenAsked);
    connect(m_filter, &RowFilter::countsChanged, this, [this](const RowCounts& counts) {
        m_notice->showHidden(counts.hidden, counts.byHand);
        m_notice->setVisible(counts.all > 0 && counts.hidden == counts.all);
    });
}

void SocketTableView::makeColumnActions() {
    for (int column = 1; column < kColumnCount; ++column) {
        auto* action = new QAction(columnTitle(static_cast<Column>(column)), this);
        action->setCheckable(true);
        action->setData(column);
        connect(action, &QAction::toggled, this, [this, column](bool shown) { showColumn(column, shown); });
        m_columnActions.append(action);
    }
    takeColumns();
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_columnActions);
        menu->addSeparator();
        menu->addAction(tr("Reset &Widths"), this, &SocketTableView::resetWidths);
        menu->popup(m_header->mapToGlobal(position));
    });
}

void SocketTableView::showColumn(int column, bool shown) {
    m_header->setSectionHidden(column, !shown);
    // One that was never shown in this session may have come back without a width.
    if (shown && m_header->sectionSize(column) == 0)
        m_header->resizeSection(column, defaultWidth(static_cast<Column>(column), fontMetrics()));
    m_engineRow->update();
}

void SocketTableView::resetWidths() {
    for (int column = 0; column < kColumnCount; ++column)
        if (!m_header->isSectionHidden(column))
            m_header->resizeSection(column, defaultWidth(static_cast<Column>(column), fontMetrics()));
    m_header->setFits(true);
    m_engineRow->update();
}

void SocketTableView::takeColumns() {
    for (QAction* action : std::as_const(m_columnActions))
        action->setChecked(!m_header->isSectionHidden(action->data().toInt()));
}

void SocketTableView::setSource(const Source* source) {
    m_source = source;
    m_model->setSource(source);
}

void SocketTableView::setInspection(const Inspection* inspection) { m_model->setInspection(inspection); }

void SocketTableView::setBackend(Backend backend) {
    m_backend = backend;
    m_model->setAskingInSets(answersInSets(backend));
}

void SocketTableView::setViewedTime(Nanos from, Nanos to) {
    m_viewedFrom = from;
    m_viewedTo = to;
    m_filter->setViewedTime(from, to);
}

void SocketTableView::refresh(Nanos now) { refresh(now, m_source != nullptr ? m_source->snapshot() : nullptr); }

void SocketTableView::refresh(Nanos now, std::shared_ptr<const Snapshot> snapshot) {
    m_model->refresh(now, std::move(snapshot));
    m_filter->lookSoon();
    if (m_source != nullptr)
        m_engineRow->setSummary(summaryOf(*m_model->snapshot(), m_backend, now, m_viewedFrom, m_viewedTo));
}

Nanos SocketTableView::turnsIn() const {
    const auto isShown = [this](Column column) { return !m_header->isSectionHidden(static_cast<int>(column)); };
    const Nanos rows = m_model->turnsIn(isShown(Column::Since), isShown(Column::Rate));
    if (!m_engineRow->summary().isBusy)
        return rows;
    return rows == kInfinite ? kEngineTick : std::min(rows, kEngineTick);
}

bool SocketTableView::needsTicking() const { return turnsIn() != kInfinite; }

std::chrono::milliseconds SocketTableView::tickInterval() const {
    const Nanos next = turnsIn();
    const Nanos bounded = next == kInfinite ? kMostTick : std::clamp(next, kLeastTick, kMostTick);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(bounded));
}

LaneRows* SocketTableView::rows() const { return m_rows; }

SocketId SocketTableView::current() const { return m_rows->current(); }

void SocketTableView::setCurrent(SocketId socket) { m_rows->setCurrent(socket); }

RowHeight SocketTableView::rowHeight() const { return m_delegate->rowHeight(); }

void SocketTableView::setRowHeight(RowHeight height) {
    m_delegate->setRowHeight(height);
    m_tree->doItemsLayout();
}

void SocketTableView::expandAll() { m_tree->unfoldAll(); }

void SocketTableView::collapseAll() { m_tree->collapseAll(); }

Grouping SocketTableView::grouping() const { return m_model->grouping(); }

void SocketTableView::setGrouping(Grouping grouping) {
    m_model->setGrouping(grouping);
    m_tree->unfoldGroups();
    m_filter->lookSoon();
}

bool SocketTableView::isPinned(SocketId socket) const { return m_model->isPinned(socket); }

void SocketTableView::setPinned(SocketId socket, bool pinned) {
    m_model->setPinned(socket, pinned);
    m_filter->lookSoon();
    m_tree->scrollTo(m_tree->currentIndex());
}

bool SocketTableView::isInOwnOrder() const { return m_model->sortColumn() < 0; }

void SocketTableView::showOwnOrder() { m_tree->sortByColumn(-1, Qt::AscendingOrder); }

bool SocketTableView::wasMoved() const { return m_model->wasMoved(); }

void SocketTableView::resetOrder() { m_model->resetOrder(); }

bool SocketTableView::canMoveCurrent(int direction) const { return m_tree->canMoveCurrent(direction); }

void SocketTableView::moveCurrent(int direction) { m_tree->moveCurrent(direction); }

QByteArray SocketTableView::saveLayout() const {
    // The number of columns goes first, so that a later version does not take ours for its own.
    const char head[] = {static_cast<char>(kColumnCount), m_header->fits() ? '\1' : '\0'};
    return QByteArray(head, sizeof head) + m_header->saveState();
}

bool SocketTableView::restoreLayout(const QByteArray& state) {
    if (state.size() < 2 || state.front() != static_cast<char>(kColumnCount) || !m_header->restoreState(state.mid(2)))
        return false;
    m_header->setFits(state[1] == '\1');
    m_header->setSectionHidden(static_cast<int>(Column::Name), false);
    // Rows that come are not sorted, so an old sort would only look like one.
    m_header->setSortIndicator(-1, Qt::AscendingOrder);
    takeColumns();
    return true;
}

void SocketTableView::socketsChanged(const QVector<SocketInfo>& sockets) {
    m_model->socketsChanged(sockets);
    m_filter->lookSoon();
}

void SocketTableView::clear() { m_model->clear(); }

} // namespace readyscope
