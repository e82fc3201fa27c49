// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lane.h"

#include <algorithm>

namespace readyscope {

std::vector<Watch> watchesFrom(ListView<WatchStep> steps) {
    std::vector<Watch> watches;
    for (const WatchStep& step : steps) {
        const bool open = !watches.empty() && watches.back().to == kInfinite;
        if (open) {
            watches.back().to = step.time;
            watches.back().end = step.begins ? WatchEnd::Stopped : step.end;
        }
        if (step.begins)
            watches.push_back({step.time, kInfinite, WatchEnd::Open, step.accepted});
    }
    return watches;
}

void Loss::add(Nanos first, Nanos last, std::uint64_t records) {
    from = any ? std::min(from, first) : first;
    to = any ? std::max(to, last) : last;
    lost += records;
    any = true;
}

Transition LaneView::transition(SocketId socket, std::uint64_t position) const {
    const auto& slot = transitions.slotOf(position);
    return slot.chunk->at(static_cast<std::uint32_t>(position - slot.first), socket);
}

Events LaneView::stateBefore(std::uint64_t position) const {
    if (position == transitions.first())
        return base();
    const auto& slot = transitions.slotOf(position - 1);
    return slot.chunk->revents(static_cast<std::uint32_t>(position - 1 - slot.first));
}

LaneSummary LaneView::summary() const {
    LaneSummary summary;
    summary.first = transitions.first();
    summary.end = transitions.end;
    summary.hits = hitCount;
    summary.state = stateBefore(transitions.end);
    summary.changed = loss.changed;
    if (summary.end > summary.first) {
        const auto& slot = transitions.slotOf(summary.end - 1);
        summary.changed = slot.chunk->times()[summary.end - 1 - slot.first];
    }
    return summary;
}

std::size_t LaneView::read(std::uint64_t position, std::span<Step> out) const {
    std::size_t count = 0;
    while (position < transitions.end && count < out.size()) {
        const auto& slot = transitions.slotOf(position);
        const TransitionChunk& chunk = *slot.chunk;
        const auto slotNumber = static_cast<std::uint32_t>(&slot - transitions.chunks);
        const std::uint64_t last = slot.first + transitions.visible(slotNumber);
        for (; position < last && count < out.size(); ++position) {
            const auto index = static_cast<std::uint32_t>(position - slot.first);
            out[count++] = {chunk.times()[index], chunk.revents(index)};
        }
    }
    return count;
}

LaneView Lane::view() const {
    LaneView view;
    view.transitions = transitions.view();
    view.hits = hits.view();
    view.watches = watches.view();
    view.interests = interests.view();
    view.loss = loss;
    view.sampled = sampled.load(std::memory_order_relaxed);
    view.hitCount = loss.hits;
    if (view.hits.end > view.hits.first()) {
        const auto& slot = view.hits.slotOf(view.hits.end - 1);
        view.hitCount = slot.chunk->totalBefore(static_cast<std::uint32_t>(view.hits.end - slot.first));
    }
    return view;
}

std::shared_ptr<const LanePageView> LanePage::view() {
    // Cleared before the lanes are read: what the writer publishes meanwhile is either read or touched again.
    if (!m_touched.exchange(false, std::memory_order_acq_rel) && m_view)
        return m_view;
    auto view = std::make_shared<LanePageView>();
    for (std::size_t i = 0; i < kLanesPerPage; ++i) {
        const LaneView& lane = view->lanes[i] = m_lanes[i].view();
        view->transitions += lane.transitions.end;
        view->hits += lane.hitCount;
        view->losses += lane.loss.any ? 1 : 0;
    }
    m_view = std::move(view);
    return m_view;
}

} // namespace readyscope
