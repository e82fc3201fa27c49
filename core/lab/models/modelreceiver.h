// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One thread of a run: performs a model's steps on its descriptors, until each has heard that there comes no more.

#include "core/lab/models/calllog.h"
#include "core/lab/models/completions.h"
#include "core/lab/models/model.h"
#include "core/lab/models/modelintake.h"
#include "core/lab/models/modelsignals.h"
#include "core/lab/models/stamps.h"
#include "core/lab/models/usage.h"
#include "core/multiplexer/multiplexer.h"

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace readyscope {

class ModelReceiver {
public:
    // `first`: the number of the first of these descriptors among all of the run.
    ModelReceiver(const ModelRun& run, std::span<const Fd> descriptors, int first);

    // Both on its own thread.
    Status prepare();
    Status receive();

    const CallLog& log() const { return m_log; }
    // From the beginning to the last message: of its thread where it has one of its own, else of the process.
    const Usage& usage() const { return m_usage; }
    std::uint64_t signalsTaken() const { return m_signalsForEvents; } // up to the last message

private:
    Status open();
    Status prepare(Act act);
    Status perform(std::uint8_t step);
    Status wait(std::uint8_t step);
    void awaitSignal(std::uint8_t step);
    Status awaitCompletion(std::uint8_t step);
    Status submitAgain();
    Status take(std::uint8_t step, bool drain);
    Result<bool> receiveOne(std::uint8_t step, std::size_t index);
    ssize_t read(int fd);
    void take(std::size_t index, std::span<const char> bytes, std::optional<Nanos> arrived, const CallRecord& call);
    void nameAll();
    Usage usageNow() const { return m_hasOwnThread ? usageOfThread() : usageOfProcess(); }
    void measureAtTheEnd(std::size_t index);

    const Model& m_model;
    std::span<const Fd> m_descriptors;
    Transport m_transport;
    ModelIntake m_intake;
    std::vector<char> m_buffer;
    StampedMessage m_message; // of a stream
    std::unique_ptr<Multiplexer> m_multiplexer;
    std::unique_ptr<Completions> m_completions;
    std::unique_ptr<ModelSignals> m_signalDesk;
    std::unordered_map<int, std::size_t> m_byFd;
    std::vector<std::size_t> m_named; // what the step before named
    std::vector<Ready> m_ready;
    std::vector<Completion> m_completed;
    std::uint64_t m_signals = 0;
    std::uint64_t m_signalsForEvents = 0;
    bool m_isFull = false;    // the last read of a stream filled its buffer
    bool m_mayBeMore = false; // the last signal was one bit for all that came
    CallLog m_log;
    bool m_hasOwnThread;
    std::size_t m_expected = 0; // messages
    Usage m_begun;
    Usage m_usage;
    bool m_isMeasured = false;
};

} // namespace readyscope
