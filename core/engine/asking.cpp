// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/asking.h"

namespace readyscope {

Asking whatToAsk(Backend backend, Mode mode, Events interest, Events known, Events pending) {
    const Events whole = inWordsOf(backend, interest);
    const bool sets = answersInSets(backend);
    if (backend == Backend::EpollEt || (backend == Backend::IoUring && mode == Mode::Transitions))
        return {.watched = true, .events = whole, .trigger = Trigger::Edge};
    if (mode == Mode::EveryReturn)
        return {.watched = !sets || !whole.empty(), .events = whole};
    const Events events = whole - (known - pending);
    if (sets)
        return {.watched = !events.empty(), .events = events};
    // HUP, ERR and NVAL cannot be unasked: while one stands every call would return at once. epoll can be told to name
    // it once an edge; poll has to leave it out. An act of our own may have ended it, so poll makes one more call then.
    if (!known.any(kUnaskable))
        return {.watched = true, .events = events};
    if (backend == Backend::Epoll)
        return {.watched = true, .events = whole, .trigger = Trigger::Edge};
    return {.watched = !pending.empty(), .events = pending.empty() ? Events() : events};
}

bool othersTakeReadiness(Kind kind) {
    switch (kind) {
    case Kind::Stdin:
    case Kind::Inherited:
    case Kind::Tty:
    case Kind::Fifo:         // other readers
    case Kind::FifoWrite:    // other writers
    case Kind::UnixDatagram: // other senders fill the peer's queue (unix_dgram_poll() of the kernel)
        return true;
    default:
        return false;
    }
}

bool hangUpCanEnd(Kind kind) {
    switch (kind) {
    case Kind::UdpBound:
    case Kind::UdpConnected:
    case Kind::Stdin:
    case Kind::Inherited:
    case Kind::Fifo:      // a new writer
    case Kind::FifoWrite: // a new reader
    case Kind::Pty:       // the slave is opened again
        return true;
    default:
        return false;
    }
}

} // namespace readyscope
