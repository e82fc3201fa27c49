// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The table of sockets: header, the engine's row, then one row a socket. Its rows are the timeline's lanes.
// It pulls what it shows from a Source when refresh() is called, for the rows on screen only, and wakes for nothing.

#include "core/socket/socketinfo.h"
#include "core/trace/source.h"
#include "ui/common/bands.h"
#include "ui/sockets/rowgroups.h"

#include <QVector>
#include <QWidget>

#include <chrono>
#include <memory>

namespace readyscope {

class EngineRow;
class FilterNotice;
class Inspection;
class LaneRows;
class RowFilter;
class SocketDelegate;
class SocketModel;
class SocketTree;
class TableHeader;
class TableRows;

class SocketTableView : public QWidget {
    Q_OBJECT
public:
    explicit SocketTableView(QWidget* parent = nullptr);
    ~SocketTableView() override;

    // Both must outlive the table or be replaced; null is allowed.
    void setSource(const Source* source);
    void setInspection(const Inspection* inspection);
    // What the engine's row calls the backend.
    void setBackend(Backend backend);
    // What the timeline shows, for the counts "in view" of the engine's row.
    void setViewedTime(Nanos from, Nanos to);

    // Pulls the visible rows' state; `now` is what "since" is counted to.
    void refresh(Nanos now);
    // From a snapshot of the source that others are shown too.
    void refresh(Nanos now, std::shared_ptr<const Snapshot> snapshot);
    // Whether refresh() would change a "since" or a rate on screen although nothing happened.
    bool needsTicking() const;
    // How long until that is worth while: 40 ms to a minute, by the digits shown.
    std::chrono::milliseconds tickInterval() const;

    // Which rows are hidden.
    RowFilter& filter() const { return *m_filter; }

    LaneRows* rows() const;
    SocketModel* model() const { return m_model; }
    SocketId current() const;
    void setCurrent(SocketId socket);

    RowHeight rowHeight() const;
    void setRowHeight(RowHeight height);
    void expandAll();
    void collapseAll();

    Grouping grouping() const;
    void setGrouping(Grouping grouping);
    // Above the groups and the sort.
    bool isPinned(SocketId socket) const;
    void setPinned(SocketId socket, bool pinned);
    // The order in which rows came or were moved, rather than one by a column.
    bool isInOwnOrder() const;
    void showOwnOrder();
    bool wasMoved() const;
    void resetOrder();
    bool canMoveCurrent(int direction) const; // -1 up, 1 down
    void moveCurrent(int direction);

    // Widths, order and choice of columns, and the sort.
    QByteArray saveLayout() const;
    bool restoreLayout(const QByteArray& state);
    // One checkable action a column, parented to the table; the header's context menu shows the same.
    QVector<QAction*> columnActions() const { return m_columnActions; }
    void resetWidths();

public slots:
    void socketsChanged(const QVector<readyscope::SocketInfo>& sockets);
    // Forgets every row, for a capture that begins anew.
    void clear();

signals:
    void currentChanged(readyscope::SocketId socket);
    // On a row, or on none (kNoSocket); `position` is global. Also by the menu key.
    void contextMenuRequested(readyscope::SocketId socket, const QPoint& position);
    // By the button where the filter hides all.
    void clearFilterAsked();
    void showHiddenAsked();
    // Which rows may be moved where: by a sort, a grouping, a move.
    void arrangementChanged();
    // Double click or Return.
    void activated(readyscope::SocketId socket);

private:
    void makeColumnActions();
    void showColumn(int column, bool shown);
    void takeColumns();
    void makeNotice();
    Nanos turnsIn() const;

    SocketModel* m_model;
    SocketTree* m_tree;
    TableHeader* m_header;
    EngineRow* m_engineRow;
    SocketDelegate* m_delegate;
    TableRows* m_rows;
    RowFilter* m_filter;
    FilterNotice* m_notice;
    QVector<QAction*> m_columnActions;
    const Source* m_source = nullptr;
    Backend m_backend = Backend::Poll;
    Nanos m_viewedFrom = 0;
    Nanos m_viewedTo = 0;
};

} // namespace readyscope
