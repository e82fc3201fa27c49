// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonorder.h"

#include <algorithm>
#include <iterator>

namespace readyscope {

void JsonOrder::add(const Wait& wait) {
    ++m_totals.waits;
    if (m_writesWaits)
        put(wait.returned, Rank::Wait, wait);
}

void JsonOrder::add(const SocketInfo& socket) {
    std::string fields;
    appendJsonFields(fields, socket);
    LastLine& last = m_sockets[socket.id];
    if (last.fields == fields)
        return;
    // It appears before its first transition, and has ended after its last; but never before its own line before.
    const bool ended = socket.state == SocketState::Closed || socket.state == SocketState::Failed ||
                       socket.state == SocketState::Unsupported;
    Rank rank = ended ? Rank::SocketEnded : Rank::Socket;
    if (!last.fields.empty() && last.time == socket.time)
        rank = std::max(rank, last.rank);
    last = {socket.time, rank, std::move(fields)};
    putLine(socket.time, rank, socket);
}

void JsonOrder::write(Transition transition, std::string& out) {
    if (transition.socket >= m_revents.size())
        m_revents.resize(transition.socket + std::size_t{1});
    Events& last = m_revents[transition.socket];
    const bool changed = transition.previous != transition.revents;
    transition.previous = last;
    // What was lost led back to the state that the reader knows.
    if (changed && transition.revents == last)
        return;
    last = transition.revents;
    ++m_totals.transitions;
    appendJson(out, transition);
}

void JsonOrder::write(const Item& item, std::string& out) {
    if (const auto* transition = std::get_if<Transition>(&item.content))
        write(*transition, out);
    else if (const auto* line = std::get_if<std::string>(&item.content))
        out += *line;
    else if (const auto* wait = std::get_if<Wait>(&item.content))
        appendJson(out, *wait);
    else if (const auto* hit = std::get_if<Hit>(&item.content))
        appendJson(out, *hit);
    else if (const auto* gap = std::get_if<Gap>(&item.content)) {
        m_totals.lost += gap->lost;
        appendJson(out, *gap);
    }
}

void JsonOrder::take(Nanos horizon, std::string& out) {
    // Stable: within one kind and one instant the order of coming is the order of happening.
    std::stable_sort(m_items.begin(), m_items.end(),
                     [](const Item& a, const Item& b) { return a.time != b.time ? a.time < b.time : a.rank < b.rank; });
    const auto end = std::upper_bound(m_items.begin(), m_items.end(), horizon,
                                      [](Nanos time, const Item& item) { return time < item.time; });
    std::for_each(m_items.begin(), end, [&](const Item& item) { write(item, out); });
    m_items.erase(m_items.begin(), end);
}

void JsonOrder::finish(Nanos now, std::string& out) {
    Nanos last = now;
    for (const Item& item : m_items)
        last = std::max(last, item.time);
    take(last, out);
    m_totals.time = last;
    appendJson(out, m_totals);
}

} // namespace readyscope
