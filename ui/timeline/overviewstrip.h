// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The overview above the timeline, with the window on it: drag the window, its edges, or click where it is to go. It
// is measured in the background, at a pace that its cost sets.

#include "ui/common/background.h"
#include "ui/timeline/overview.h"
#include "ui/timeline/timescale.h"

#include <QTimer>
#include <QWidget>

namespace readyscope {

class TimelineView;

class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int kHeight = 30; // px

    explicit OverviewStrip(TimelineView& timeline, QWidget* parent = nullptr);

    const Overview& overview() const { return m_overview; }
    // Where the timeline's view stands on it, px.
    QRect windowRect() const;
    bool isMeasuring() const { return m_soon.isActive() || m_background.isBusy(); }

    QSize sizeHint() const override { return {600, kHeight}; }
    QSize minimumSizeHint() const override { return {100, kHeight}; }

signals:
    void measured();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Grip { None, Window, Left, Right };
    TimeScale scale() const; // device-independent px
    int columns() const;
    Grip gripAt(int x) const;
    void refresh();
    void measure();
    void tellView();
    void paintCounts(QPainter& painter) const;
    void paintGaps(QPainter& painter) const;
    void paintMarkers(QPainter& painter) const;
    void paintWindow(QPainter& painter) const;

    TimelineView& m_timeline;
    Overview m_overview;
    Background m_background;
    QTimer m_soon;
    Nanos m_measured = 0; // when, and how long it took
    Nanos m_took = 0;
    QRect m_told; // where the window was drawn last
    Grip m_grip = Grip::None;
    Nanos m_grabbed = 0; // where within the view the hand took it
};

} // namespace readyscope
