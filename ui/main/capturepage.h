// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of a capture: table and timeline side by side, the inspector below. Joins the three: the same current
// socket, the same part of time, the same clock.

#include "core/engine/enginethread.h"
#include "core/socket/socketinfo.h"
#include "core/trace/source.h"

#include <QWidget>

#include <memory>
#include <unordered_set>

class QSplitter;

namespace readyscope {

class Actions;
class FilterBar;
class Inspector;
class Settings;
class SocketTableView;
class SummaryBar;
class TimelineView;
class WalkBar;

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
    WalkBar& walkBar() const { return *m_walk; }
    FilterBar& filterBar() const { return *m_filter; }

    // A trace that is whole, from its source, which must outlive its being shown; the engine's own is shown at first.
    void showTrace(const Source& source, Backend backend, const QVector<SocketInfo>& sockets);
    void showLive();
    bool isLive() const { return m_source == &m_engine.source(); }
    const Source& source() const { return *m_source; }

    // A socket and those it accepted; none for none.
    std::unordered_set<SocketId> family(SocketId socket) const;
    QString nameOf(SocketId socket) const;

    // Pulls what is shown anew, after the engine went on: all of it at one moment, from one snapshot of the source.
    void refresh(const std::shared_ptr<const Snapshot>& snapshot);
    void refresh() { refresh(m_source->snapshot()); }
    // Only what turns by itself: how long, how many a second, how full.
    void refreshNumbers(const std::shared_ptr<const Snapshot>& snapshot);
    void refreshNumbers() { refreshNumbers(m_source->snapshot()); }
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

    void showSource(const Source& source);

    EngineThread& m_engine;
    const Source* m_source;
    Backend m_backend = Backend::Poll; // in the end, of one that is whole
    WalkBar* m_walk;
    SummaryBar* m_summary;
    SocketTableView* m_table;
    FilterBar* m_filter = nullptr;
    TimelineView* m_timeline = nullptr;
    QSplitter* m_lanes = nullptr;
    QSplitter* m_areas = nullptr;
    Inspector* m_inspector;
};

} // namespace readyscope
