// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/overviewstrip.h"

#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/timeline/canvas.h"
#include "ui/timeline/timelineview.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace readyscope {

namespace {
constexpr Nanos kPace = 500 * kMillisecond; // at most so often while the trace grows
constexpr Nanos kShare = 50;                // and so that it takes a fiftieth of the time
constexpr int kGrip = 5;                    // px around an edge of the window
constexpr int kLeastWindow = 8;             // px, so that it can be seen and taken
constexpr int kBarsTop = 6;
} // namespace

OverviewStrip::OverviewStrip(TimelineView& timeline, QWidget* parent) : QWidget(parent), m_timeline(timeline) {
    setFixedHeight(kHeight);
    setMouseTracking(true);
    setAccessibleName(tr("Overview of the whole trace"));
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &OverviewStrip::measure);
    connect(&timeline, &TimelineView::snapshotTaken, this, &OverviewStrip::refresh);
    connect(&timeline, &TimelineView::viewChanged, this, &OverviewStrip::tellView);
}

int OverviewStrip::columns() const { return std::max(1, qRound(width() * devicePixelRatioF())); }

TimeScale OverviewStrip::scale() const {
    return TimeScale(m_overview.begin, std::max<Nanos>(1, m_overview.now - m_overview.begin), std::max(1, width()));
}

void OverviewStrip::refresh() {
    if (!isVisible() || m_soon.isActive() || m_background.isBusy())
        return;
    const Nanos due = m_measured + std::max(kPace, kShare * m_took);
    const Nanos wait = std::max<Nanos>(0, due - monotonicNow());
    m_soon.start(std::chrono::milliseconds(wait / kMillisecond));
}

void OverviewStrip::measure() {
    const Nanos began = monotonicNow();
    m_measured = began;
    const auto work = [snapshot = m_timeline.sharedSnapshot(), columns = columns()](const auto& cancelled) {
        return overviewOf(*snapshot, columns, cancelled);
    };
    m_background.run(work, [this, began](const Overview& overview) {
        m_took = monotonicNow() - began;
        m_overview = overview;
        update();
        emit measured();
        // It went on meanwhile, or is another one.
        const TraceTotals totals = m_timeline.snapshot().totals();
        if (totals.now > m_overview.now || totals.begin != m_overview.begin)
            refresh();
    });
}

void OverviewStrip::tellView() {
    const QRect window = windowRect();
    if (window == m_told) // a view that follows moves by less than a pixel at a time
        return;
    m_told = window;
    update();
    const ViewedTime viewed = m_timeline.viewed();
    setAccessibleDescription(
        tr("In view: %1 from %2").arg(durationText(viewed.span), m_timeline.momentWords(viewed.from)));
}

void OverviewStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_background.cancel();
    m_measured = 0;
    refresh();
}

QRect OverviewStrip::windowRect() const {
    const TimeScale all = scale();
    const TimeScale& view = m_timeline.scale();
    const int left = std::clamp(all.columnAt(view.from()), 0, width());
    const int right = std::clamp(all.columnAt(view.to()), 0, width());
    QRect window(left, 1, right - left, height() - 3);
    if (window.width() < kLeastWindow) {
        window.setWidth(kLeastWindow);
        window.moveLeft(std::clamp((left + right - kLeastWindow) / 2, 0, std::max(0, width() - kLeastWindow)));
    }
    return window;
}

void OverviewStrip::paintEvent(QPaintEvent*) {
    const Look& look = Look::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), look.window);
    QColor tint = look.accent;
    tint.setAlphaF(0.1F);
    painter.fillRect(windowRect(), tint);
    paintCounts(painter);
    paintGaps(painter);
    paintMarkers(painter);
    painter.fillRect(width() - 2, 0, 2, height(), look.nowEdge);
    painter.fillRect(0, height() - 1, width(), 1, look.strongLine);
    paintWindow(painter);
}

