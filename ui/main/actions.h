// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything a person can do in the window, one QAction each, with its key. Menus, tool bar and context menus show
// these; what they do is wired in the main window.

#include "core/readiness/backend.h"
#include "core/readiness/events.h"
#include "core/socket/socketinfo.h"

#include <QAction>
#include <QList>
#include <QObject>

class QActionGroup;

namespace readyscope {

class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QObject* parent = nullptr);

    QAction* openTrace;
    QAction* saveTrace;
    QAction* saveTraceAs;
    QAction* saveSelection;
    QAction* closeTrace;
    QAction* quit;
    QAction* undo; // of what UndoList has last
    QAction* copy; // of the view with the keyboard
    QAction* preferences;
    QAction* filter; // to the field of it
    QAction* clearFilter;
    QAction* onlyReady;
    QAction* onlyEnded;
    QAction* onlyChanged; // in view

    QAction* pause;
    QAction* followLive;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* wholeTrace;
    QAction* toRange;
    QAction* viewBack;
    QAction* viewForward;
    QAction* inspector;
    QAction* engine; // its page
    QAction* fullScreen;
    QAction* commands;       // the palette of them
    QActionGroup* rowHeight; // data: px
    QAction* expandAll;
    QAction* collapseAll;
    QActionGroup* groupBy; // data: Grouping
    QAction* pin;
    QAction* hide;
    QAction* showHidden;
    QAction* moveUp;
    QAction* moveDown;
    QAction* ownOrder;
    QAction* resetOrder;
    QActionGroup* time;  // data: bool, wall clock
    QActionGroup* theme; // data: as the settings keep it

    QAction* nextEvent;
    QAction* previousEvent;
    QAction* centre;
    QAction* addMarker;
    QAction* markers;
    QAction* goToTime;
    QAction* find;
    QAction* cursorA;
    QAction* cursorB;
    QAction* clearCursors;
    QAction* selectArea; // by a drag
    QAction* selectRange;
    QAction* rangeFromSelection;
    QActionGroup* step; // data: the bits of Events
    QAction* panLeft;
    QAction* panRight;
    QAction* traceStart;
    QAction* traceEnd;

    QAction* run; // Run or Stop, as the capture stands
    QAction* single;
    QAction* askAll;
    QAction* clearHistory;
    QActionGroup* backend; // data: Backend
    QActionGroup* timeout; // data: ns
    QAction* otherTimeout;
    QActionGroup* mode; // data: Mode
    QAction* resample;
    QAction* signalSet;
    QAction* captureProgram; // in C
    QActionGroup* raise;     // data: the signal's number

    QAction* addSocket;
    QAction* accept;
    QAction* connectAgain;
    QAction* send;
    QAction* sendUrgent;
    QAction* flood;
    QAction* receive;
    QAction* peek;
    QAction* options;
    QAction* explain;     // the mask
    QAction* allBackends; // at once, of it
    QAction* shutDownRead;
    QAction* shutDownWrite;
    QAction* shutDownBoth;
    QAction* close;
    QAction* reset;
    QList<QAction*> interest; // checkable, data: Events::Bit
    QActionGroup* policy;     // data: Policy
    QAction* rename;
    QAction* remove;
    QAction* copyAddress;

    QAction* models;       // their page
    QAction* scenarios;    // likewise
    QActionGroup* uses;    // data: the scenario's name
    QActionGroup* recipes; // data: the name
    QAction* demo;

    QAction* guide; // the chapters
    QAction* keys;
    QAction* words;
    QAction* semantics;
    QAction* backends;
    QAction* about;

    void showRunning(bool capturing); // Stop in place of Run
    void showDemo(bool running);
    void showUse(const QString& name, bool running);

    // Their keys are single letters and Space: they work in the table and the timeline only, so that fields and
    // buttons keep theirs. Added to that widget by the window.
    QList<QAction*> ofLanes() const { return m_ofLanes; }
    // The rest; added to the window itself, so that the keys work with the menu bar hidden too.
    QList<QAction*> ofWindow() const { return m_ofWindow; }

private:
    QAction* ofLane(const QString& text, const QList<int>& combinations);
    QAction* ofWindow(const QString& text, int combination = 0); // of Qt::Key and modifiers
    void makeFileActions();
    void makeFilterActions();
    void makeViewActions();
    void makeRowActions();
    void makeGoActions();
    void makeCursorActions();
    void makeCaptureActions();
    void makeSocketActions();
    void makeHelpActions();

    QList<QAction*> m_ofLanes;
    QList<QAction*> m_ofWindow;
};

} // namespace readyscope
