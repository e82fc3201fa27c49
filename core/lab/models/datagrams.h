// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The datagrams of a run: the sockets that they come to, on 127.0.0.1, and the process that sends them, each with its
// number and its time, in turn to every socket. After the last there are some that say so, until all have heard it.

#include "core/lab/models/modelrecords.h"
#include "core/socket/fd.h"

#include <optional>
#include <span>
#include <vector>

#include <sys/types.h>

namespace readyscope {

// What a datagram begins with.
struct DatagramHead {
    static constexpr std::uint32_t kLast = ~std::uint32_t{0}; // as a number: there come no more
    Nanos sent = 0;
    std::uint32_t number = 0;
    std::uint32_t unused = 0;
};
static_assert(sizeof(DatagramHead) == ModelRun::kLeastSize);

// None where it is no datagram of ours.
std::optional<DatagramHead> headOf(std::span<const char> datagram);

// One bound to a port that the kernel chose.
Result<Fd> openReceiver();
std::uint16_t portOf(const Fd& receiver);

// When the datagram that was read last from a socket came (SIOCGSTAMPNS in socket(7)). The first call for a socket
// asks the kernel to stamp, and has no answer.
std::optional<Nanos> stampOfLast(int receiver);

class DatagramSender {
public:
    DatagramSender() = default;
    DatagramSender(const DatagramSender&) = delete;
    DatagramSender& operator=(const DatagramSender&) = delete;
    ~DatagramSender(); // ends the process

    // Of a process with one thread: it forks.
    Status start(const ModelRun& run, const std::vector<std::uint16_t>& ports);
    void go();

private:
    pid_t m_child = -1;
    Fd m_go;
};

} // namespace readyscope
