// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/transfercommands.h"

#include "core/engine/transfer.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>

namespace readyscope {

namespace {

// The loop has its turn again after so many bytes, so that a peer that is as fast as we are holds up nobody else.
constexpr std::uint64_t kBytesATurn = std::uint64_t{1} << 20;
// A peer that reads as fast as we write, or a datagram socket whose packets are dropped, never makes EAGAIN.
constexpr std::uint64_t kMostFlooded = std::uint64_t{256} << 20;
constexpr std::size_t kFloodDatagram = 1024;

// One read is all of it: a message, a count, the expirations of a timer.
bool readsWhole(Kind kind) {
    return isDatagram(kind) || kind == Kind::EventFd || kind == Kind::TimerFd || kind == Kind::SignalFd;
}

bool takesMore(int fd) {
    pollfd out{.fd = fd, .events = POLLOUT, .revents = 0};
    return ::poll(&out, 1, 0) == 1 && (out.revents & POLLOUT) != 0;
}

bool isRetry(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

} // namespace

std::optional<SysError> TransferCommands::whyNotWrite(const Watched& watched) const {
    if (!watched.isOpen())
        return watched.sendError ? *watched.sendError : notOpen("send", watched);
    if (isListener(watched.info.kind))
        return SysError{"send", 0, watched.info.name, "it is a listener"};
    if (!isWritable(watched.info.kind))
        return SysError{"send", 0, watched.info.name, "it is only read"};
    return std::nullopt;
}

std::optional<SysError> TransferCommands::whyNotRead(const Watched& watched) const {
    if (!watched.isOpen())
        return notOpen("recv", watched);
    if (isListener(watched.info.kind))
        return SysError{"recv", 0, watched.info.name, "it is a listener"};
    if (!isReadable(watched.info.kind))
        return SysError{"recv", 0, watched.info.name, "it is only written"};
    return std::nullopt;
}

Carried TransferCommands::waitFor(Watched& watched, Events events) {
    watched.waitsFor = events;
    m_knowledge.touch(watched);
    return {Progress::Waits, std::nullopt};
}

// A pending error ends with the call that tells it.
Carried TransferCommands::failed(Watched& watched, SysError failure) {
    failure.subject = watched.info.name;
    m_knowledge.allMayFall(watched, monotonicNow());
    m_recorder.error(watched.info.id, failure);
    return {Progress::Done, std::move(failure)};
}

Carried TransferCommands::send(Watched& watched, const command::Send& send) {
    if (const auto why = whyNotWrite(watched))
        return {Progress::Done, why};
    if (send.to)
        return sendTo(watched, send);
    if (!watched.started) {
        watched.started = true;
        watched.sendError.reset();
        if (send.bytes.empty() && isDatagram(watched.info.kind)) {
            // An empty datagram is one too.
            if (writeSome(watched, {}, nullptr) < 0)
                watched.sendError = SysError{"send", errno, watched.info.name, {}};
        } else {
            watched.sending.bytes = send.bytes;
            m_traffic.write(watched);
        }
    }
    if (!watched.sending.empty())
        return {Progress::Waits, std::nullopt};
    if (!watched.sendError)
        watched.yield.count = send.bytes.size();
    return {Progress::Done, std::exchange(watched.sendError, std::nullopt)};
}

Carried TransferCommands::sendTo(Watched& watched, const command::Send& send) {
    if (!isDatagram(watched.info.kind))
        return {Progress::Done, SysError{"sendto", 0, watched.info.name, "only datagrams have addresses of their own"}};
    const ssize_t sent = writeSome(watched, send.bytes, send.to.get());
    const int error = errno;
    m_knowledge.wroteNow(watched, monotonicNow());
    if (sent < 0)
        return isRetry(error) ? waitFor(watched, Events::Out) : failed(watched, {"sendto", error, {}, {}});
    watched.yield.count = static_cast<std::uint64_t>(sent);
    watched.bytesWritten += watched.yield.count;
    return {};
}

Carried TransferCommands::sendFile(Watched& watched, const command::SendFile& file, CommandId id) {
    if (const auto why = whyNotWrite(watched))
        return {Progress::Done, why};
    if (!watched.started) {
        watched.started = true;
        m_files.load(file.path, [this, id, socket = watched.info.id](Result<std::string> bytes) {
            m_mailbox.post(LoadedFile{socket, id, std::move(bytes)});
        });
    }
    return {Progress::Waits, std::nullopt};
}

Carried TransferCommands::sendUrgent(Watched& watched, const command::SendUrgent& urgent) {
    if (const auto why = whyNotWrite(watched))
        return {Progress::Done, why};
    if (!watched.echo.empty()) // what was to be written before it
        return waitFor(watched, Events::Out);
    while (watched.yield.count < urgent.bytes.size()) {
        const std::string_view left = std::string_view(urgent.bytes).substr(watched.yield.count);
        const ssize_t sent = ::send(watched.fd(), left.data(), left.size(), MSG_OOB | MSG_DONTWAIT | MSG_NOSIGNAL);
        const int error = errno;
        m_knowledge.wroteNow(watched, monotonicNow());
        if (sent < 0)
            return isRetry(error) ? waitFor(watched, Events::Out) : failed(watched, {"send", error, {}, "MSG_OOB"});
        watched.yield.count += static_cast<std::uint64_t>(sent);
        watched.bytesWritten += static_cast<std::uint64_t>(sent);
    }
    return {};
}

Carried TransferCommands::flood(Watched& watched) {
    if (const auto why = whyNotWrite(watched))
        return {Progress::Done, why};
    if (!watched.echo.empty())
        return waitFor(watched, Events::Out);
    const std::size_t size = isDatagram(watched.info.kind) ? kFloodDatagram : m_buffer.size();
    std::fill_n(m_buffer.begin(), size, 'f');
    // OUT falls well before EAGAIN, and then nothing would carry it on.
    for (std::uint64_t turn = 0; turn < kBytesATurn || !takesMore(watched.fd());) {
        const ssize_t sent = writeSome(watched, {m_buffer.data(), size}, nullptr);
        const int error = errno;
        m_knowledge.wroteNow(watched, monotonicNow());
        if (sent < 0 && error == EINTR)
            continue;
        if (sent < 0)
            return isRetry(error) ? Carried{} : failed(watched, {"send", error, {}, {}});
        turn += static_cast<std::uint64_t>(sent);
        watched.yield.count += static_cast<std::uint64_t>(sent);
        watched.bytesWritten += static_cast<std::uint64_t>(sent);
    }
    if (watched.yield.count >= kMostFlooded)
        return {Progress::Done, SysError{"flood", 0, watched.info.name,
                                         "the kernel took 256 MiB and never said EAGAIN, as somebody takes it away"}};
    return waitFor(watched, Events::Out);
}

void TransferCommands::took(Watched& watched, std::string_view bytes) {
    Yield& yield = watched.yield;
    yield.bytes += bytes.substr(0, kMostYielded - std::min(kMostYielded, yield.bytes.size()));
    yield.count += bytes.size();
}

Carried TransferCommands::receive(Watched& watched, const command::Receive& receive) {
    if (const auto why = whyNotRead(watched))
        return {Progress::Done, why};
    const bool whole = readsWhole(watched.info.kind);
    const bool bound = watched.info.kind == Kind::UdpBound || watched.info.kind == Kind::UnixDatagramBound;
    const std::uint64_t wanted = receive.bytes != 0 ? receive.bytes : m_buffer.size();
    for (std::uint64_t turn = 0; turn < kBytesATurn;) {
        const std::uint64_t room = std::min<std::uint64_t>(wanted - watched.yield.count, m_buffer.size());
        Endpoint from;
        const ssize_t got =
            readSome(watched, {m_buffer.data(), static_cast<std::size_t>(room)}, bound ? &from : nullptr);
        const int error = errno;
        m_knowledge.readNow(watched, monotonicNow());
        switch (outcomeOf(watched, got, error)) {
        case Got::Again:
            if (receive.waits)
                return waitFor(watched, Events::In);
            return {Progress::Done, watched.yield.count != 0
                                        ? std::nullopt
                                        : std::optional(SysError{"recv", error, watched.info.name, {}})};
        case Got::Failed:
            return failed(watched, {"recv", error, {}, {}});
        case Got::End:
        case Got::Paused:
            watched.yield.ended = true;
            return {};
        case Got::Bytes:
            break;
        }
        const auto count = static_cast<std::uint64_t>(got);
        took(watched, {m_buffer.data(), static_cast<std::size_t>(count)});
        if (bound)
            watched.yield.from = std::make_shared<const Endpoint>(from);
        watched.bytesRead += count;
        turn += count;
        if (whole || receive.bytes == 0 || watched.yield.count >= wanted)
            return {};
    }
    return waitFor(watched, Events::In);
}

Carried TransferCommands::peek(Watched& watched, const command::Peek& peek) {
    if (const auto why = whyNotRead(watched))
        return {Progress::Done, why};
    const std::uint64_t wanted =
        peek.bytes != 0 ? std::min<std::uint64_t>(peek.bytes, m_buffer.size()) : m_buffer.size();
    const ssize_t got =
        ::recv(watched.fd(), m_buffer.data(), static_cast<std::size_t>(wanted), MSG_PEEK | MSG_DONTWAIT);
    const int error = errno;
    if (got < 0 && isRetry(error)) {
        m_knowledge.readNow(watched, monotonicNow());
        if (peek.waits)
            return waitFor(watched, Events::In);
        return {Progress::Done, SysError{"recv", error, watched.info.name, {}}};
    }
    if (got < 0)
        return failed(watched, {"recv", error, {}, "MSG_PEEK"});
    took(watched, {m_buffer.data(), static_cast<std::size_t>(got)});
    watched.yield.ended = got == 0 && outcomeOf(watched, got, 0) == Got::End;
    return {};
}

} // namespace readyscope
