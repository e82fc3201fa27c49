// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One message of a run as the book's figures tell it: who did what when, the program on one side, the kernel on the
// other. Times are ns from the kernel's stamp.

#include "core/lab/models/modelrecords.h"

#include <optional>
#include <vector>

namespace readyscope {

enum class ProgramDoes : std::uint8_t {
    Running,
    Polling, // runs, within calls that never sleep and between them
    Blocked, // within a call that sleeps until there is something
    InCall,  // within one that does not sleep
    OwnWork, // within one that stands for whatever it would do meanwhile
    Handler, // of a signal
    Handling // what came
};

enum class KernelDoes : std::uint8_t { Nothing, Waiting, Waking, Copying, WakingAndCopying };

template <typename Does> struct Stretch {
    Nanos from = 0;
    Nanos to = 0;
    Does does{};
    bool operator==(const Stretch&) const = default;
};

struct ModelStory {
    const Model* model = nullptr;
    Transport transport = Transport::Udp;
    ModelEvent event; // as the run has it
    ModelPhases phases;
    Nanos copy = 0;                            // what a read of ready data takes, from the run
    std::vector<CallRecord> calls;             // for it, and what came after, the last of them perhaps cut off
    std::size_t brought = 0;                   // among them: the call that brought the data
    std::vector<Stretch<ProgramDoes>> program; // from the first call on
    std::vector<Stretch<KernelDoes>> kernel;

    Nanos began() const { return calls.front().entered; }
    Nanos handed() const { return event.latency(); }
};

// Of the message with that number; none where it was lost, or its arrival is not known. It is told until `until` after
// that.
std::optional<ModelStory> storyOf(const Model& model, const ModelResult& result, std::uint32_t number, Nanos until,
                                  Transport transport = Transport::Udp);

} // namespace readyscope
