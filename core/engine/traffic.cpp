// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/traffic.h"

#include "core/engine/engine.h"
#include "core/engine/transfer.h"

#include <cerrno>

#include <sys/socket.h>

namespace readyscope {

namespace {

// A command that waits for something to read comes first.
bool reads(const Watched& watched) {
    return (watched.info.policy == Policy::Drain || watched.info.policy == Policy::Echo) &&
           !watched.waitsFor.any(Events::In);
}

bool isRetry(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

Kind acceptedOf(Kind listener) {
    if (listener == Kind::TcpListener)
        return Kind::TcpAccepted;
    return listener == Kind::UnixListener ? Kind::UnixAccepted : Kind::UnixSeqpacketAccepted;
}

bool outOfDescriptors(int error) { return error == EMFILE || error == ENFILE; }

} // namespace

void Traffic::react(Watched& watched, Events revents) {
    if (!watched.isOpen() || (watched.info.kind == Kind::Inherited && !isStillItself(watched)))
        return;
    if (isListener(watched.info.kind)) {
        if (revents.any(kReadable))
            acceptByPolicy(watched);
    } else {
        if (!watched.echo.empty() || !watched.sending.empty())
            write(watched);
        // An error waits for the next read, and ends with it.
        if (watched.isOpen() && reads(watched) && !watched.readEnded && watched.echo.empty() &&
            revents.any(kReadable | Events::Err))
            read(watched);
    }
    if (!watched.queue.empty())
        m_progress(watched);
}

// A number that we did not open may have been closed and given out again: then it is another's business. While it is
// only closed, NVAL says so.
bool Traffic::isStillItself(Watched& watched) {
    const std::optional<FileId> now = fileIdOf(watched.fd());
    if (!now || now == watched.file)
        return true;
    const SysError problem{"fstat", 0, watched.info.name,
                           "descriptor " + std::to_string(watched.fd()) + " was closed, and is another file now"};
    watched.info.problem = problem;
    m_recorder.error(watched.info.id, problem);
    close(watched, SocketState::Failed, false);
    if (m_progress)
        m_progress(watched);
    return false;
}

void Traffic::tapRead(const Watched& watched, std::size_t bytes) const {
    m_tap->read(watched.info.id, {m_buffer.data(), bytes});
}

void Traffic::drainedOddly(Watched& watched, ssize_t got) {
    Reading reading{got, got < 0 ? errno : 0, false};
    reading.emptied = reading.nothing();
    m_knowledge.keepRise(watched);
    m_knowledge.touch(watched);
    --m_count.calls; // counted by the caller and by what follows
    if (takeRead(watched, reading, Endpoint()) && watched.toldByEdge())
        read(watched);
}

void Traffic::read(Watched& watched) {
    // Edges are told once, so all that is there is read, up to a bound that leaves the others their turn.
    for (int most = watched.toldByEdge() ? kReadsAtOnce : 1; most > 0 && readPart(watched); --most) {
    }
}

// Whether there may be more, and it may be read.
bool Traffic::readPart(Watched& watched) {
    const bool answersEach = isDatagram(watched.info.kind) && watched.info.policy == Policy::Echo;
    Endpoint from;
    const Reading reading = readOnce(watched, m_buffer, answersEach ? &from : nullptr);
    return takeRead(watched, reading, from);
}

bool Traffic::takeRead(Watched& watched, const Reading& reading, const Endpoint& from) {
    ++m_count.calls;
    const Nanos at = monotonicNow();
    if (reading.got <= 0)
        switch (outcomeOf(watched, reading.got, reading.error)) {
        case Got::Failed:
            m_knowledge.allMayFall(watched, at);
            readFailed(watched, reading.error);
            return false;
        case Got::End:
            endOfInput(watched);
            return false;
        case Got::Paused: // left to the samples while it stands, or each wait would return at once
            if (!endStands(watched))
                m_knowledge.readNow(watched, at);
            return false;
        case Got::Again:
            // What a read before this one took away it took away then.
            m_knowledge.readNow(watched, watched.read.bits.empty() ? at : watched.read.at, reading.emptied);
            return reading.error == EINTR;
        case Got::Bytes:
            break;
        }
    m_knowledge.readNow(watched, at, reading.emptied);
    watched.bytesRead += static_cast<std::uint64_t>(reading.got);
    if (m_tap != nullptr)
        tapRead(watched, static_cast<std::size_t>(reading.got));
    if (watched.info.policy == Policy::Echo)
        echoBack(watched, static_cast<std::size_t>(reading.got), from);
    return !reading.emptied && watched.isOpen() && watched.echo.empty();
}

void Traffic::readFailed(Watched& watched, int error) {
    // A datagram socket goes on after an error such as a port that was unreachable; a stream has ended.
    if (!isDatagram(watched.info.kind) && watched.info.kind != Kind::Inherited) {
        watched.readEnded = true;
        watched.drainsPlainly = false;
    }
    m_recorder.error(watched.info.id, {"recv", error, watched.info.name, {}});
    tellEnd(watched);
}

// Stays open and readable: whoever drains leaves a socket at its end as it is.
void Traffic::endOfInput(Watched& watched) {
    watched.readEnded = true;
    watched.drainsPlainly = false;
    if (watched.info.policy == Policy::Echo)
        finishEcho(watched);
    tellEnd(watched);
}

void Traffic::tellEnd(Watched& watched) {
    if (!watched.readEnded || !watched.echo.empty())
        return;
    for (const CommandId waiting : std::exchange(watched.awaitEnd, {})) {
        Yield yield;
        yield.ended = true;
        m_recorder.answer(waiting, watched.info.id, std::nullopt, std::move(yield));
    }
}

void Traffic::echoBack(Watched& watched, std::size_t bytes, const Endpoint& from) {
    if (isDatagram(watched.info.kind)) {
        const bool bound = watched.info.kind == Kind::UdpBound || watched.info.kind == Kind::UnixDatagramBound;
        const ssize_t sent = writeSome(watched, {m_buffer.data(), bytes}, bound ? &from : nullptr);
        const int error = errno;
        ++m_count.calls;
        m_knowledge.wroteNow(watched, monotonicNow());
        if (sent < 0)
            writeFailed(watched, "send", error);
        else
            watched.bytesWritten += static_cast<std::uint64_t>(sent);
        return;
    }
    watched.echo.bytes.append(m_buffer.data(), bytes);
    write(watched);
}

void Traffic::finishEcho(Watched& watched) {
    const bool connection = isConnection(watched.info.kind) || watched.info.kind == Kind::Inherited;
    if (!watched.readEnded || !watched.echo.empty() || watched.writeEnded || !connection)
        return;
    watched.writeEnded = true;
    if (const std::optional<SysError> error = shutDown(watched, Direction::Write))
        m_recorder.error(watched.info.id, *error);
}

void Traffic::write(Watched& watched) {
    if (writeOut(watched, watched.echo))
        writeOut(watched, watched.sending);
    m_knowledge.touch(watched); // OUT is asked for while something waits
    if (!watched.echo.empty())
        return;
    if (watched.info.policy == Policy::Echo && watched.readEnded) {
        finishEcho(watched);
        tellEnd(watched);
    } else if (reads(watched) && watched.known.any(kReadable) && watched.read.bits.empty() && !watched.readEnded) {
        m_knowledge.readNow(watched, monotonicNow()); // held back until now; asked again, a hit if it is still there
    }
}

// Whether all of it has gone.
bool Traffic::writeOut(Watched& watched, Outgoing& outgoing) {
    while (!outgoing.empty()) {
        const ssize_t sent =
            writeSome(watched, {outgoing.bytes.data() + outgoing.sent, outgoing.bytes.size() - outgoing.sent}, nullptr);
        const int error = errno;
        ++m_count.calls;
        m_knowledge.wroteNow(watched, monotonicNow());
        if (sent < 0 && isRetry(error))
            return false;
        if (sent < 0) {
            writeFailed(watched, "send", error);
            return false;
        }
        outgoing.sent += static_cast<std::size_t>(sent);
        watched.bytesWritten += static_cast<std::uint64_t>(sent);
    }
    outgoing.clear();
    return true;
}

void Traffic::writeFailed(Watched& watched, const std::string& call, int error) {
    const SysError failure{call, error, watched.info.name, {}};
    watched.echo.clear();
    watched.sending.clear();
    watched.sendError = failure;
    m_knowledge.allMayFall(watched, monotonicNow());
    m_recorder.error(watched.info.id, failure);
    tellEnd(watched);
}

int Traffic::accept(Watched& listener) {
    Fd fd(::accept4(listener.fd(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    const int error = fd ? 0 : errno;
    ++m_count.calls;
    // Where there is no descriptor to be had, the connection stays in the backlog and IN stays set.
    if (outOfDescriptors(error)) {
        if (!listener.starved)
            m_recorder.error(listener.info.id, {"accept", error, listener.info.name, {}});
        listener.starved = m_anyStarved = true;
        return error;
    }
    listener.starved = false;
    const Nanos at = monotonicNow();
    const bool nothing = error == EAGAIN || error == EWOULDBLOCK;
    m_knowledge.readNow(listener, nothing && !listener.read.bits.empty() ? listener.read.at : at, nothing);
    if (error != 0) {
        if (!isRetry(error))
            m_recorder.error(listener.info.id, {"accept", error, listener.info.name, {}});
        return error;
    }
    std::string name;
    do
        name = listener.info.name + '.' + std::to_string(++listener.children);
    while (m_sockets.isTaken(name));
    Watched& child = m_sockets.add(name);
    child.info.parent = listener.info.id;
    child.info.kind = acceptedOf(listener.info.kind);
    child.info.interest = listener.address.childInterest;
    child.info.policy = listener.address.childPolicy;
    child.info.fd = fd.get();
    child.info.local = localOf(fd.get());
    child.info.peer = peerOf(fd.get());
    child.owned = std::move(fd);
    m_knowledge.setState(child, SocketState::Open);
    m_knowledge.begin(child, true);
    m_recorder.info(child);
    return 0;
}

void Traffic::acceptByPolicy(Watched& listener) {
    if (listener.info.policy != Policy::Accept || listener.waitsFor.any(Events::In))
        return;
    const int most = listener.toldByEdge() ? kReadsAtOnce : 1;
    for (int accepted = 0; accepted < most && accept(listener) == 0; ++accepted) {
    }
}

std::optional<SysError> Traffic::shutDown(Watched& watched, Direction direction) {
    const int how = direction == Direction::Read ? SHUT_RD : direction == Direction::Write ? SHUT_WR : SHUT_RDWR;
    const bool failed = ::shutdown(watched.fd(), how) != 0;
    const int error = errno;
    m_knowledge.allMayFall(watched, monotonicNow());
    if (failed)
        return SysError{"shutdown", error, watched.info.name, {}};
    return std::nullopt;
}

void Traffic::close(Watched& watched, SocketState state, bool reset) {
    if (!watched.isOpen())
        return;
    if (reset) {
        const linger now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(watched.fd(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    m_knowledge.end(watched, state == SocketState::Failed ? WatchEnd::Failed : WatchEnd::Closed, Cause::Closed);
    watched.owned.reset();
    if (watched.bound)
        unlinkIfOurs(*watched.bound);
    watched.bound.reset();
    watched.file.reset();
    if (watched.info.kind == Kind::SignalFd)
        m_signals.release(static_cast<int>(watched.address.number));
    watched.echo.clear();
    watched.sending.clear();
    for (const CommandId waiting : std::exchange(watched.awaitEnd, {}))
        m_recorder.answer(waiting, watched.info.id, SysError{"recv", ECANCELED, watched.info.name, {}});
    watched.connectDue = kInfinite;
    watched.info.state = watched.supported = state;
    m_recorder.info(watched);
    feedStarved();
}

// A descriptor came free: connections that waited for one can be accepted.
void Traffic::feedStarved() {
    if (!std::exchange(m_anyStarved, false))
        return;
    std::vector<Watched*> waiting;
    m_sockets.forEach([&](Watched& watched) {
        if (watched.starved && watched.isOpen())
            waiting.push_back(&watched);
    });
    for (Watched* watched : waiting)
        react(*watched, watched->known);
}

} // namespace readyscope
