// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine does on a descriptor, by policy or by command: read, write, accept, shut down, close. Tells the
// knowledge which bits may have fallen by it. The engine's thread only.

#include "core/engine/knowledge.h"
#include "core/engine/reading.h"
#include "core/engine/signals.h"
#include "core/readiness/directcall.h"

#include <array>
#include <functional>

namespace readyscope {

class ReadTap;

class Traffic {
public:
    Traffic(SocketTable& sockets, Recorder& recorder, Knowledge& knowledge, EngineFigures& count,
            SignalDesk& signalDesk)
        : m_sockets(sockets), m_recorder(recorder), m_knowledge(knowledge), m_count(count), m_signals(signalDesk) {}

    // Does what the policy says about what is ready.
    void react(Watched& watched, Events revents);
    // The same where new data is all that has come, to a socket that only drains: the shortest way from an event to the
    // next wait, one read of what most often is all there was, to be counted by the caller. False where there is more
    // to it; what is known of the socket is as the long way leaves it then.
    [[gnu::always_inline]] bool drainPlainly(Watched& watched) {
        const bool edge = watched.asked.trigger == Trigger::Edge;
        const ssize_t got = watched.readsMessages
                                ? m_reader.read(watched.fd())
                                : direct::recv(watched.fd(), m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        const bool emptied = watched.readsMessages ? m_reader.cameShort(got)
                                                   : got > 0 && static_cast<std::size_t>(got) < m_buffer.size();
        if (got <= 0 || (edge && !emptied)) [[unlikely]] {
            drainedOddly(watched, got);
            return false;
        }
        Knowledge::readPlainly(watched, monotonicNow(), edge);
        watched.bytesRead += static_cast<std::uint64_t>(got);
        if (m_tap != nullptr)
            tapRead(watched, static_cast<std::size_t>(got));
        return true;
    }
    // Writes what can be written of what waits.
    void write(Watched& watched);
    // Takes one connection. EAGAIN if there is none; 0 if done.
    int accept(Watched& listener);
    // Answers who awaits the end of what is read, where it has come.
    void tellEnd(Watched& watched);
    std::optional<SysError> shutDown(Watched& watched, Direction direction);
    // Leaves it in `state` (Closed, or Failed with the reason in info.problem). `reset`: SO_LINGER 0.
    void close(Watched& watched, SocketState state, bool reset);

    void setReadTap(ReadTap* tap) { m_tap = tap; }
    // Commands that wait for the socket: told whenever something of it changed. Set once by the command desk.
    void setProgress(std::function<void(Watched&)> progress) { m_progress = std::move(progress); }

private:
    static constexpr Events kReadable = kReadBits | Events::R;
    static constexpr int kReadsAtOnce = 16;

    void read(Watched& watched);
    void tapRead(const Watched& watched, std::size_t bytes) const;
    void drainedOddly(Watched& watched, ssize_t got);
    bool readPart(Watched& watched);
    bool takeRead(Watched& watched, const Reading& reading, const Endpoint& from);
    void readFailed(Watched& watched, int error);
    void writeFailed(Watched& watched, const std::string& call, int error);
    void endOfInput(Watched& watched);
    bool writeOut(Watched& watched, Outgoing& outgoing);
    void echoBack(Watched& watched, std::size_t bytes, const Endpoint& from);
    void finishEcho(Watched& watched);
    bool isStillItself(Watched& watched);
    void acceptByPolicy(Watched& listener);
    void feedStarved();

    SocketTable& m_sockets;
    Recorder& m_recorder;
    Knowledge& m_knowledge;
    EngineFigures& m_count;
    SignalDesk& m_signals;
    std::function<void(Watched&)> m_progress;
    ReadTap* m_tap = nullptr;
    bool m_anyStarved = false; // a listener could not accept for want of a descriptor
    std::array<char, 65536> m_buffer{};
    StreamReader m_reader{m_buffer};
};

} // namespace readyscope
