// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/explain/casekinds.h"

#include <algorithm>
#include <array>
#include <map>

namespace readyscope {

namespace {

using Kinds = std::map<std::string, Kind, std::less<>>; // by the names in the steps

// What a step makes: its first descriptor, and its second where it makes two.
struct Made {
    std::string_view verb;
    std::string_view sort; // the word that may follow, of Unix sockets
    Kind first;
    Kind second;
};
constexpr std::array kMade{
    Made{"tcp", "", Kind::TcpClient, Kind::TcpClient},
    Made{"tcp-bound", "", Kind::TcpClient, Kind::TcpClient},
    Made{"tcp-listen", "", Kind::TcpListener, Kind::TcpListener},
    Made{"tcp-pair", "", Kind::TcpClient, Kind::TcpAccepted},
    Made{"udp", "", Kind::UdpBound, Kind::UdpBound},
    Made{"udp-unbound", "", Kind::UdpBound, Kind::UdpBound},
    Made{"udp-pair", "", Kind::UdpConnected, Kind::UdpConnected},
    Made{"unix", "dgram", Kind::UnixDatagramBound, Kind::UnixDatagramBound},
    Made{"unix", "seqpacket", Kind::UnixSeqpacket, Kind::UnixSeqpacket},
    Made{"unix", "", Kind::UnixClient, Kind::UnixClient},
    Made{"unix-listen", "seqpacket", Kind::UnixSeqpacketListener, Kind::UnixSeqpacketListener},
    Made{"unix-listen", "", Kind::UnixListener, Kind::UnixListener},
    Made{"unix-pair", "dgram", Kind::PairDatagram, Kind::PairDatagram},
    Made{"unix-pair", "seqpacket", Kind::PairSeqpacket, Kind::PairSeqpacket},
    Made{"unix-pair", "", Kind::PairStream, Kind::PairStream},
    Made{"pipe", "", Kind::PipeRead, Kind::PipeWrite},
    Made{"fifo-read", "", Kind::Fifo, Kind::Fifo},
    Made{"fifo-write", "", Kind::FifoWrite, Kind::FifoWrite},
    Made{"pty-master", "", Kind::Pty, Kind::Pty},
    Made{"pty-slave", "", Kind::Tty, Kind::Tty},
    Made{"eventfd", "", Kind::EventFd, Kind::EventFd},
    Made{"semaphore", "", Kind::EventFd, Kind::EventFd},
    Made{"timerfd", "", Kind::TimerFd, Kind::TimerFd},
    Made{"signalfd", "", Kind::SignalFd, Kind::SignalFd},
    Made{"file", "", Kind::File, Kind::File},
    Made{"open", "", Kind::File, Kind::File},
};

// Of what stands on the other side, which need not listen.
Kind clientOf(Kind other) {
    if (other == Kind::TcpListener || other == Kind::TcpClient)
        return Kind::TcpClient;
    return other == Kind::UnixListener || other == Kind::UnixClient ? Kind::UnixClient : Kind::UnixSeqpacket;
}

Kind acceptedOf(Kind listener) {
    if (listener == Kind::TcpListener)
        return Kind::TcpAccepted;
    return listener == Kind::UnixListener ? Kind::UnixAccepted : Kind::UnixSeqpacketAccepted;
}

Kind listenerOf(Kind kind) {
    if (kind == Kind::TcpClient)
        return Kind::TcpListener;
    return kind == Kind::UnixClient ? Kind::UnixListener : Kind::UnixSeqpacketListener;
}

Kind kindOf(const Kinds& kinds, const std::string& name) {
    const auto known = kinds.find(name);
    return known == kinds.end() ? Kind::Inherited : known->second;
}

void take(const semantics::Step& step, Kinds& kinds) {
    const std::string& first = step.optional(1);
    const std::string& second = step.optional(2);
    if (step.verb() == "connect")
        kinds[first] = clientOf(kindOf(kinds, second));
    else if (step.verb() == "accept")
        kinds[first] = acceptedOf(kindOf(kinds, second));
    else if (step.verb() == "listen")
        kinds[first] = listenerOf(kindOf(kinds, first));
    else if (step.verb() == "dup")
        kinds[first] = kindOf(kinds, second);
    else if (step.verb() == "peer")
        kinds[first] = kindOf(kinds, first) == Kind::UdpBound ? Kind::UdpConnected : Kind::UnixDatagram;
    const auto made = std::find_if(kMade.begin(), kMade.end(), [&](const Made& one) {
        return one.verb == step.verb() && (one.sort.empty() || one.sort == step.words.back());
    });
    if (made == kMade.end())
        return;
    kinds[first] = made->first;
    if (step.verb().ends_with("pair") || step.verb() == "pipe")
        kinds[second] = made->second;
}

} // namespace

Kind kindInCase(const semantics::Case& one, std::size_t look) {
    Kinds kinds;
    for (std::size_t i = 0; i <= look; ++i)
        for (const semantics::Step& step : one.looks.at(i).steps)
            take(step, kinds);
    return kindOf(kinds, one.looks.at(look).subject);
}

} // namespace readyscope
