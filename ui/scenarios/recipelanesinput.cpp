// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keys do to the lanes, and what a screen reader and tips say of them.

#include "core/readiness/clock.h"
#include "ui/common/texts.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipewords.h"
#include "ui/timeline/momenttext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {

constexpr int kPanShare = 8; // of the width, one press of a key

} // namespace

void RecipeLanes::put(Nanos time) {
    if (!m_scene.shown)
        return;
    const Nanos bounded = std::clamp(time, m_scene.begin(), std::max(m_scene.begin(), m_scene.end()));
    if (bounded == cursor())
        return;
    setCursor(bounded);
    emit cursorMoved(bounded);
}

void RecipeLanes::choose(Backend backend) {
    if (backend == m_scene.selected)
        return;
    setBackend(backend);
    emit backendChosen(backend);
}

void RecipeLanes::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton) {
        m_panned = event->pos();
        m_panStart = m_scene.scale;
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (event->pos().y() >= kLanesRuler)
        choose(kBackends.at(laneAt(event->pos().y())));
    if (event->pos().x() < kGutter)
        return;
    m_isDragged = true;
    put(m_scene.scale.timeAt(columnAt(event->pos().x())));
}

void RecipeLanes::mouseMoveEvent(QMouseEvent* event) {
    if (m_panned)
        setScale(m_panStart.panned(qRound((m_panned->x() - event->pos().x()) * ratio())));
    else if (m_isDragged)
        put(m_scene.scale.timeAt(columnAt(event->pos().x())));
}

void RecipeLanes::mouseReleaseEvent(QMouseEvent*) {
    m_isDragged = false;
    m_panned.reset();
}

void RecipeLanes::wheelEvent(QWheelEvent* event) {
    const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (turned == 0 || !m_scene.shown)
        return event->ignore();
    event->accept();
    if ((event->modifiers() & Qt::ShiftModifier) != 0)
        return pan((turned > 0 ? -1 : 1) * m_scene.scale.width() / kPanShare);
    const int column = columnAt(qRound(event->position().x()));
    turned > 0 ? zoomAt(column, 4, 5) : zoomAt(column, 5, 4);
}

// To where all observers had answered, as the table's row says.
void RecipeLanes::toStep(int by) {
    if (!m_scene.shown)
        return;
    std::optional<Nanos> next;
    const Nanos at = cursor().value_or(m_scene.begin());
    for (const LanesFlag& flag : m_scene.shown->flags) {
        if (by > 0 && flag.asked > at && !next)
            next = flag.asked;
        if (by < 0 && flag.asked < at)
            next = flag.asked;
    }
    if (next)
        put(*next);
}

void RecipeLanes::keyPressEvent(QKeyEvent* event) {
    const bool isControl = (event->modifiers() & Qt::ControlModifier) != 0;
    const Nanos at = cursor().value_or(m_scene.begin());
    const auto column = [this](int by) { return m_scene.scale.timeAt(m_scene.scale.columnAt(*cursor()) + by); };
    const auto lane = static_cast<std::size_t>(m_scene.selected);
    switch (event->key()) {
    case Qt::Key_Left:
        return isControl ? toStep(-1) : put(cursor() ? std::min(at - 1, column(-1)) : at);
    case Qt::Key_Right:
        return isControl ? toStep(1) : put(cursor() ? column(1) : at);
    case Qt::Key_Home:
        return put(m_scene.begin());
    case Qt::Key_End:
        return put(m_scene.end());
    case Qt::Key_Up:
        return lane > 0 ? choose(kBackends.at(lane - 1)) : void();
    case Qt::Key_Down:
        return lane + 1 < kBackends.size() ? choose(kBackends.at(lane + 1)) : void();
    default:
        break;
    }
    if (isControl)
        return PartsWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_W:
    case Qt::Key_Plus:
        return zoom(4, 5);
    case Qt::Key_S:
    case Qt::Key_Minus:
        return zoom(5, 4);
    case Qt::Key_0:
        return showWhole();
    case Qt::Key_L:
        return setFollowing(true);
    case Qt::Key_A:
        return pan(-m_scene.scale.width() / kPanShare);
    case Qt::Key_D:
        return pan(m_scene.scale.width() / kPanShare);
    default:
        PartsWidget::keyPressEvent(event);
    }
}

