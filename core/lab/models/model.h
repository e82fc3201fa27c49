// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The five I/O models (Stevens, UNIX Network Programming 1, chapter 6.2) and their variants. A model is a table of
// steps: ModelReceiver performs it, and whatever draws or prints it goes through the same table.

#include "core/lab/models/transport.h"
#include "core/readiness/backend.h"
#include "core/text/sentence.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace readyscope {

enum class IoModel : std::uint8_t { Blocking, NonBlocking, Multiplexing, SignalDriven, Asynchronous };

enum class Act : std::uint8_t {
    // Once, before the first datagram.
    MakeNonBlocking, // fcntl F_SETFL, O_NONBLOCK
    Watch,           // adds the descriptor to what the multiplexer asks about
    TakeSignals,     // F_SETOWN_EX: this thread; O_ASYNC
    QueueSignals,    // F_SETSIG: a real-time signal, which is queued and names the descriptor
    Submit,          // hands the kernel a buffer to fill; again for each that it filled
    // Again and again, in the table's order.
    Wait,            // until the multiplexer names descriptors
    AwaitSignal,     // sigsuspend, until a signal names a descriptor, or says that it may be any
    AwaitCompletion, // until buffers are filled: the data is in hand then
    Receive,         // recvfrom, or recvmsg of a stream, of each descriptor that was named; of all where none was
    Drain,           // likewise, of each until it would block
};

struct ModelStep {
    Act act;
    std::string_view call; // as the manual has it, of datagrams

    // A stream's stamps come with recvmsg(2) only.
    constexpr std::string_view callOver(Transport transport) const {
        const bool reads = act == Act::Receive || act == Act::Drain;
        return reads && transport == Transport::Tcp ? "recvmsg" : call;
    }
};

struct Model {
    std::string_view name; // of the command line
    IoModel family;
    const char* title;   // marked for translation, as all words here
    const char* variant; // what tells it from others of its family
    const char* lesson;
    const char* readOn;             // where
    std::optional<Backend> backend; // that waits
    bool aThreadEach;               // for every descriptor one
    int mostDescriptors;            // 0: as many as can be opened
    std::span<const ModelStep> prepare;
    std::span<const ModelStep> loop;

    // Whether threads of the C library read, whose calls nobody counts.
    bool readsInLibrary() const { return mostDescriptors > 0; }
    // Whether one call both wakes and copies.
    bool copiesAsItWakes() const { return family == IoModel::Blocking || family == IoModel::Asynchronous; }
};

// In the book's order, as they are shown.
std::span<const Model> models();
const Model* modelNamed(std::string_view name);

} // namespace readyscope
