// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The timeline: ruler, engine lane, and a lane on each row of the table. It reads snapshots of a Source when advance()
// is called and repaints when something changed; it has no timer of its own, so that an idle capture costs nothing.

#include "ui/timeline/timelinepicture.h"
#include "ui/timeline/timelinetip.h"
#include "ui/timeline/viewwindow.h"

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QPointer>

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
    // The row of a lane in the viewport, empty where it is not in view.
    QRect laneRect(SocketId socket) const;
    // What the tip says at a place of the viewport.
    TimelineTip tipAt(QPoint position) const;

    QSize sizeHint() const override { return {782, 600}; }
    QSize minimumSizeHint() const override { return {160, 160}; }

public slots:
    // The source knows more than before.
    void advance();

    void zoomIn();
    void zoomOut();
    void panBy(int pixels); // to later times where positive
    void panLeft();
    void panRight();
    void showWhole();
    void showBegin();
    void showEnd();
    void showTime(readyscope::Nanos time); // in the middle
    void showSpan(readyscope::Nanos from, readyscope::Nanos to);
    void setFollowing(bool following); // to now, and paused no longer
    void setPaused(bool paused);
    void setWallClock(bool wallClock);
    // Of the current lane, from the one shown last; in the middle.
    void nextEvent();
    void previousEvent();
    void centre(); // what stands under the pointer, else the event shown last

signals:
    void viewChanged(const readyscope::ViewedTime& viewed);
    void followingChanged(bool following);
    void pausedChanged(bool paused);
    void wallClockChanged(bool wallClock);
    void behind(readyscope::Nanos nanos); // while paused, at each advance
    void hoverTime(std::optional<readyscope::Nanos> time);

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
    SocketId socketAt(QPoint position) const;
    void takeSnapshot();
    void repaintAll();
    void rowsChanged();
    void changed(bool wasFollowing);
    void tell();
    template <typename Change> void change(Change change) {
        const bool wasFollowing = isFollowing();
        change();
        changed(wasFollowing);
    }
    void render();
    void zoomAt(double x, double steps);
    void wheelPan(double pixels);
    void setHover(std::optional<int> x, SocketId socket);
    void showTip(QPoint position);
    void walkRows(int by);
    void stepEvent(int direction);
    QRect hoverStrip(int x) const;
    void paintFocus(QPainter& painter, const Look& look) const;

    const Source* m_source;
    QPointer<LaneRows> m_rows;
    std::shared_ptr<const Snapshot> m_snapshot;
    ViewWindow m_window;
    ViewedTime m_viewed;
    QPixmap m_picture;            // all but what follows the pointer
    QVector<LaneRow> m_shownRows; // as in the picture
    bool m_dirty = true;
    bool m_paused = false;
    bool m_wallClock = false;
    std::optional<int> m_hoverX; // device-independent
    SocketId m_hovered = kNoSocket;
    std::optional<Drag> m_drag;
    double m_panRest = 0;              // of a pixel, from fine wheels
    std::optional<Nanos> m_eventShown; // where nextEvent() and previousEvent() go on from
};

} // namespace readyscope

Q_DECLARE_METATYPE(readyscope::ViewedTime)
