// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The event that was shown last, by a step or from the list of events: its mark on the lane, and its words.
#include "ui/timeline/timelineview.h"

#include <QPainter>
#include <QPainterPath>

namespace readyscope {

namespace {
constexpr double kMarkHalf = 4;   // px, of the notches at the lane's edges
constexpr double kMarkHeight = 5; // px
} // namespace

QRect TimelineView::eventRect() const {
    const QRect lane = m_eventShown && m_rows ? laneRect(m_rows->current()) : QRect();
    if (lane.isEmpty() || *m_eventShown < scale().from() || *m_eventShown >= scale().to())
        return {};
    const double x = shownScale().columnAt(*m_eventShown) / ratio();
    return QRectF(x - kMarkHalf, lane.top(), 2 * kMarkHalf + 1, lane.height()).toAlignedRect();
}

void TimelineView::paintEventShown(QPainter& painter, const Look& look) const {
    const QRect place = eventRect();
    if (place.isEmpty())
        return;
    const double x = shownScale().columnAt(*m_eventShown) / ratio() + 0.5;
    const double top = place.top();
    const double bottom = place.bottom(); // the row's line is left free
    QPainterPath notches;
    notches.addPolygon(
        QPolygonF{{x - kMarkHalf, top}, {x + kMarkHalf, top}, {x, top + kMarkHeight}, {x - kMarkHalf, top}});
    notches.addPolygon(QPolygonF{
        {x - kMarkHalf, bottom}, {x + kMarkHalf, bottom}, {x, bottom - kMarkHeight}, {x - kMarkHalf, bottom}});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(notches, look.accent);
    painter.restore();
}

// To the nanosecond, whatever a pixel of the view is.
QString TimelineView::eventWords() const {
    if (!m_eventShown || !m_rows || m_rows->current() == kNoSocket)
        return {};
    const TimeScale exact(*m_eventShown, 1, 1);
    const SocketInfo info = m_rows->info(m_rows->current());
    const TimelineTip tip =
        TipWriter(*m_snapshot, exact, 0, 1, m_wallClock).lane(info, 0, m_rows->currentLane().bits());
    const QString name = QString::fromStdString(info.name);
    const QString first = tip.title.startsWith(name) ? tip.title : tr("%1: %2").arg(name, tip.title);
    return (QStringList{first} + tip.lines).join(QStringLiteral(". "));
}

} // namespace readyscope
