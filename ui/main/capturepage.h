// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of a capture: table and timeline side by side, the inspector below. Joins the three: the same current
// socket, the same part of time, the same clock.

#include "core/engine/enginethread.h"
#include "core/socket/socketinfo.h"

#include <QWidget>

class QSplitter;

namespace readyscope {

class Actions;
class Inspector;
class Settings;
class SocketTableView;
class SummaryBar;
class TimelineView;

class CapturePage : public QWidget {
    Q_OBJECT
public:
    CapturePage(EngineThread& engine, Actions& actions, QWidget* parent = nullptr);

    // Table and timeline; the actions of single letters belong here.
    QWidget* lanes() const;
    SocketTableView& table() const { return *m_table; }
    TimelineView& timeline() const { return *m_timeline; }
    Inspector& inspector() const { return *m_inspector; }
    SummaryBar& summary() const { return *m_summary; }

    // Pulls what is shown anew, after the engine went on.
    void refresh();
    // Only what turns by itself: how long, how many a second, how full.
    void refreshNumbers();
    void setWallClock(bool wallClock);
    void showInspector(bool shown);

    void saveLayout(Settings& settings) const;
    void restoreLayout(const Settings& settings);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // the timeline's place

private:
    QWidget* makeLanes();
    void wire();
    void showCurrent();
    void showCursors();
    Queues queuesOf(SocketId socket) const;
    void placeSummary();

    EngineThread& m_engine;
    SummaryBar* m_summary;
    SocketTableView* m_table;
    TimelineView* m_timeline = nullptr;
    QSplitter* m_lanes = nullptr;
    QSplitter* m_areas = nullptr;
    Inspector* m_inspector;
};

} // namespace readyscope
