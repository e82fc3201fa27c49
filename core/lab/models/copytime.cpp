// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/copytime.h"

#include "core/lab/models/datagrams.h"
#include "core/lab/models/loopback.h"
#include "core/lab/models/stamps.h"
#include "core/lab/models/streams.h"
#include "core/lab/quantile.h"

#include <algorithm>
#include <cerrno>

#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr int kCopies = 101;

Result<SocketPair> openDatagramPair() {
    Result<Fd> receiver = openReceiver();
    if (!receiver)
        return receiver.error();
    Fd sender(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const sockaddr_in place = loopback(portOf(*receiver));
    if (!sender || ::connect(sender.get(), reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0)
        return SysError{"connect", errno, "127.0.0.1", {}};
    return SocketPair{std::move(*receiver), std::move(sender)};
}

} // namespace

Result<Nanos> copyTime(const ModelRun& run) {
    const bool isStream = run.transport == Transport::Tcp;
    const Result<SocketPair> pair = isStream ? openStreamPair() : openDatagramPair();
    if (!pair)
        return pair.error();
    const int receiver = pair->receiver.get();
    std::vector<char> buffer(static_cast<std::size_t>(run.size));
    StampedMessage message;
    std::vector<Nanos> times;
    for (int i = 0; i < kCopies; ++i) {
        if (::send(pair->sender.get(), buffer.data(), buffer.size(), MSG_NOSIGNAL) < 0)
            return SysError{"send", errno, "127.0.0.1", {}};
        const Nanos before = monotonicNow();
        const ssize_t bytes = isStream ? ::recvmsg(receiver, message.into(buffer), MSG_WAITALL)
                                       : ::recvfrom(receiver, buffer.data(), buffer.size(), 0, nullptr, nullptr);
        if (bytes < 0)
            return SysError{isStream ? "recvmsg" : "recvfrom", errno, "127.0.0.1", {}};
        times.push_back(monotonicNow() - before);
    }
    std::ranges::sort(times);
    return quantile(times, 0.5).value_or(0);
}

} // namespace readyscope
