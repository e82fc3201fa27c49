// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one run of a model left: values, which go through a pipe as they are. Times are ns of CLOCK_REALTIME, as the
// kernel stamps what it receives with that clock (SO_TIMESTAMPNS in socket(7)).

#include "core/lab/models/transport.h"
#include "core/readiness/clock.h"
#include "core/readiness/result.h"

#include <cstdint>
#include <vector>

namespace readyscope {

struct Model;

// Which model is run, on what.
struct ModelRun {
    static constexpr int kMostDescriptors = 1'000;
    static constexpr int kLeastSize = 16; // a message carries its number and its time
    static constexpr int kMostSize = 65'507;
    static constexpr int kMostEvents = 1'000'000;
    static constexpr int kMostRate = 100'000;

    const Model* model = nullptr;
    int descriptors = 1;
    int rate = 200; // messages a second
    int size = 512; // bytes
    int events = 1'000;
    Transport transport = Transport::Udp; // a message is a datagram, or `size` bytes of a stream
};

// A call of the program, or a signal, which is none but stands among them. Calls of one step that found nothing, one
// after the other, are one record but for the first and the last.
struct CallRecord {
    Nanos entered = 0;
    Nanos returned = 0; // of the last; of a signal when its handler began
    std::int32_t result = 0;
    std::int32_t error = 0; // errno(3) where it failed
    std::uint32_t repeats = 1;
    std::uint8_t step = 0; // in the model's loop
    bool isSignal = false;
    bool foundNothing() const { return result < 0; }
};

// One message, from the sender's call to where the program has all of it.
struct ModelEvent {
    Nanos sent = 0;    // as the sender read it before its call
    Nanos arrived = 0; // the kernel's stamp; where isStamped is 0 it came then or before
    Nanos entered = 0; // the call that brought it
    Nanos handed = 0;  // and when that returned
    std::uint32_t number = 0;
    std::int32_t descriptor = 0; // from 0
    std::int32_t bytes = 0;
    std::uint32_t firstCall = 0; // records of those made for it, among the run's
    std::uint32_t calls = 0;
    std::uint32_t made = 0;      // system calls since the message before; 0 where one call brought both
    std::uint32_t isStamped = 1; // 0: read with what came after it, which the stamp is of
    std::uint32_t pad = 0;

    Nanos latency() const { return handed - arrived; }
};

// Where the time of an event went.
struct ModelPhases {
    Nanos waiting = 0;
    Nanos waking = 0; // where `together`, copying too
    Nanos copying = 0;
    bool together = false; // one call holds both
};
ModelPhases phasesOf(const Model& model, const ModelEvent& event, const CallRecord& firstCall);

struct ModelCosts {
    std::uint64_t received = 0;
    std::uint64_t lost = 0;  // sent, and never read
    std::uint64_t calls = 0; // system calls to the last datagram; 0 where threads of the C library make them
    std::uint64_t signalsTaken = 0;
    std::uint64_t merged = 0;   // datagrams that no signal of their own told of
    std::int64_t voluntary = 0; // context switches (getrusage(2)), all threads, to the last message
    std::int64_t involuntary = 0;
    std::int32_t threads = 1; // those of the C library too
    std::int32_t pad = 0;
    Nanos cpu = 0;  // user and system, all threads, to the last message
    Nanos copy = 0; // one read of ready data of this size, the median of many
    Nanos p50 = 0;  // latency, of those that are stamped
    Nanos p99 = 0;
    std::uint64_t stamped = 0; // of those received
};

struct ModelResult {
    ModelCosts costs;
    std::vector<ModelEvent> events; // by number
    std::vector<CallRecord> calls;
};

} // namespace readyscope
