// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All backends at once: a lane each of the same descriptor over one time axis, one of them selected, and a cursor.
// Left and right move the cursor, with Ctrl from step to step; W, S, 0, A and D zoom and pan, L follows what goes on.

#include "ui/common/partswidget.h"
#include "ui/scenarios/lanesscene.h"

namespace readyscope {

class RecipeLanes : public PartsWidget {
    Q_OBJECT
public:
    static constexpr int kGutter = 118; // px

    explicit RecipeLanes(QWidget* parent = nullptr);

    // None: it was not run. What began at the same time is the same, grown since.
    void show(std::optional<ShownLanes> shown);
    void setCursor(Nanos time); // without a signal
    std::optional<Nanos> cursor() const { return m_scene.cursors.at(CursorId::A); }
    Backend backend() const { return m_scene.selected; }
    void setBackend(Backend backend); // without a signal
    void setDifferencesShown(bool shown);
    const LanesScene& scene() const { return m_scene; }
    void zoom(int numerator, int denominator); // about the cursor, or the middle
    void showWhole();
    // The newest is at the right edge, as time goes on; not of what has ended.
    bool isFollowing() const { return m_view == View::Newest && m_scene.shown && !m_scene.shown->isEnded; }
    void setFollowing(bool follows);

    QVector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    using QWidget::show;

signals:
    void cursorMoved(readyscope::Nanos time); // by hand
    void backendChosen(readyscope::Backend backend);
    void followingChanged(bool follows);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    double ratio() const { return devicePixelRatioF(); }
    QRect plot() const; // right of the gutter
    QRect rowRect(std::size_t lane) const;
    int columnAt(int x) const; // device pixels within the plot
    std::size_t laneAt(int y) const;
    void refit();
    void setScale(const TimeScale& scale);
    void pan(int columns);
    void zoomAt(int column, int numerator, int denominator);
    void put(Nanos time);
    void toStep(int by);
    void choose(Backend backend);
    void paintGutter(QPainter& painter) const;
    void paintName(QPainter& painter, std::size_t lane) const;
    void paintCursor(QPainter& painter) const;
    QString noLanesWords() const;
    QString laneText(std::size_t lane) const;
    QString tipAt(QPoint position) const;

    enum class View {
        Whole,  // what comes is shown, too
        Newest, // as much of it as is zoomed to
        Part,
    };
    void setView(View view);

    LanesScene m_scene;
    View m_view = View::Whole;
    Nanos m_newest = 10 * kSecond; // as long is shown of it
    bool m_isDragged = false;
    std::optional<QPoint> m_panned; // where the middle button went down
    TimeScale m_panStart;
};

} // namespace readyscope
