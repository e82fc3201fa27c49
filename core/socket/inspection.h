// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What other threads may ask about a descriptor while the engine owns it: the engine lends the number here and takes it
// back before it closes it, so nobody asks about a number that has become another's. Queue lengths are one call
// (tcp(7), unix(7)); who asks for longer borrows the number, and the close waits until he has given it back.

#include "core/socket/socketinfo.h"

#include <memory>
#include <optional>

namespace readyscope {

struct Queues {
    std::optional<int> in;  // bytes to read (SIOCINQ; FIONREAD for pipes); a listener: connections waiting
    std::optional<int> out; // bytes not yet sent or not yet acknowledged (SIOCOUTQ); a listener: its backlog
};

// Who asks about a descriptor for longer, such as by waiting on it.
class Borrower {
public:
    Borrower() = default;
    Borrower(const Borrower&) = delete;
    Borrower& operator=(const Borrower&) = delete;
    virtual ~Borrower() = default;
    // The engine's thread, which goes on to close the descriptor when this returns: nobody may ask about it then.
    virtual void giveBack() = 0;
};

class Inspection {
public:
    Inspection();
    ~Inspection();
    Inspection(const Inspection&) = delete;
    Inspection& operator=(const Inspection&) = delete;

    // Empty where the socket is not open or its kind has no such queue. Any thread; a few hundred ns.
    Queues queues(SocketId socket) const;

    // The number, which stays this socket's until the borrower has given it back; none where the socket is not open.
    // Any thread. A borrower that is gone has nothing to give back.
    std::optional<int> borrow(SocketId socket, const std::shared_ptr<Borrower>& borrower);

    // The engine's thread only.
    void lend(SocketId socket, int fd, Kind kind);
    void takeBack(SocketId socket);
    void takeBackAll();

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace readyscope
