// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The shortest way round the loop, for the turns in which data has come to sockets that drain, what was read before is
// gone, and nothing else is in question. It does what turn() would; whatever it does not expect it leaves to that.
#include "core/engine/loop.h"

#include <algorithm>

namespace readyscope {

// A socket whose `plain` is empty is told with some other mask, for nothing is told with none.
inline bool Knowledge::isPlain(const std::vector<Ready>& named) const {
    for (const Ready& ready : named) {
        const Watched* const watched = m_sockets.slot(ready.token);
        if (watched == nullptr || ready.revents.empty() || !isPlain(*watched, ready)) [[unlikely]]
            return false;
    }
    return true;
}

bool Knowledge::isPendingPlain() const {
    return !m_pending.empty() && std::none_of(m_pending.begin(), m_pending.end(),
                                              [](const Watched* watched) { return watched->plain.empty(); });
}

// None of them was named: one that is pending and named is not plain. How many there were.
inline std::size_t Knowledge::settlePlainly(Nanos returned) {
    const std::size_t settled = m_pending.size();
    for (Watched* const watched : m_pending) {
        const Events left = watched->known - watched->read.bits;
        watched->read.bits = {};
        if (watched->pendingListed) [[unlikely]] { // by the long way, which has kept its rise
            watched->pendingListed = false;
            m_recorder.keep(*watched, left, watched->read.at);
        } else {
            m_recorder.keepPulse(*watched, left);
        }
        watched->confirmed = returned;
    }
    m_pending.clear();
    m_lastReturn = returned;
    return settled;
}

void Knowledge::leavePlainly() {
    for (Watched* const watched : m_pending) {
        if (!watched->pendingListed)
            keepRise(*watched);
        watched->pendingListed = true;
    }
}

bool Engine::Loop::isCalm() const {
    return !m_recorder.isWatched() && m_knowledge.isCalm() && !m_recorder.hasHits() && !m_opener.isConnecting() &&
           m_control.timeout == kInfinite && !m_control.timeoutChanged && m_control.capturing && !m_control.askBeside &&
           !m_control.single && !m_control.quit && !m_woken && !m_signals.hasMask();
}

// False where the next turn has more to do.
inline bool Engine::Loop::plainTurn() {
    const Outcome outcome = m_knowledge.multiplexer().wait(kPendingWait, m_signals.callMask(), m_ready);
    if (outcome.returned <= 0 || SignalDesk::hasNoted() || !m_knowledge.isPlain(m_ready)) [[unlikely]] {
        m_knowledge.leavePlainly();
        told(outcome);
        return false;
    }
    const Nanos returned = outcome.ended;
    const auto named = static_cast<std::uint64_t>(outcome.returned);
    m_recorder.plainWait(outcome, m_plainBackend);
    m_count.waits += 1;
    m_count.ready += named;
    m_count.calls += named;
    m_count.looked += outcome.looked;
    m_count.inWait += returned - outcome.entered;
    m_count.transitions += named + m_knowledge.settlePlainly(returned);
    for (const Ready& ready : m_ready) {
        Watched& watched = *m_sockets.slot(ready.token);
        Knowledge::risePlainly(watched, ready.revents, returned);
        m_traffic.drainPlainly(watched);
    }
    m_lastReturn = returned;
    if (!m_knowledge.isUpset() && returned < m_nextChore) [[likely]]
        return true;
    m_knowledge.leavePlainly();
    return false;
}

void Engine::Loop::turnPlainly() {
    m_plainBackend = m_knowledge.backend();
    m_nextChore = m_lastReturn + kChoreSpacing;
    m_knowledge.calm();
    while (plainTurn()) {
    }
}

} // namespace readyscope
