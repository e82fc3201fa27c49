// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/store.h"

#include "core/trace/storesnapshot.h"

#include <mutex>
#include <utility>

namespace readyscope {

struct Store::Private {
    std::mutex mutex; // guards the pointer, which the writer alone changes
    std::shared_ptr<Trace> trace;
};

Store::Store(std::size_t bytes) : m(std::make_unique<Private>()) {
    m->trace = std::make_shared<Trace>(bytes, 0);
    m_writer = m->trace.get();
}

Store::~Store() = default;

std::shared_ptr<const Snapshot> Store::snapshot() const {
    std::shared_ptr<Trace> trace;
    {
        const std::lock_guard lock(m->mutex);
        trace = m->trace;
    }
    return std::make_shared<StoreSnapshot>(std::move(trace));
}

void Store::clear(Nanos begin) {
    auto next = std::make_shared<Trace>(m->trace->bound(), begin);
    // The old one is freed outside the mutex, here or with the last snapshot of it.
    const std::lock_guard lock(m->mutex);
    std::swap(m->trace, next);
    m_writer = m->trace.get();
}

void Store::setBound(std::size_t bytes) { m->trace->setBound(bytes); }
void Store::append(const Transition& transition) { m->trace->append(transition); }
void Store::append(const Wait& wait) { m->trace->append(wait); }
void Store::append(const Hit& hit) { m->trace->append(hit); }
void Store::append(const Marker& marker) { m->trace->append(marker); }
void Store::append(const Gap& gap) { m->trace->append(gap); }
void Store::append(ClockPair clock) { m->trace->append(clock); }

void Store::beginWatch(SocketId socket, Nanos from, bool accepted) {
    m->trace->step(socket, {from, true, accepted, WatchEnd::Open});
}

void Store::endWatch(SocketId socket, Nanos to, WatchEnd end) { m->trace->step(socket, {to, false, false, end}); }

void Store::note(SocketId socket, const FdInterest& interest) { m->trace->note(socket, interest); }
void Store::note(const EngineTerms& terms) { m->trace->note(terms); }

void Store::append(Beside beside) { m->trace->append(std::move(beside)); }

void Store::advance(Nanos now) { m->trace->advance(now); }
Events Store::state(SocketId socket) const { return m->trace->state(socket); }

} // namespace readyscope
