// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The shortest way round the loop, for the turns in which data has come to sockets that drain, what was read before is
// gone, and nothing else is in question. It does what turn() would; whatever it does not expect it leaves to that.
// Written once and compiled for each multiplexer, so that no call stands between its system calls but theirs.
#include "core/engine/loop.h"
#include "core/multiplexer/epoll.h"
#include "core/multiplexer/poll.h"
#include "core/multiplexer/ppoll.h"
#include "core/multiplexer/pselect.h"
#include "core/multiplexer/select.h"
#ifdef READYSCOPE_HAS_IO_URING
#include "core/multiplexer/iouringwait.h"
#endif

#include <algorithm>

namespace readyscope {

bool Knowledge::isPendingPlain() const {
    return !m_pending.empty() && std::none_of(m_pending.begin(), m_pending.end(),
                                              [](const Watched* watched) { return watched->plain.empty(); });
}

std::size_t Knowledge::takePending(std::span<Watched*> plain) {
    const std::size_t count = m_pending.size();
    std::copy(m_pending.begin(), m_pending.end(), plain.begin());
    m_pending.clear();
    return count;
}

void Knowledge::leavePlainly(std::span<Watched* const> plain, Nanos returned) {
    for (Watched* const watched : plain) {
        if (!watched->pendingListed)
            keepRise(*watched);
        watched->pendingListed = true;
        m_pending.push_back(watched);
    }
    m_lastReturn = returned;
}

bool Engine::Loop::isCalm() const {
    return !m_recorder.isWatched() && m_knowledge.isCalm() && !m_recorder.hasHits() && !m_opener.isConnecting() &&
           m_control.timeout == kInfinite && !m_control.timeoutChanged && m_control.capturing && !m_control.askBeside &&
           !m_control.single && !m_control.quit && !m_woken && !m_signals.hasMask();
}

// What has to be added to the figures.
struct Engine::Loop::PlainCount {
    std::uint64_t waits = 0;
    std::uint64_t named = 0;
    std::uint64_t looked = 0;
    Nanos inWait = 0;
};

// `before`: how many waited for their fall at the beginning.
void Engine::Loop::leavePlainly(std::span<Watched* const> pending, std::size_t before, const PlainCount& count) {
    m_knowledge.leavePlainly(pending, m_lastReturn);
    m_count.waits += count.waits;
    m_count.ready += count.named;
    m_count.calls += count.named;
    m_count.looked += count.looked;
    m_count.inWait += count.inWait;
    m_count.transitions += count.named + (before + count.named - pending.size());
}

// Once a millisecond. False where there is more to do than to say how far it has come.
bool Engine::Loop::mayGoOnPlainly() {
    if (m_knowledge.isUpset() || m_knowledge.mustSettle(m_lastReturn) ||
        m_lastReturn - m_lastMeasured >= kMeasureSpacing || m_lastReturn - m_lastPublished < kChoreSpacing ||
        m_recorder.hasNews())
        return false;
    publish(m_lastReturn);
    flush(m_lastReturn);
    return true;
}

// Until something else is to be done. True if the last wait is accounted for.
template <typename M> bool Engine::Loop::turnPlainly(M& multiplexer) {
    const Backend backend = multiplexer.backend();
    const sigset_t* const mask = m_signals.callMask();
    const Nanos mayLast = m_burst.goesOn() ? 0 : kPendingWait;
    const Nanos nextChore = std::max(m_lastPublished + kChoreSpacing, m_lastReturn);
    for (std::vector<Watched*>& room : m_plain)
        room.resize(m_sockets.slotCount());
    const std::size_t before = m_knowledge.takePending(m_plain[0]);
    Watched** pending = m_plain[0].data();
    Watched** pendingEnd = pending + before;
    Watched** named = m_plain[1].data();
    PlainCount count;
    m_knowledge.calm();
    Nanos returned = 0;
    do {
        const Outcome outcome = multiplexer.call(mayLast, mask);
        Watched** namedEnd = named;
        const bool plain = outcome.returned > 0 && !SignalDesk::hasNoted() &&
                           multiplexer.eachNamed(outcome, [this, &namedEnd](const Ready& ready) {
                               Watched* const watched = m_sockets.slot(ready.token);
                               *namedEnd++ = watched;
                               return watched != nullptr && Knowledge::isPlain(*watched, ready);
                           });
        if (!plain) [[unlikely]] {
            leavePlainly({pending, pendingEnd}, before, count);
            m_burst.ended(mayLast, outcome.returned, count.waits);
            Outcome odd = outcome; // so that the others' stays in registers
            multiplexer.finish(mask, odd, m_ready);
            told(odd);
            return false;
        }
        m_lastReturn = returned = outcome.ended;
        m_recorder.plainWait(outcome, backend);
        count.waits += 1;
        count.named += static_cast<std::uint64_t>(outcome.returned);
        count.looked += outcome.looked;
        count.inWait += returned - outcome.entered;
        for (Watched** each = pending; each != pendingEnd; ++each)
            m_knowledge.settlePlainly(**each, returned);
        for (Watched** each = named; each != namedEnd;) {
            Knowledge::risePlainly(**each, returned);
            if (m_traffic.drainPlainly(**each)) [[likely]]
                ++each;
            else
                *each = *--namedEnd; // the long way has it now
        }
        std::swap(pending, named);
        pendingEnd = namedEnd;
    } while (!m_knowledge.isUpset() && returned < nextChore);
    leavePlainly({pending, pendingEnd}, before, count);
    return true;
}

template <typename M> void Engine::Loop::turnsPlainly(M& multiplexer) {
    while (turnPlainly(multiplexer) && mayGoOnPlainly()) {
    }
}

void Engine::Loop::turnPlainly() {
    Multiplexer& multiplexer = m_knowledge.multiplexer();
    switch (multiplexer.backend()) {
    case Backend::Select:
        return turnsPlainly(static_cast<SelectMultiplexer&>(multiplexer));
    case Backend::PSelect:
        return turnsPlainly(static_cast<PSelectMultiplexer&>(multiplexer));
    case Backend::Poll:
        return turnsPlainly(static_cast<PollMultiplexer&>(multiplexer));
    case Backend::PPoll:
        return turnsPlainly(static_cast<PPollMultiplexer&>(multiplexer));
    case Backend::Epoll:
    case Backend::EpollEt:
        return turnsPlainly(static_cast<EpollMultiplexer&>(multiplexer));
    case Backend::IoUring:
#ifdef READYSCOPE_HAS_IO_URING
        return turnsPlainly(static_cast<IoUringMultiplexer&>(multiplexer));
#else
        break;
#endif
    }
}

} // namespace readyscope
