// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sockets and states such as a small server has them.

#include "fakesource.h"

#include "core/socket/socketinfo.h"

#include <QVector>

namespace readyscope::test {

inline constexpr Nanos kNow = 100 * kSecond;

inline SocketInfo socketInfo(SocketId id, const char* name, Kind kind, const char* local, const char* peer,
                             SocketState state = SocketState::Open) {
    SocketInfo info;
    info.id = id;
    info.name = name;
    info.kind = kind;
    info.local = local;
    info.peer = peer;
    info.state = state;
    info.interest = isListener(kind) ? Events(Events::In) : kDefaultInterest;
    info.fd = static_cast<int>(id) + 4;
    return info;
}

inline SocketInfo accepted(SocketId id, SocketId parent, const char* name, const char* peer) {
    SocketInfo info = socketInfo(id, name, Kind::TcpAccepted, "127.0.0.1:8080", peer);
    info.parent = parent;
    return info;
}

// Ids: web 1, web.1 to web.3 2 to 4, api 5, db 6, dns 7, control 8, stdin 9, refused 10, late 11, big 12.
inline QVector<SocketInfo> sampleSockets() {
    SocketInfo db = socketInfo(6, "db", Kind::TcpClient, "10.0.0.2:40122", "10.0.0.9:5432");
    db.interest = Events::Out | Events::RdHup;
    SocketInfo refused = socketInfo(10, "cache", Kind::TcpClient, "", "127.0.0.1:6379", SocketState::Failed);
    refused.problem = SysError{"connect", 111, "127.0.0.1:6379", ""}; // ECONNREFUSED
    SocketInfo beyond =
        socketInfo(12, "c1031", Kind::TcpClient, "127.0.0.1:1", "127.0.0.1:2", SocketState::Unsupported);
    beyond.problem = SysError{"FD_SET", 0, "c1031", "descriptor 1031, and select ends at 1023"};
    beyond.ended = kNow - 47 * kMillisecond;
    return {socketInfo(1, "web", Kind::TcpListener, "0.0.0.0:8080", "", SocketState::Listening),
            accepted(2, 1, "web.1", "127.0.0.1:51422"),
            accepted(3, 1, "web.2", "127.0.0.1:51424"),
            accepted(4, 1, "web.3", "127.0.0.1:51430"),
            socketInfo(5, "api", Kind::TcpClient, "10.0.0.2:40120", "10.0.0.7:443"),
            db,
            socketInfo(7, "dns", Kind::UdpConnected, "127.0.0.1:40000", "127.0.0.53:53"),
            socketInfo(8, "control", Kind::UnixListener, "@readyscope-demo", "", SocketState::Listening),
            socketInfo(9, "stdin", Kind::Stdin, "", ""),
            refused,
            socketInfo(11, "late", Kind::TcpClient, "127.0.0.1:40001", "192.0.2.1:80", SocketState::Connecting),
            beyond};
}

inline void fillSamples(FakeSource& source) {
    source.set(2, kNow - 57 * kMillisecond, Events::Out);
    source.set(3, kNow - 2 * kSecond, Events::Out);
    source.set(3, kNow - 140 * kMillisecond, Events::In | Events::Out | Events::RdHup);
    source.set(4, kNow - 70 * kMillisecond,
               Events::In | Events::Out | Events(Events::RdHup) | Events::Hup | Events::Err);
    source.set(5, kNow - 3'100 * kMicrosecond, Events::In | Events::Out);
    source.set(6, kNow - 53 * kMillisecond, Events::Out);
    source.set(7, kNow - 6'410 * kMillisecond, Events::R | Events::W);
    source.set(9, kNow - 26 * kMillisecond, Events::In);
    for (int i = 0; i < 381; ++i) {
        Wait wait;
        wait.returned = kNow - kSecond + i * 2 * kMillisecond;
        wait.ready = i % 10 == 0 ? 0 : 1;
        source.trace.waits.push_back(wait);
    }
    source.trace.markers.push_back({6'365 * kMillisecond, MarkerKind::Backend, "poll → select", "poll", "select"});
}

} // namespace readyscope::test
