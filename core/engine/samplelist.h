// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sockets that are asked again and again beside the waits, and when the next time is. The engine's thread only.

#include "core/engine/watched.h"
#include "core/readiness/clock.h"

#include <algorithm>
#include <vector>

namespace readyscope {

class SampleList {
public:
    // `listed` says of a socket whether it is in the list. The period doubles up to `longest` while nothing changes.
    explicit SampleList(bool Watched::*listed, Nanos longest = 0) : m_listed(listed), m_longest(longest) {}

    bool isEmpty() const { return m_sockets.empty(); }
    const std::vector<Watched*>& sockets() const { return m_sockets; }
    Nanos next() const { return m_sockets.empty() ? kInfinite : m_next; }
    bool isDue(Nanos now) const { return !m_sockets.empty() && m_next <= now; }
    // From the next time on.
    void setPeriod(Nanos shortest) { m_shortest = m_period = shortest; }

    void list(Watched& watched, bool wanted, Nanos now) {
        if (watched.*m_listed == wanted)
            return;
        if (!wanted) {
            forget(watched);
            return;
        }
        watched.*m_listed = true;
        // One that comes puts none of the others off, and makes what was dear no more often.
        m_next = std::max(sooner(next(), now + m_shortest), m_notBefore);
        m_period = m_shortest;
        m_sockets.push_back(&watched);
    }
    void forget(Watched& watched) {
        watched.*m_listed = false;
        std::erase(m_sockets, &watched);
    }
    // At most 2 % of a core: a call that costs more is made less often.
    void asked(Nanos now, Nanos cost, bool changed) {
        if (changed)
            m_period = m_shortest;
        m_notBefore = now + 50 * cost;
        m_next = std::max(now + m_period, m_notBefore);
        m_period = std::max(m_shortest, std::min(2 * m_period, m_longest));
    }

private:
    bool Watched::*m_listed;
    Nanos m_longest;
    Nanos m_shortest = 2 * kMillisecond;
    Nanos m_period = m_shortest;
    Nanos m_next = 0;
    Nanos m_notBefore = 0; // as dear as it was the last time
    std::vector<Watched*> m_sockets;
};

} // namespace readyscope
