// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The timeline: ruler, engine lane, and a lane on each row of the table. It reads snapshots of a Source when advance()
// is called and repaints when something changed; it has no timer of its own, so that an idle capture costs nothing.

#include "core/trace/search.h"
#include "ui/timeline/areaselection.h"
#include "ui/timeline/cursorpainter.h"
#include "ui/timeline/cursorwords.h"
#include "ui/timeline/slidingimage.h"
#include "ui/timeline/timelinepicture.h"
#include "ui/timeline/timelinetip.h"
#include "ui/timeline/timereading.h"
#include "ui/timeline/viewhistory.h"
#include "ui/timeline/viewwindow.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>

#include <memory>
#include <optional>

namespace readyscope {

// What is in view, for the table's engine row and the status bar.
struct ViewedTime {
    Nanos from = 0;
    Nanos span = 0;
    double pixelsPerMillisecond = 0; // device-independent
    std::uint64_t waits = 0;         // returned in view
    bool operator==(const ViewedTime&) const = default;
};

class TimelineView : public QAbstractScrollArea {
    Q_OBJECT
public:
    // Both must outlive the view or be replaced. `rows` may be null: no lanes.
    TimelineView(const Source& source, LaneRows* rows, QWidget* parent = nullptr);
    ~TimelineView() override;

    void setSource(const Source& source); // shows it from its beginning, following
    bool isFollowing() const { return m_window.isFollowing(); }
    bool isPaused() const { return m_paused; }
    bool isWallClock() const { return m_wallClock; }
    ViewedTime viewed() const { return m_viewed; }
    // How far the view is behind the source while paused, 0 otherwise.
    Nanos behindBy() const;
    const TimeScale& scale() const { return m_window.scale(); }
    LaneRows* rows() const { return m_rows; }
    const Snapshot& snapshot() const { return *m_snapshot; }
    std::shared_ptr<const Snapshot> sharedSnapshot() const { return m_snapshot; }
    // The row of a lane, or a sub-lane, in the viewport; empty where it is not in view.
    QRect laneRect(LaneKey lane) const;
    // What the tip says at a place of the viewport.
    TimelineTip tipAt(QPoint position) const;
    const Cursors& cursors() const { return m_cursors; }
    // A part of the time on some lanes, for statistics.
    const std::optional<AreaSelection>& area() const { return m_area; }
    QRect areaRect() const;    // within the viewport, as far as it is in view
    QString areaWords() const; // spoken
    // What was shown last, on the current lane.
    std::optional<Nanos> eventTime() const { return m_eventShown; }
    QRect eventRect() const;    // of its mark, where it is in view
    QString eventWords() const; // spoken
    bool isSelecting() const { return m_selecting; }
    CursorWords cursorWords() const; // with the edges of the current lane
    // Where the cursors are drawn.
    CursorPainter cursorPlaces() const;
    // What `.` and `,` walk: of the current lane, else of all rows; where it is any change, on a sub-lane of its own.
    Sought stepsThrough() const;
    void setStepsThrough(const Sought& sought, bool onAnyLane = false);
    // A moment as the ruler's clock writes it.
    QString momentWords(Nanos time) const;
    TimeContext timeContext() const; // for a time that is typed
    Nanos markTime() const; // where a marker goes: at the cursor in the hand, the pointer, or the event shown last
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }

