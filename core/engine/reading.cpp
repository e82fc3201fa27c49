// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reading.h"

#include "core/engine/transfer.h"

#include <cerrno>

namespace readyscope {

namespace {

constexpr Events kEnded = Events::Pri | Events::RdHup | Events::Hup | Events::Err;

// What did not stand behind when the socket was told comes with an edge of its own.
bool wouldBeTold(const Watched& watched) { return watched.behind.empty() && !watched.known.any(kEnded); }

// A read takes the whole count, all expirations, and every signal that fits (eventfd(2), timerfd_create(2),
// signalfd(2)).
bool readTakesAll(Kind kind) { return kind == Kind::EventFd || kind == Kind::TimerFd || kind == Kind::SignalFd; }

Reading readUnixStream(const Watched& watched, std::span<char> buffer) {
    StreamReader reader(buffer);
    const ssize_t got = reader.read(watched.fd());
    return {got, got < 0 ? errno : 0, reader.cameShort(got) && wouldBeTold(watched)};
}

} // namespace

bool Reading::nothing() const { return got < 0 && (error == EAGAIN || error == EWOULDBLOCK); }

Reading readOnce(const Watched& watched, std::span<char> buffer, Endpoint* from) {
    Reading reading;
    if (watched.toldByEdge() && mayBringDescriptors(watched.info.kind)) {
        reading = readUnixStream(watched, buffer);
    } else {
        reading.got = readSome(watched, buffer, from);
        reading.error = reading.got < 0 ? errno : 0;
        reading.emptied =
            reading.got > 0 && static_cast<std::size_t>(reading.got) < buffer.size() &&
            ((isStreamSocket(watched.info.kind) && wouldBeTold(watched)) || readTakesAll(watched.info.kind));
    }
    reading.emptied = reading.emptied || reading.nothing();
    return reading;
}

} // namespace readyscope
