// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The loop: take commands, ask the kernel, record what it said, do what the policies say. One thread.

#include "core/engine/beside.h"
#include "core/engine/burst.h"
#include "core/engine/commanddesk.h"
#include "core/engine/engine.h"
#include "core/engine/publishedfigures.h"

#include <array>
#include <atomic>
#include <span>
#include <vector>

namespace readyscope {

class Engine::Loop {
public:
    Loop(const EngineSettings& settings, Store& store, BatchObserver& observer);

    Status prepare();
    void run();
    CommandId post(Command command) { return m_mailbox.post(std::move(command)); }
    Inspection& inspection() { return m_inspection; }
    const Inspection& inspection() const { return m_inspection; }
    Nanos cpuTime() const;
    EngineFigures figures() const;
    void setReadTap(ReadTap* tap) { m_traffic.setReadTap(tap); }

private:
    // A fall by our own act is known only when a wait has returned without naming it, so such a wait is kept short.
    static constexpr Nanos kPendingWait = 10 * kMillisecond;
    static constexpr Nanos kMeasureSpacing = 200 * kMillisecond;
    static constexpr Nanos kChoreSpacing = kMillisecond; // figures to publish, a clock to look at

    void takeMail();
    void turn();
    void useFirstBackend();
    void careForDue(Nanos now);
    bool isCalm() const;
    void turnPlainly();
    template <typename M> void turnsPlainly(M& multiplexer);
    template <typename M> bool turnPlainly(M& multiplexer);
    bool mayGoOnPlainly();
    struct PlainCount;
    void leavePlainly(std::span<Watched* const> pending, std::size_t before, const PlainCount& count);
    void waitOnce();
    void measuredWait();
    Nanos readyToWait();
    void publish(Nanos now);
    void told(const Outcome& outcome);
    void count(const Outcome& outcome, const Wait& wait);
    void takeNamed(const Wait& wait);
    void react();
    void reactTo(Watched& watched, Events revents);
    void reactToAsked();
    void waitFailed(const Wait& wait);
    void restUntilWoken(Nanos due);
    bool pause();
    // The time until something of our own is due; kInfinite if nothing is.
    Nanos untilOwnDue(Nanos now) const;
    Nanos untilDeadline(Nanos now);
    void flush(Nanos now);

    EngineSettings m_settings;
    EngineFigures m_count; // as it is
    PublishedFigures m_figures;
    Waker m_waker;
    Mailbox m_mailbox{m_waker};
    Recorder m_recorder;
    Inspection m_inspection;
    SocketTable m_sockets;
    Knowledge m_knowledge;

    BesideAsker m_beside{m_recorder};
    SignalDesk m_signals;
    Traffic m_traffic{m_sockets, m_recorder, m_knowledge, m_count, m_signals};
    Opener m_opener{m_sockets, m_recorder, m_knowledge, m_mailbox, m_signals};
    LoopControl m_control;
    CommandDesk m_desk{m_sockets, m_recorder, m_knowledge, m_traffic, m_opener, m_mailbox, m_signals, m_control};

    std::vector<PostedCommand> m_commands;
    std::vector<Resolution> m_resolutions;
    std::vector<LoadedFile> m_files;
    std::vector<Ready> m_ready;
    Nanos m_deadline = kInfinite; // of the user's timeout, over several waits where one is cut short
    Nanos m_lastReturn = 0;
    Nanos m_lastFlush = 0;
    Nanos m_lastMeasured = 0;
    Nanos m_lastPublished = 0;
    std::array<std::vector<Watched*>, 2> m_plain; // those that wait for their fall, and those that were named just now
    Burst m_burst;
    bool m_timed = true; // something of our own may be due
    bool m_woken = false;
    bool m_paused = false;
    std::atomic<clockid_t> m_cpuClock{0};
    std::atomic<bool> m_running{false};
    std::atomic<Nanos> m_cpuAtEnd{0};
};

} // namespace readyscope
