// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/opener.h"

#include "core/text/errors.h"

#include <cerrno>

#include <sys/socket.h>

namespace readyscope {

namespace {

bool isInet(Kind kind) {
    return kind == Kind::TcpClient || kind == Kind::TcpListener || kind == Kind::UdpBound || kind == Kind::UdpConnected;
}

bool isPassive(Kind kind) { return isListener(kind) || kind == Kind::UdpBound; }

int socketType(Kind kind) { return isDatagram(kind) ? SOCK_DGRAM : SOCK_STREAM; }

} // namespace

void Opener::add(const Address& address, CommandId id) {
    const std::string name =
        address.name.empty() ? m_sockets.freeName(std::string(nameOf(address.kind))) : address.name;
    const bool pair = address.kind == Kind::PipeRead || isPair(address.kind);
    if (m_sockets.isTaken(pair ? name + ".0" : name) || (pair && m_sockets.isTaken(name + ".1"))) {
        m_recorder.answer(id, kNoSocket, SysError{"add", EEXIST, name, "a socket has this name already"});
        return;
    }
    if (pair) {
        addPair(address, name, id);
        return;
    }
    open(*newRow(address, name, id), id);
}

Watched* Opener::newRow(const Address& address, const std::string& name, CommandId id) {
    Watched& watched = m_sockets.add(name);
    watched.address = address;
    watched.addId = id;
    watched.info.kind = address.kind;
    watched.info.address = address.text;
    watched.info.interest = address.interest;
    watched.info.policy = address.policy;
    return &watched;
}

void Opener::addPair(const Address& address, const std::string& name, CommandId id) {
    Watched* ends[] = {newRow(address, name + ".0", id), newRow(address, name + ".1", 0)};
    if (address.kind == Kind::PipeRead) {
        ends[1]->info.kind = Kind::PipeWrite;
        ends[1]->info.policy = Policy::Observe; // nothing can be read there
    } else if (address.policy == Policy::Echo) {
        ends[0]->info.policy = Policy::Observe; // two echoes would send each other the same bytes for ever
    }
    Result<OpenedPair> pair = openPair(address);
    if (!pair) {
        fail(*ends[0], pair.error());
        fail(*ends[1], pair.error());
        return;
    }
    Opened first;
    first.fd = std::move(pair->first);
    adopt(*ends[0], std::move(first));
    Opened second;
    second.fd = std::move(pair->second);
    adopt(*ends[1], std::move(second));
}

void Opener::open(Watched& watched, CommandId id) {
    watched.addId = id;
    watched.endpoints.clear();
    watched.nextEndpoint = 0;
    watched.bind.reset();
    watched.bindResolved = !watched.address.bind.has_value();
    watched.info.problem.reset();
    watched.info.state = watched.supported = SocketState::Opening;
    const Address& address = watched.address;
    const bool ready = !isInet(address.kind) || (resolve(watched, address.place, false) &&
                                                 (watched.bindResolved || resolve(watched, *address.bind, true)));
    if (ready)
        start(watched);
    else
        m_recorder.info(watched);
}

// Whether it is known at once.
bool Opener::resolve(Watched& watched, const HostPort& place, bool forBind) {
    const int type = socketType(watched.info.kind);
    const bool passive = forBind || isPassive(watched.info.kind);
    if (std::optional<Endpoints> found = resolveAtOnce(place, type, passive)) {
        if (forBind && !found->empty()) {
            watched.bind = found->front();
            watched.bindResolved = true;
        } else {
            watched.endpoints = std::move(*found);
        }
        return true;
    }
    m_resolver.resolve(place, type, passive, watched.address.text,
                       [this, id = watched.info.id, forBind](Result<Endpoints> endpoints) {
                           m_mailbox.post(Resolution{id, forBind, std::move(endpoints)});
                       });
    return false;
}

void Opener::resolved(const Resolution& resolution) {
    Watched* watched = m_sockets.find(resolution.socket);
    if (watched == nullptr || watched->info.state != SocketState::Opening)
        return; // removed or closed meanwhile
    if (!resolution.endpoints || resolution.endpoints->empty()) {
        fail(*watched, resolution.endpoints ? SysError{"getaddrinfo", 0, watched->address.text, "it has no address"}
                                            : resolution.endpoints.error());
        return;
    }
    if (resolution.forBind) {
        watched->bind = resolution.endpoints->front();
        watched->bindResolved = true;
    } else {
        watched->endpoints = *resolution.endpoints;
    }
    if (watched->bindResolved || resolve(*watched, *watched->address.bind, true))
        start(*watched);
}

Result<Opened> Opener::openWithoutEndpoint(const Watched& watched) {
    const Address& address = watched.address;
    const int signal = static_cast<int>(address.number);
    if (address.kind == Kind::SignalFd && !m_signals.hold(signal))
        return SysError{"signalfd", 0, address.text,
                        signalName(signal) + " is not blocked in this program, so no descriptor would hear of it"};
    Result<Opened> opened = openAtOnce(address);
    if (address.kind == Kind::SignalFd && !opened)
        m_signals.release(signal);
    if (!opened || opened->shared < 0)
        return opened;
    std::optional<SysError> taken;
    m_sockets.forEach([&](const Watched& other) {
        if (other.isOpen() && other.fd() == opened->shared)
            taken = SysError{"open", EEXIST, address.text, other.info.name + " is this descriptor already"};
    });
    if (taken)
        return *taken;
    return opened;
}

Result<Opened> Opener::openNext(Watched& watched) {
    const Address& address = watched.address;
    if (!isInet(address.kind))
        return openWithoutEndpoint(watched);
    if (watched.nextEndpoint >= watched.endpoints.size())
        return SysError{"getaddrinfo", 0, address.text, "it has no address"};
    const Endpoint& endpoint = watched.endpoints[watched.nextEndpoint++];
    const Endpoint* bind = watched.bind ? &*watched.bind : nullptr;
    switch (address.kind) {
    case Kind::TcpListener:
        return openTcpListener(address, endpoint);
    case Kind::UdpBound:
        return openUdpBound(address, endpoint);
    case Kind::UdpConnected:
        return openUdpConnected(address, endpoint, bind);
    default:
        return openTcpClient(address, endpoint, bind);
    }
}

// A name may have several addresses: the next is tried where one cannot be had, as other clients do.
void Opener::start(Watched& watched) {
    for (;;) {
        Result<Opened> opened = openNext(watched);
        if (opened) {
            adopt(watched, std::move(*opened));
            return;
        }
        if (watched.nextEndpoint >= watched.endpoints.size()) {
            fail(watched, opened.error());
            return;
        }
        // The fallback of "*" from IPv6 to IPv4 is not worth a word.
        if (!isPassive(watched.info.kind))
            m_recorder.error(watched.info.id, opened.error());
    }
}

void Opener::adopt(Watched& watched, Opened opened) {
    watched.info.fd = opened.fd ? opened.fd.get() : opened.shared;
    watched.owned = std::move(opened.fd);
    watched.bound = std::move(opened.bound);
    watched.file = opened.file;
    watched.info.local = opened.local.empty() ? localOf(watched.fd()) : std::move(opened.local);
    watched.info.peer = opened.peer.empty() ? peerOf(watched.fd()) : std::move(opened.peer);
    SocketState state = isListener(watched.info.kind) ? SocketState::Listening : SocketState::Open;
    if (opened.connecting) {
        state = SocketState::Connecting;
        watched.info.peer = toString(watched.endpoints[watched.nextEndpoint - 1]);
        if (watched.address.connectTimeout != kInfinite) {
            watched.connectDue = monotonicNow() + watched.address.connectTimeout;
            m_connecting.push_back(watched.info.id);
        }
    }
    watched.info.state = watched.supported = state;
    m_knowledge.begin(watched, false);
    m_recorder.info(watched);
    answer(watched, std::nullopt);
    if (!opened.connecting && m_settled)
        m_settled(watched);
}

void Opener::fail(Watched& watched, const SysError& why) {
    watched.info.state = watched.supported = SocketState::Failed;
    watched.info.problem = why;
    m_recorder.info(watched);
    m_recorder.error(watched.info.id, why);
    answer(watched, why);
    if (m_settled)
        m_settled(watched);
}

void Opener::answer(Watched& watched, std::optional<SysError> error) {
    if (watched.addId != 0)
        m_recorder.answer(watched.addId, watched.info.id, std::move(error));
    watched.addId = 0;
}

void Opener::connectTold(Watched& watched, Events revents) {
    if (watched.supported != SocketState::Connecting || revents.empty())
        return;
    Endpoint peer;
    peer.length = sizeof peer.storage;
    // select cannot name HUP and ERR; who is connected has a peer.
    const bool failed =
        revents.isSets() ? ::getpeername(watched.fd(), peer.get(), &peer.length) != 0 : revents.any(kUnaskable);
    if (!failed && !revents.any(kWriteBits | Events::W))
        return;
    if (watched.connectDue != kInfinite)
        std::erase(m_connecting, watched.info.id);
    watched.connectDue = kInfinite;
    if (!failed) {
        m_knowledge.setState(watched, SocketState::Open);
        watched.info.local = localOf(watched.fd());
        watched.info.peer = peerOf(watched.fd());
        m_knowledge.touch(watched);
        m_recorder.info(watched);
        return;
    }
    int error = 0;
    socklen_t length = sizeof error;
    ::getsockopt(watched.fd(), SOL_SOCKET, SO_ERROR, &error, &length);
    m_knowledge.allMayFall(watched, monotonicNow()); // reading SO_ERROR clears ERR
    const SysError why{"connect", error, watched.address.text, {}};
    m_recorder.error(watched.info.id, why);
    if (watched.nextEndpoint < watched.endpoints.size()) {
        m_close(watched, SocketState::Opening);
        start(watched);
        return;
    }
    m_knowledge.setState(watched, SocketState::Failed);
    watched.info.problem = why;
    m_recorder.info(watched);
}

Nanos Opener::nextDue() const {
    Nanos due = kInfinite;
    for (const SocketId id : m_connecting)
        if (const Watched* watched = m_sockets.find(id); watched != nullptr)
            due = sooner(due, watched->connectDue);
    return due;
}

void Opener::expire(Nanos now) {
    std::vector<Watched*> late;
    std::erase_if(m_connecting, [&](SocketId id) {
        Watched* watched = m_sockets.find(id);
        if (watched == nullptr || watched->supported != SocketState::Connecting)
            return true;
        const bool expired = watched->connectDue != kInfinite && watched->connectDue <= now;
        if (expired)
            late.push_back(watched);
        return expired;
    });
    for (Watched* watched : late) {
        const SysError why{"connect", ETIMEDOUT, watched->address.text, {}};
        watched->info.problem = why;
        m_recorder.error(watched->info.id, why);
        m_close(*watched, SocketState::Failed);
        m_settled(*watched);
    }
}

} // namespace readyscope
