// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/enginestrip.h"

#include "ui/common/texts.h"
#include "ui/timeline/enginepainter.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace readyscope {

namespace {
constexpr int kReach = 4;          // px left of a return that still mean it
constexpr int kLeastSeen = 4;      // px that a wait needs to be told apart
constexpr double kNotchHalf = 9;   // px
constexpr double kNotchHeight = 8; // px
} // namespace

EngineStrip::EngineStrip(const Source& source, QWidget* parent) : TimelineView(source, nullptr, parent) {
    setObjectName(QStringLiteral("engineStrip"));
    setFixedHeight(kHeight);
    refresh();
}

void EngineStrip::refresh() {
    advance();
    if (m_newest)
        m_selected = newestWait(snapshot());
    else if (m_selected && *m_selected < snapshot().firstWait()) // dropped, or the history was cleared
        m_selected = steppedWait(snapshot(), 0, 1);
    else if (m_selected && *m_selected >= snapshot().endWait())
        m_selected = newestWait(snapshot());
    tellAccessible();
    emit selectionChanged();
}

void EngineStrip::selectNext() { step(1); }

void EngineStrip::selectPrevious() { step(-1); }

void EngineStrip::step(int direction) {
    const std::uint64_t from = m_selected.value_or(snapshot().endWait());
    if (const auto next = steppedWait(snapshot(), from, direction))
        select(*next);
}

void EngineStrip::select(std::uint64_t position) {
    m_selected = position;
    m_newest = false;
    bringIntoView();
    viewport()->update();
    tellAccessible();
    emit selectionChanged();
}

void EngineStrip::bringIntoView() {
    const TimeScale& time = scale();
    const Nanos least = std::max<Nanos>(1, time.span() * kLeastSeen / std::max(1, viewport()->width()));
    const TimeSpan shownNow{time.from(), time.to()};
    const TimeSpan wanted =
        spanFor(shownNow, snapshot().wait(*m_selected), neighboursOf(snapshot(), *m_selected), least);
    if (wanted != shownNow)
        showSpan(wanted.from, wanted.to);
    else
        setFollowing(false);
}

void EngineStrip::tellAccessible() {
    if (!m_selected || *m_selected >= snapshot().endWait()) {
        setAccessibleDescription(tr("No wait yet"));
        return;
    }
    const Wait wait = snapshot().wait(*m_selected);
    const WaitPlace place = placeOf(snapshot(), m_selected);
    setAccessibleDescription(tr("Wait %1 of %2: %3, %4, %5 ready")
                                 .arg(countText(place.number), countText(place.count), backendText(wait.backend),
                                      durationText(wait.returned - wait.entered))
                                 .arg(wait.ready));
}

void EngineStrip::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Left)
        return selectPrevious();
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Right)
        return selectNext();
    TimelineView::keyPressEvent(event);
}

void EngineStrip::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->position().toPoint();
    TimelineView::mousePressEvent(event);
}

void EngineStrip::mouseReleaseEvent(QMouseEvent* event) {
    TimelineView::mouseReleaseEvent(event);
    const QPoint released = event->position().toPoint();
    const bool clicked = (released - m_pressed).manhattanLength() < QApplication::startDragDistance();
    if (event->button() != Qt::LeftButton || !clicked || released.y() < kRulerHeight)
        return;
    const TimeScale& time = scale();
    const int column = static_cast<int>(std::floor(released.x() * devicePixelRatioF()));
    const int reach = qRound(kReach * devicePixelRatioF());
    const Nanos near = time.timeAt(column + reach) - time.timeAt(column);
    if (const auto found = waitAt(snapshot(), time.timeAt(column), near))
        select(*found);
}

void EngineStrip::paintEvent(QPaintEvent* event) {
    TimelineView::paintEvent(event);
    QPainter painter(viewport());
    painter.setClipRegion(event->region());
    paintSelection(painter);
}

void EngineStrip::paintSelection(QPainter& painter) const {
    if (!m_selected || *m_selected >= snapshot().endWait() || *m_selected < snapshot().firstWait())
        return;
    const Look& look = Look::of(palette());
    const Wait wait = snapshot().wait(*m_selected);
    const double left = scale().columnAt(wait.entered) / devicePixelRatioF();
    const double right = std::max(left + 2, scale().columnAt(wait.returned) / devicePixelRatioF());
    if (right < 0 || left > viewport()->width())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF span = QRectF(QPointF(left, kRulerHeight + EnginePainter::kSpanTop),
                               QPointF(right, kRulerHeight + EnginePainter::kSpanBottom))
                            .adjusted(-1, -2.5, 1, 2.5);
    painter.setPen(QPen(look.accent, 2));
    painter.setBrush(mixed(look.accent, look.wait, 0.14));
    painter.drawRoundedRect(span, 2, 2);
    const QRectF seen = span.intersected(QRectF(viewport()->rect()));
    const QString words = durationText(wait.returned - wait.entered);
    painter.setFont(strongFont(smallFont(font())));
    painter.setPen(look.text);
    if (QFontMetricsF(painter.font()).horizontalAdvance(words) + 8 < seen.width())
        painter.drawText(seen, Qt::AlignCenter, words);

    // The notch stands on the lower edge, where the glass begins.
    const double middle = std::clamp(seen.center().x(), kNotchHalf, viewport()->width() - kNotchHalf);
    const double bottom = viewport()->height();
    painter.setPen(QPen(look.accent, 1.2));
    painter.setBrush(look.base);
    painter.drawPolygon(QPolygonF{
        {middle - kNotchHalf, bottom + 1}, {middle, bottom - kNotchHeight}, {middle + kNotchHalf, bottom + 1}});
}

} // namespace readyscope
