// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Queue lengths, asked by any thread while the engine owns the descriptor: the engine lends the number here and takes
// it back before it closes it, so nobody asks about a number that has become another's (tcp(7), unix(7)).

#include "core/socket/socketinfo.h"

#include <memory>
#include <optional>

namespace readyscope {

struct Queues {
    std::optional<int> in;  // bytes to read (SIOCINQ; FIONREAD for pipes); a listener: connections waiting
    std::optional<int> out; // bytes not yet sent or not yet acknowledged (SIOCOUTQ); a listener: its backlog
};

class Inspection {
public:
    Inspection();
    ~Inspection();
    Inspection(const Inspection&) = delete;
    Inspection& operator=(const Inspection&) = delete;

    // Empty where the socket is not open or its kind has no such queue. Any thread; a few hundred ns.
    Queues queues(SocketId socket) const;

    // The engine's thread only.
    void lend(SocketId socket, int fd, Kind kind);
    void takeBack(SocketId socket);

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace readyscope
