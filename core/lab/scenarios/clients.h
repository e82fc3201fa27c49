// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What our side does as a client, by commands: fetches pages, and carries on what is typed.

#include "core/lab/actor.h"
#include "core/lab/scenarios/rowbook.h"

namespace readyscope {

// A web client with several connections in flight (UNP 16.5): asks on each as soon as it is connected.
class Fetcher final : public Actor {
public:
    // `rows` outlives it. `again`: all connect again when the last has ended.
    Fetcher(Sink sink, const RowBook& rows, bool again);
    void fetch(std::string row, std::string path);

    void socketOpened(const SocketInfo& info, Nanos now) override;
    void answered(const Answer& answer, Nanos now) override;
    Nanos due() const override { return m_due; }
    void run(Nanos now) override;

private:
    struct Page {
        std::string row;
        std::string path;
        SocketId id = kNoSocket;
        Nanos opened = kNoTime; // of the connection that was asked on
        CommandId awaited = 0;
        bool over = false;
        bool gone = false; // the row was taken out
    };

    void ask(Page& page, const SocketInfo& info);

    const RowBook& m_rows;
    bool m_again;
    std::vector<Page> m_pages;
    Nanos m_due = kInfinite;
};

// The book's str_cli with select (UNP 6.4 and 6.7): hands on what comes on one row to the other, and closes that one as
// soon as its peer has ended.
class Forwarder final : public Actor {
public:
    Forwarder(Sink sink, const RowBook& rows, std::string from, std::string to);

    void socketOpened(const SocketInfo& info, Nanos now) override;
    void answered(const Answer& answer, Nanos now) override;

private:
    const RowBook& m_rows;
    std::string m_from;
    std::string m_to;
    CommandId m_read = 0; // 0: what is typed has ended, or is not there yet
    bool m_hasBegun = false;
    CommandId m_end = 0; // awaits that of the connection
    Nanos m_opened = kNoTime;
};

} // namespace readyscope
