// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Engine page in the window: made when it is first opened, joined with the engine, the actions and the timeline of
// the Capture page, gone when its tab is closed.

#include "core/engine/enginethread.h"

#include <QObject>

namespace readyscope {

class Actions;
class CaptureChoices;
class Controller;
class EngineBar;
class EnginePage;
class PageFrame;
class TimelineView;

class EngineRoom : public QObject {
    Q_OBJECT
public:
    EngineRoom(Controller& controller, Actions& actions, PageFrame& frame, TimelineView& timeline,
               QObject* parent = nullptr);

    void open();
    bool isShown() const; // its page is the one in sight
    EnginePage* page() const { return m_page; }
    CaptureChoices& choices() const; // while it is shown
    // The page goes on with the engine of this program, and then says so.
    void setFileShown(bool file);

private:
    void make();
    void wire();
    void wireComparison();
    void showSettings();
    void showSocketCount();
    void showWhose();
    void drop(QWidget* page);

    Controller& m_controller;
    EngineThread& m_engine;
    Actions& m_actions;
    PageFrame& m_frame;
    TimelineView& m_timeline;
    EnginePage* m_page = nullptr;
    EngineBar* m_bar = nullptr;
    bool m_fileShown = false;
};

} // namespace readyscope
