// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "Compare backends": the sockets of a live capture under each backend in turn, then the same with idle sockets more.
// It switches the capture itself, so that its flags on the timeline show what was measured. A socket of its own,
// `compare-ping`, is woken from outside at known times; idle pairs are `compare-idleN`. All of it is seen as any other
// row, and taken away at the end; then the backend is the one from before.
//
// A plain state machine of one thread: told of answers and sockets, asked when it is due.

#include "core/engine/command.h"
#include "core/lab/measurement.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace readyscope {

class Pinger;

struct ComparisonOptions {
    Nanos each = 3 * kSecond; // a run
    int idle = 900;           // descriptors, rounded down to pairs
    Nanos pingEvery = 10 * kMillisecond;
};

struct ComparisonProgress {
    int run = 0; // from 1 on
    int runs = 0;
    Backend backend = Backend::Poll;
    bool withIdle = false;
    Nanos left = 0;
};

class Comparison {
public:
    struct Ports {
        std::function<CommandId(const Command&)> post;
        std::function<EngineFigures()> figures;
        std::function<std::shared_ptr<const Snapshot>()> snapshot;
    };

    Comparison(Ports ports, const ComparisonOptions& options);
    ~Comparison(); // cleans up, where it still runs

    // `present`: the backend to come back to; `sockets`: how many are there already.
    void start(Backend present, std::uint64_t sockets);
    void cancel();
    void answered(const Answer& answer);
    void socketChanged(const SocketInfo& socket);
    void tick(Nanos now);

    bool isRunning() const { return m_phase != Phase::Resting; }
    // When to tick; kNoTime while it waits for the engine.
    Nanos due() const { return m_due; }
    ComparisonProgress progress(Nanos now) const;
    // One for each of kBackends, in their order.
    const std::vector<ComparisonRow>& rows() const { return m_rows; }
    const std::optional<SysError>& error() const { return m_error; } // why it ended before it was through
    std::uint64_t idle() const { return m_idle; }                    // how many could be had

private:
    enum class Phase { Resting, AddingPing, Switching, Settling, Running, AddingIdle };

    void openPing(const SocketInfo& socket);
    void beginRun();
    void switched(const Answer& answer);
    void beginMeasuring(Nanos now);
    void endMeasuring(Nanos now);
    void nextRun();
    void refuse(Sentence why); // the run at hand, and goes on
    void addIdle();
    void idleAnswered(const Answer& answer);
    void fail(const SysError& error);
    void finish();
    void takeAway();
    Backend backend() const { return m_rows[m_run].backend; }
    Measurement& current() { return m_withIdle ? m_rows[m_run].withIdle : m_rows[m_run].now; }
    std::uint64_t ours(SocketState state) const;
    Sentence notTaken() const;

    Ports m_ports;
    ComparisonOptions m_options;
    std::vector<ComparisonRow> m_rows;
    std::optional<SysError> m_error;
    std::unique_ptr<Pinger> m_pinger;

    Phase m_phase = Phase::Resting;
    Nanos m_due = kNoTime;
    Backend m_present = Backend::Poll;
    std::uint64_t m_sockets = 0;
    std::size_t m_run = 0; // of m_rows
    bool m_withIdle = false;
    CommandId m_awaited = 0;
    std::map<CommandId, std::string> m_adding; // what was asked for and is not answered yet, with its name
    std::map<SocketId, SocketState> m_ours;    // the ping's and the idle ones, to be taken away
    SocketId m_ping = kNoSocket;
    bool m_pingOpen = false;
    std::uint64_t m_idle = 0;
    EngineFigures m_before;
    Nanos m_begun = 0;
};

} // namespace readyscope