    QSize sizeHint() const override { return {782, 600}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

public slots:
    // The source knows more than before: what it hands out, or a snapshot of it that others are shown too.
    void advance();
    void advance(std::shared_ptr<const Snapshot> snapshot);

    void zoomIn();
    void zoomOut();
    void panBy(int pixels); // to later times where positive
    void panLeft();
    void panRight();
    void showWhole();
    void showBegin();
    void showEnd();
    void showTime(readyscope::Nanos time); // in the middle
    void goToTime(readyscope::Nanos time); // likewise, within the trace; a cursor in the hand comes along
    void showSpan(readyscope::Nanos from, readyscope::Nanos to);
    void dragTo(readyscope::Nanos from, readyscope::Nanos span); // the same while a hand holds it: at once
    void setFollowing(bool following);                           // to now, and paused no longer
    void setPaused(bool paused);
    void setWallClock(bool wallClock);
    // Of the current lane, else of any; from the one shown last; in the middle.
    void nextEvent();
    void previousEvent();
    void centre(); // what stands under the pointer, else the event shown last
    void goBack(); // through the views that were left
    void goForward();

    // Takes it into the hand, where it follows pointer and arrows; the one that is there already is put down. One that
    // is out of view comes to the pointer, else to the middle.
    void pickUpCursor(readyscope::CursorId cursor);
    void dropCursor();
    void putCursorBack();
    void putCursor(readyscope::CursorId cursor, readyscope::Nanos time);
    void setCursorRange(readyscope::Nanos from, readyscope::Nanos to);
    void clearCursors();
    void showCursorRange(); // fills the view with it
    // A drag selects an area, without Shift too.
    void setSelecting(bool selecting);
    void selectArea(const readyscope::AreaSelection& area);
    void selectCursorRange();  // on the current lane, else on all rows
    void rangeFromSelection(); // the cursors at its ends; without one, at those of the state at the event shown
    void clearArea();
    void hoverAt(std::optional<readyscope::Nanos> time); // as if the pointer were there

signals:
    void viewChanged(const readyscope::ViewedTime& viewed);
    void snapshotTaken(); // it knows more than before
    void followingChanged(bool following);
    void pausedChanged(bool paused);
    void wallClockChanged(bool wallClock);
    void behind(readyscope::Nanos nanos); // while paused, at each advance
    void hoverTime(std::optional<readyscope::Nanos> time);
    void cursorsChanged();
    void areaChanged();  // while it is dragged, too
    void areaSelected(); // and let go
    void selectingChanged(bool selecting);
    void historyChanged();
    void eventShown(readyscope::SocketId socket, readyscope::Nanos time); // walked to
    void noEventFound();                                                  // there is none further
    // At a place of the screen, and at the time that it stands for.
    void laneMenuRequested(readyscope::SocketId socket, const QPoint& position, readyscope::Nanos time);
    void markAsked(readyscope::Nanos time); // by the menu of ruler and engine lane; offered where somebody listens

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Drag {
        TimeScale start;
        QPoint pressed;
        bool moved = false;
    };

    double ratio() const;
    int columnAt(double x) const;
    LaneKey laneAt(QPoint position) const;
    void take(std::shared_ptr<const Snapshot> snapshot);
    void repaintAll();
    void rowsChanged();
    void repaintSoon();
    void changed(bool wasFollowing);
    void tellAll(bool wasFollowing);
    void tell();
    // A person moves the view: it can be undone, and a zoom glides.
    template <typename Change> void change(Change change) {
        const ViewPlace before = place();
        const TimeScale shown = shownScale();
        change();
        moved(before, shown);
    }
    ViewPlace place() const { return {scale().from(), scale().span(), isFollowing()}; }
    void moved(const ViewPlace& before, const TimeScale& shown);
    void leave(const ViewPlace& before);
    void goTo(const std::optional<ViewPlace>& place);
    TimeScale shownScale() const; // differs from scale() while a zoom glides
    void glideFrom(const TimeScale& shown);
    void render();
    void zoomAt(double x, double steps);
    void wheelPan(double pixels);
    void laneMenu(QContextMenuEvent& event);
    void timeMenu(const QContextMenuEvent& event);
    Nanos knownTime(Nanos time) const; // or the nearest that is
    void setHover(std::optional<int> x, LaneKey lane);
    void showTip(QPoint position);
    TimelineTip rulerTip(QPoint position, const QString& moment) const;
    void stepEvent(int direction);
    std::optional<Found> eventFrom(Nanos time, int direction) const;
    QVector<SocketId> walkedLanes() const;
    void cursorsMoved();
    Nanos snapped(QPoint position, Qt::KeyboardModifiers modifiers) const;
    bool pressCursor(const QMouseEvent& event);
    bool moveCursor(const QMouseEvent& event);
    void releaseCursor();
    bool pressArea(const QMouseEvent& event);
    bool moveArea(const QMouseEvent& event);
    bool releaseArea();
    QVector<SocketId> lanesBetween(int top, int bottom) const;
    void paintArea(QPainter& painter, const Look& look) const;
    void paintEventShown(QPainter& painter, const Look& look) const;
    bool cursorKey(const QKeyEvent& event);
    void moveCursorTo(Nanos time);
    QRect hoverStrip(int x) const;
    void paintFocus(QPainter& painter, const Look& look) const;

    const Source* m_source;
    QPointer<LaneRows> m_rows;
    std::shared_ptr<const Snapshot> m_snapshot;
    ViewWindow m_window;
    ViewedTime m_viewed;
    KeptBins m_kept;
    WordCache m_words;
    SlidingImage m_picture; // all but what follows the pointer
    PaintedPicture m_painted;
    QVector<LaneRow> m_shownRows; // as in the picture
    bool m_dirty = true;
    QElapsedTimer m_rendered; // the picture, the last time
    QTimer m_soon;            // to be rendered
    bool m_paused = false;
    bool m_wallClock = false;
    std::optional<int> m_hoverX; // device-independent
    LaneKey m_hovered;
    LaneKey m_toldLane; // current, as screen readers know
    std::optional<Drag> m_drag;
    double m_panRest = 0;              // of a pixel, from fine wheels
    std::optional<Nanos> m_eventShown; // where nextEvent() and previousEvent() go on from
    Sought m_stepsThrough = Sought::change(kAnyEvent);
    bool m_stepsOnAnyLane = false;
    Cursors m_cursors;
    bool m_draggingCursor = false;
    std::optional<AreaSelection> m_area;
    std::optional<QPoint> m_areaFrom; // where its drag began
    Nanos m_areaTime = 0;
    bool m_areaDragged = false;
    bool m_selecting = false;
    QPointer<QWidget> m_focusBefore; // a cursor in the hand takes the keys
    ViewHistory m_history;
    QVariantAnimation m_glide;
    std::optional<TimeScale> m_glideFrom;
};

} // namespace readyscope

Q_DECLARE_METATYPE(readyscope::ViewedTime)
