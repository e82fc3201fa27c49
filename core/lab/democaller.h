// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A client of one of the engine's listeners: it talks, pauses, leaves in its own way and comes again. The engine's
// side of an ended connection is taken out by a command, so that the rows stay few.

#include "core/lab/actor.h"
#include "core/socket/endpoint.h"
#include "core/socket/fd.h"

#include <string_view>

namespace readyscope {

class DemoCaller final : public Actor {
public:
    enum class Manner { Chatter, HalfClose, Reset, Leave };

    // `listener` is the address text that the engine was given.
    DemoCaller(Sink sink, std::string listener, Manner manner);

    void socketOpened(const SocketInfo& info, Nanos now) override;
    void collect(std::vector<int>& readers) const override;
    void readable(int fd) override;

private:
    std::vector<Step> scriptOf(Manner manner);
    Step call(Nanos pause);
    Step say(Nanos pause, std::string_view words);
    Step finish(Nanos pause);
    Step hangUp(Nanos pause);
    Step leave(Nanos pause);
    Step reset(Nanos pause);
    Step forget(Nanos pause);

    std::string m_listener;
    SocketId m_listenerId = kNoSocket;
    SocketId m_child = kNoSocket; // the engine's end of our connection
    Endpoint m_target;
    Fd m_fd;
    std::string m_local;
    bool m_ended = false; // the engine's side writes no more
};

} // namespace readyscope