// Logarithmic, so that little is seen beside much; what is not nothing has a pixel at least.
void OverviewStrip::paintCounts(QPainter& painter) const {
    if (m_overview.greatest == 0)
        return;
    const Look& look = Look::of(palette());
    const QColor color = mixed(look.faint, look.window, 0.6);
    const double most = std::log1p(static_cast<double>(m_overview.greatest));
    const double column = width() / static_cast<double>(m_overview.counts.size());
    const double room = height() - 2 - kBarsTop;
    for (std::size_t i = 0; i < m_overview.counts.size(); ++i) {
        if (m_overview.counts[i] == 0)
            continue;
        const double high = std::max(1.0, std::log1p(static_cast<double>(m_overview.counts[i])) / most * room);
        painter.fillRect(QRectF(static_cast<double>(i) * column, height() - 1 - high, column, high), color);
    }
}

void OverviewStrip::paintGaps(QPainter& painter) const {
    const Look& look = Look::of(palette());
    const TimeScale all = scale();
    for (const Gap& gap : m_overview.gaps) {
        const int left = all.columnAt(gap.from);
        const QRect area(left, 0, std::max(2, all.columnAt(gap.to) - left), height() - 1);
        QColor tint = look.error;
        tint.setAlphaF(0.1F);
        painter.fillRect(area, tint);
        painter.save();
        painter.setBrushOrigin(area.topLeft());
        painter.fillRect(area, QBrush(look.error, Qt::BDiagPattern));
        painter.restore();
    }
}

void OverviewStrip::paintMarkers(QPainter& painter) const {
    const Look& look = Look::of(palette());
    const TimeScale all = scale();
    for (const Marker& marker : m_overview.markers)
        paintIcon(painter, QRectF(all.columnAt(marker.time) - 2, 1, 11, 11), IconName::Flag, look.marker);
}

void OverviewStrip::paintWindow(QPainter& painter) const {
    const Look& look = Look::of(palette());
    painter.setPen(QPen(look.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(windowRect().adjusted(1, 1, -1, -1));
}

OverviewStrip::Grip OverviewStrip::gripAt(int x) const {
    const QRect window = windowRect();
    const bool wide = window.width() > 3 * kGrip; // else it is taken as a whole
    if (wide && std::abs(x - window.left()) <= kGrip)
        return Grip::Left;
    if (wide && std::abs(x - window.right()) <= kGrip)
        return Grip::Right;
    return x >= window.left() && x <= window.right() ? Grip::Window : Grip::None;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    const int x = qRound(event->position().x());
    const Nanos time = scale().timeAt(x);
    m_grip = gripAt(x);
    if (m_grip == Grip::None) {
        m_timeline.showTime(time);
        m_grip = Grip::Window;
    }
    m_grabbed = time - m_timeline.scale().from();
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
    const int x = qRound(event->position().x());
    const Grip over = m_grip == Grip::None ? gripAt(x) : m_grip;
    setCursor(over == Grip::None     ? Qt::PointingHandCursor
              : over == Grip::Window ? (m_grip == over ? Qt::ClosedHandCursor : Qt::OpenHandCursor)
                                     : Qt::SizeHorCursor);
    if (!(event->buttons() & Qt::LeftButton) || m_grip == Grip::None)
        return;
    const Nanos time = scale().timeAt(x);
    const TimeScale& view = m_timeline.scale();
    const Nanos least = view.width();
    if (m_grip == Grip::Window)
        m_timeline.dragTo(time - m_grabbed, view.span());
    else if (m_grip == Grip::Left)
        m_timeline.dragTo(std::min(time, view.to() - least), std::max(least, view.to() - time));
    else
        m_timeline.dragTo(view.from(), std::max(least, time - view.from()));
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*) { m_grip = Grip::None; }

void OverviewStrip::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() > 0)
        m_timeline.zoomIn();
    else if (event->angleDelta().y() < 0)
        m_timeline.zoomOut();
    event->accept();
}

bool OverviewStrip::event(QEvent* event) {
    if (event->type() == QEvent::Show)
        QMetaObject::invokeMethod(this, &OverviewStrip::refresh, Qt::QueuedConnection);
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(),
                           tr("%1. The whole trace: transitions of all sockets, log scale, up to %2 a pixel.")
                               .arg(m_timeline.momentWords(scale().timeAt(help->x())), countText(m_overview.greatest)),
                           this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace readyscope
