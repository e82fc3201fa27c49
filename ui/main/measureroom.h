// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the window's actions for measuring do: cursors, steps from event to event, going to a time, finding.

#include "core/readiness/records.h"

#include <QObject>
#include <QPointer>

namespace readyscope {

class Actions;
class CapturePage;
class Controller;
class FindDialog;
class TimelineView;

class MeasureRoom : public QObject {
    Q_OBJECT
public:
    MeasureRoom(Actions& actions, CapturePage& page, Controller& controller, QWidget* window);

    void goToTime();
    void find();

private:
    void wireHistory();
    void wireCursors();
    void wireSteps();
    void step(bool next);
    void tellFound(SocketId socket, Nanos time);
    void tellNothing();

    Actions& m_actions;
    CapturePage& m_page;
    TimelineView& m_timeline;
    Controller& m_controller;
    QWidget* m_window;
    QPointer<FindDialog> m_find;
};

} // namespace readyscope
