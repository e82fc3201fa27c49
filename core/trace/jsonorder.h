// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Records of many kinds to JSON Lines in the order of time: gathers them as they come, gives out the lines that
// nothing can come before any more. On equal times a wait stands before its transitions. One thread.

#include "core/trace/jsonlines.h"

#include <unordered_map>
#include <variant>
#include <vector>

namespace readyscope {

class JsonOrder {
public:
    explicit JsonOrder(bool writesWaits = true) : m_writesWaits(writesWaits) {}

    void add(const Transition& transition) { put(transition.time, Rank::Transition, transition); }
    void add(const Wait& wait);
    void add(const Hit& hit) { put(hit.time, Rank::Hit, hit); }
    void add(const Gap& gap) { put(gap.to, Rank::Gap, gap); }
    // Nothing where only what the line does not tell has changed.
    void add(const SocketInfo& socket);
    void add(const Marker& marker) { putLine(marker.time, Rank::Marker, marker); }
    void add(const ErrorRecord& error) { add(told(error)); }
    void add(const ToldError& error) { putLine(error.time, Rank::Error, error); }
    void add(ClockPair clock) { putLine(clock.monotonic, Rank::Clock, clock); }

    // Waits that came and are in none of these.
    void countLeftOut(std::uint64_t waits) { m_totals.waits += waits; }

    // Appends to `out` the lines of all that happened up to `horizon`. A transition's `previous` becomes what the
    // socket's last line said, which differs only where lines between were lost.
    void take(Nanos horizon, std::string& out);
    // Appends all that is left, and the last line.
    void finish(Nanos now, std::string& out);

    bool empty() const { return m_items.empty(); }
    const CaptureTotals& totals() const { return m_totals; }

private:
    enum class Rank : std::uint8_t { Wait, Gap, Marker, Socket, Transition, Hit, SocketEnded, Error, Clock };
    using Content = std::variant<Transition, Wait, Hit, Gap, std::string>;
    struct Item {
        Nanos time = 0;
        Rank rank = Rank::Wait;
        Content content;
    };
    struct LastLine {
        Nanos time = 0;
        Rank rank = Rank::Socket;
        std::string fields;
    };

    void put(Nanos time, Rank rank, Content content) { m_items.push_back({time, rank, std::move(content)}); }
    template <typename Record> void putLine(Nanos time, Rank rank, const Record& record) {
        std::string line;
        appendJson(line, record);
        put(time, rank, std::move(line));
    }
    void write(Transition transition, std::string& out);
    void write(const Item& item, std::string& out);

    bool m_writesWaits;
    std::vector<Item> m_items; // in the order they came
    std::unordered_map<SocketId, LastLine> m_sockets;
    std::vector<Events> m_revents; // by socket: its last line's
    CaptureTotals m_totals;
};

} // namespace readyscope
