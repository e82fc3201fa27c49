// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/inspection.h"

#include <mutex>
#include <unordered_map>
#include <vector>

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace readyscope {

namespace {

struct Lent {
    int fd = -1;
    Kind kind = Kind::TcpClient;
    std::vector<std::weak_ptr<Borrower>> borrowers = {};
};

std::optional<int> asked(int fd, unsigned long request) {
    int bytes = 0;
    if (::ioctl(fd, request, &bytes) != 0)
        return std::nullopt;
    return bytes;
}

// For a listener Linux reports the length of the accept queue in tcpi_unacked and its limit in tcpi_sacked
// (tcp_get_info() of the kernel; `ss -l` shows the same two).
Queues acceptQueue(int fd) {
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 || info.tcpi_state != TCP_LISTEN)
        return {};
    return {static_cast<int>(info.tcpi_unacked), static_cast<int>(info.tcpi_sacked)};
}

} // namespace

struct Inspection::Private {
    // Held over the call as well: while one asks, takeBack() waits, and so does the close behind it.
    mutable std::mutex mutex;
    std::unordered_map<SocketId, Lent> lent;
};

Inspection::Inspection() : m(std::make_unique<Private>()) {}
Inspection::~Inspection() = default;

Queues Inspection::queues(SocketId socket) const {
    const std::lock_guard lock(m->mutex);
    const auto found = m->lent.find(socket);
    if (found == m->lent.end())
        return {};
    const int fd = found->second.fd;
    switch (found->second.kind) {
    case Kind::TcpListener:
        return acceptQueue(fd);
    case Kind::UnixListener: // the kernel tells it by sock_diag only, which is no few hundred ns
    case Kind::UnixSeqpacketListener:
    case Kind::EventFd: // and of these, by /proc
    case Kind::TimerFd:
    case Kind::SignalFd:
        return {};
    case Kind::PipeRead:
    case Kind::Stdin:
    case Kind::Fifo:
    case Kind::Inherited:
    case Kind::File:
        return {asked(fd, FIONREAD), std::nullopt};
    case Kind::PipeWrite: // what has been written and not yet read
    case Kind::FifoWrite:
        return {std::nullopt, asked(fd, FIONREAD)};
    case Kind::TcpClient:
    case Kind::TcpAccepted:
    case Kind::UdpConnected: // in: the next datagram only; out: memory taken, headers included (udp(7))
    case Kind::UdpBound:
    case Kind::UnixClient: // out: memory taken, the kernel's own overhead included
    case Kind::UnixAccepted:
    case Kind::UnixDatagram: // in: the next datagram only
    case Kind::UnixDatagramBound:
    case Kind::UnixSeqpacket:
    case Kind::UnixSeqpacketAccepted:
    case Kind::PairStream:
    case Kind::PairDatagram:
    case Kind::PairSeqpacket:
    case Kind::Tty: // TIOCINQ and TIOCOUTQ are the same numbers
    case Kind::Pty:
        return {asked(fd, SIOCINQ), asked(fd, SIOCOUTQ)};
    }
    return {};
}

std::optional<int> Inspection::borrow(SocketId socket, const std::shared_ptr<Borrower>& borrower) {
    const std::lock_guard lock(m->mutex);
    const auto found = m->lent.find(socket);
    if (found == m->lent.end())
        return std::nullopt;
    std::erase_if(found->second.borrowers, [](const std::weak_ptr<Borrower>& other) { return other.expired(); });
    found->second.borrowers.push_back(borrower);
    return found->second.fd;
}

void Inspection::lend(SocketId socket, int fd, Kind kind) {
    const std::lock_guard lock(m->mutex);
    m->lent[socket] = {fd, kind};
}

// Without the mutex where it may last, so that nobody else who asks waits.
void Inspection::takeBack(SocketId socket) {
    std::vector<std::weak_ptr<Borrower>> borrowers;
    {
        const std::lock_guard lock(m->mutex);
        const auto found = m->lent.find(socket);
        if (found == m->lent.end())
            return;
        borrowers = std::move(found->second.borrowers);
        m->lent.erase(found);
    }
    for (const std::weak_ptr<Borrower>& borrower : borrowers)
        if (const std::shared_ptr<Borrower> still = borrower.lock())
            still->giveBack();
}

void Inspection::takeBackAll() {
    std::vector<SocketId> all;
    {
        const std::lock_guard lock(m->mutex);
        for (const auto& [socket, lent] : m->lent)
            all.push_back(socket);
    }
    for (const SocketId socket : all)
        takeBack(socket);
}

} // namespace readyscope
