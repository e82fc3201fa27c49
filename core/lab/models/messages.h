// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The messages of a run, and the process that sends them: each begins with its number and its time, and they go in
// turn to every socket, at the run's rate.

#include "core/lab/models/modelrecords.h"
#include "core/socket/fd.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <sys/types.h>

namespace readyscope {

// What a message begins with.
struct MessageHead {
    static constexpr std::uint32_t kLast = ~std::uint32_t{0}; // as a datagram's number: there come no more
    Nanos sent = 0;
    std::uint32_t number = 0;
    std::uint32_t unused = 0;
};
static_assert(sizeof(MessageHead) == ModelRun::kLeastSize);

// None where it is no message of ours.
std::optional<MessageHead> headOf(std::span<const char> message);

// How a transport sends. Made before the fork; all else is called in the sender's process.
class Sending {
public:
    Sending() = default;
    Sending(const Sending&) = delete;
    Sending& operator=(const Sending&) = delete;
    virtual ~Sending() = default;

    // Before the first message.
    virtual Status open() = 0;
    // To the socket with that number; false where nobody takes it any more.
    virtual bool send(std::size_t socket, std::span<const char> message) = 0;
    // Tells all that there come no more, and stays; `message` has room for a head that says so.
    virtual void end(std::span<char> message) = 0;
};

class MessageSender {
public:
    MessageSender() = default;
    MessageSender(const MessageSender&) = delete;
    MessageSender& operator=(const MessageSender&) = delete;
    ~MessageSender(); // ends the process

    // Of a process with one thread: it forks.
    Status start(const ModelRun& run, std::unique_ptr<Sending> sending);
    // Readable where the sender could not open what it sends by, or has ended; failure() says why.
    int report() const { return m_report.get(); }
    SysError failure() const;
    void go();

private:
    pid_t m_child = -1;
    Fd m_go;
    Fd m_report;
};

// CLOCK_MONOTONIC.
void sleepUntil(Nanos time);

} // namespace readyscope
