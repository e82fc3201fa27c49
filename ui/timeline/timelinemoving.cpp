// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline's moves: each leaves its place to the history, and the picture glides after the view.
#include "ui/timeline/timelineview.h"

#include "ui/timeline/scaleglide.h"

namespace readyscope {

namespace {
constexpr int kKeyPan = 8; // a press pans by an eighth of the view
} // namespace

void TimelineView::moved(const ViewPlace& before, const TimeScale& shown) {
    leave(before);
    glideFrom(shown);
    changed(before.following);
}

void TimelineView::leave(const ViewPlace& before) {
    if (place() == before)
        return;
    const bool couldGoBack = canGoBack();
    const bool couldGoForward = canGoForward();
    m_history.leave(before, monotonicNow());
    if (canGoBack() != couldGoBack || canGoForward() != couldGoForward)
        emit historyChanged();
}

void TimelineView::goTo(const std::optional<ViewPlace>& place) {
    if (place) {
        const TimeScale shown = shownScale();
        const bool wasFollowing = isFollowing();
        m_window.show(place->from, place->span, place->following);
        glideFrom(shown);
        changed(wasFollowing);
    }
    emit historyChanged();
}

void TimelineView::goBack() { goTo(m_history.back(place())); }

void TimelineView::goForward() { goTo(m_history.forward(place())); }

TimeScale TimelineView::shownScale() const {
    return m_glideFrom && m_glideFrom->width() == scale().width()
               ? glided(*m_glideFrom, scale(), m_glide.currentValue().toDouble())
               : scale();
}

// The view is where it was sent at once, only the picture follows: whatever comes next starts from where it stands.
void TimelineView::glideFrom(const TimeScale& shown) {
    m_glide.stop();
    m_glideFrom.reset();
    if (shown.span() == scale().span() || shown.width() != scale().width() || !wantsAnimation(*this))
        return;
    m_glideFrom = shown;
    m_glide.start();
}

void TimelineView::zoomIn() {
    change([this] { m_window.zoom(m_window.zoomColumn(), 2, 3); });
}

void TimelineView::zoomOut() {
    change([this] { m_window.zoom(m_window.zoomColumn(), 3, 2); });
}

void TimelineView::panBy(int pixels) {
    change([this, pixels] { m_window.pan(qRound(pixels * ratio())); });
}

void TimelineView::panLeft() { panBy(-viewport()->width() / kKeyPan); }

void TimelineView::panRight() { panBy(viewport()->width() / kKeyPan); }

void TimelineView::showWhole() {
    change([this] { m_window.showWhole(); });
}

void TimelineView::showBegin() {
    change([this] { m_window.showBegin(); });
}

void TimelineView::showEnd() {
    change([this] { m_window.showEnd(); });
}

void TimelineView::showTime(Nanos time) {
    m_eventShown = time;
    change([this, time] { m_window.centre(time); });
}

void TimelineView::showSpan(Nanos from, Nanos to) {
    change([this, from, to] { m_window.show(from, to - from, false); });
}

void TimelineView::dragTo(Nanos from, Nanos span) {
    const ViewPlace before = place();
    m_window.show(from, span, false);
    leave(before);
    glideFrom(scale());
    changed(before.following);
}

void TimelineView::setFollowing(bool following) {
    if (following)
        setPaused(false);
    change([this, following] { m_window.setFollowing(following); });
}

} // namespace readyscope
