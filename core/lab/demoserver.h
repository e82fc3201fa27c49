// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A server that the engine's clients connect to: it answers, stops reading, ends, crashes and comes back.

#include "core/lab/actor.h"
#include "core/socket/endpoint.h"
#include "core/socket/fd.h"

#include <string_view>

namespace readyscope {

class DemoServer final : public Actor {
public:
    enum class Manner {
        Api,    // answers in bursts, then finishes
        Upload, // takes much, and does not read for a while
        Db,     // is not there at first, and crashes
        Log,    // over a Unix socket, leaves without a word
    };

    DemoServer(Sink sink, Manner manner, const std::string& unixName = {});

    Status open() override;
    std::string address() const override;
    void socketOpened(const SocketInfo& info, Nanos now) override;
    void collect(std::vector<int>& readers) const override;
    void readable(int fd) override;

private:
    std::vector<Step> scriptOf(Manner manner);
    std::vector<Step> apiScript();
    std::vector<Step> uploadScript();
    std::vector<Step> dbScript();
    std::vector<Step> logScript();
    Step answer(Nanos pause, std::size_t bytes);
    Step finish(Nanos pause);
    Step leave(Nanos pause);
    Step crash(Nanos pause);
    Step comeBack(Nanos pause);
    Step rest(Nanos pause, bool reading);
    Step ask(Nanos pause, std::size_t bytes);
    Step tell(Nanos pause, std::function<Command(Target)> command);
    void reconnectAfter(std::vector<Step>& script, Nanos pause);

    Status listen();

    Manner m_manner;
    Endpoint m_place;
    std::string m_text; // the place as address text
    Fd m_holder;        // keeps the port while nobody listens
    Fd m_listener;
    Fd m_fd; // the connection
    bool m_reading = true;
    bool m_ended = false;
    SocketId m_client = kNoSocket; // the engine's end
};

} // namespace readyscope
