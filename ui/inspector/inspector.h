// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Below table and timeline: what is known of the current socket. Pages Details, Data, Statistics, Events
// and Explain.

#include "core/socket/inspection.h"
#include "core/trace/source.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabBar;

namespace readyscope {

class DataLog;
class DataPage;
class DetailsPage;
class EventsPage;
class ExplainPane;
class InspectorHead;
class StatisticsPage;

class Inspector : public QWidget {
    Q_OBJECT
public:
    static constexpr int kHeight = 205; // px, at first
    enum Page { DetailsTab, DataTab, StatisticsTab, EventsTab, ExplainTab };

    explicit Inspector(QWidget* parent = nullptr);

    // Buttons at the right of the head.
    void addButton(QAction* action);
    void addMenuButton(const QString& text, const QIcon& icon, QMenu* menu);

    void setDataLog(const DataLog* log);

    // Another socket, or none.
    void setSocket(const SocketInfo& socket, std::shared_ptr<const Snapshot> snapshot, const Queues& queues);
    // The same socket, later.
    void refresh(const SocketInfo& socket, std::shared_ptr<const Snapshot> snapshot, const Queues& queues);
    void setWallClock(bool wallClock);
    SocketId socket() const { return m_socket.id; }
    void setPage(Page page);
    Page page() const;
    void showTime(Nanos time);
    // Of which time the mask is explained: cursor A; none: now.
    void setCursor(std::optional<Nanos> time);
    // Where the pointer is on the timeline.
    void markTime(std::optional<Nanos> time);
    StatisticsPage& statistics() const { return *m_statistics; }

signals:
    void eventChosen(readyscope::Nanos time);
    void eventHovered(std::optional<readyscope::Nanos> time);
    void caseAsked(const QString& name); // of the readiness table

protected:
    void changeEvent(QEvent* event) override;

private:
    void showDetails();
    void showData();
    void showExplanation();
    void choosePage();
    void tint();

    QHBoxLayout* m_headRow;
    QTabBar* m_tabs;
    InspectorHead* m_head;
    QStackedWidget* m_pages;
    QLabel* m_nothing;
    DetailsPage* m_details;
    DataPage* m_data;
    StatisticsPage* m_statistics;
    EventsPage* m_events;
    ExplainPane* m_explain;
    const DataLog* m_log = nullptr;
    QList<QWidget*> m_buttons;
    SocketInfo m_socket;
    std::shared_ptr<const Snapshot> m_snapshot;
    Queues m_queues;
    std::optional<Nanos> m_cursor;
    bool m_wallClock = false;
};

} // namespace readyscope