void RecipeLanes::focusInEvent(QFocusEvent* event) {
    PartsWidget::focusInEvent(event);
    update();
}

void RecipeLanes::focusOutEvent(QFocusEvent* event) {
    PartsWidget::focusOutEvent(event);
    update();
}

QString RecipeLanes::laneText(std::size_t lane) const {
    const Backend backend = kBackends.at(lane);
    QStringList words{backendText(backend)};
    if (backend == Backend::Poll)
        words << tr("reference");
    if (!m_scene.shown) {
        words << tr("not run");
    } else if (lane < m_scene.shown->lanes.size()) {
        const recipes::ObservedLane& own = m_scene.shown->lanes[lane];
        if (const QString refusal = refusalText(own); !refusal.isEmpty())
            words << refusal;
        else if (const std::optional<Nanos> at = cursor()) {
            const std::optional<Events> told = m_scene.toldAt(lane, *at);
            words << (told ? tr("%1 at %2").arg(eventNames(*told), durationText(*at - m_scene.begin()))
                           : tr("not watched at %1").arg(durationText(*at - m_scene.begin())));
        }
        if (m_scene.areDifferencesShown)
            for (const recipes::Difference& difference : m_scene.shown->differences)
                if (std::ranges::any_of(difference.spots, [backend](const recipes::Difference::Spot& spot) {
                        return spot.backend == backend;
                    }))
                    words << tr("%1: %2").arg(QChar::fromLatin1(difference.letter)).arg(translated(difference.title));
    }
    if (backend == m_scene.selected)
        words << tr("selected");
    return words.join(QStringLiteral(", "));
}

QVector<PaintedPart> RecipeLanes::parts() const {
    QVector<PaintedPart> parts;
    if (m_scene.shown)
        for (const LanesFlag& flag : m_scene.shown->flags) {
            const int x = kGutter + qRound(m_scene.scale.columnAt(flag.at) / ratio());
            parts.append(
                {QRect(x, 0, 16, kLanesRuler / 2),
                 tr("Step %1, %2, at %3").arg(flag.step + 1).arg(flag.word, durationText(flag.at - m_scene.begin()))});
        }
    if (const std::optional<Nanos> at = cursor(); at && m_scene.shown) {
        const int x = kGutter + qRound(m_scene.scale.columnAt(*at) / ratio());
        parts.append({QRect(x - 8, kLanesRuler / 2, 16, kLanesRuler / 2),
                      tr("Cursor A at %1").arg(durationText(*at - m_scene.begin()))});
    }
    for (std::size_t lane = 0; lane < kBackends.size(); ++lane)
        parts.append({rowRect(lane), laneText(lane)});
    return parts;
}

QString RecipeLanes::tipAt(QPoint position) const {
    if (!m_scene.shown || position.x() < kGutter)
        return position.y() >= kLanesRuler ? laneText(laneAt(position.y())) : QString();
    const Nanos time = m_scene.scale.timeAt(columnAt(position.x()));
    const QString moment = momentText(time - m_scene.begin(),
                                      decimalsFor(std::max<Nanos>(1, m_scene.scale.span() / m_scene.scale.width())));
    const LanesFlag* step = m_scene.flagAt(time);
    const QString during = step == nullptr ? QString() : tr("after step %1: %2").arg(step->step + 1).arg(step->title);
    if (position.y() < kLanesRuler)
        return during.isEmpty() ? moment : tr("%1, %2").arg(moment, during);
    const std::size_t lane = laneAt(position.y());
    const std::optional<Events> told = m_scene.toldAt(lane, time);
    QStringList lines{
        tr("%1 at %2: %3").arg(backendText(kBackends.at(lane)), moment, told ? eventNames(*told) : tr("not watched"))};
    if (!during.isEmpty())
        lines << during;
    for (const recipes::Difference& difference : m_scene.shown->differences)
        for (const recipes::Difference::Spot& spot : difference.spots)
            if (spot.backend == kBackends.at(lane) && spot.from <= time && time <= spot.to)
                lines << tr("%1: %2 %3")
                             .arg(QChar::fromLatin1(difference.letter))
                             .arg(translated(difference.title), translated(difference.text));
    return lines.join(QLatin1Char('\n'));
}

bool RecipeLanes::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return PartsWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
    return true;
}

} // namespace readyscope
