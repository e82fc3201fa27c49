// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine hands over since the last time: values, each kind in the order it happened.

#include "core/engine/command.h"
#include "core/readiness/records.h"
#include "core/socket/socketinfo.h"

#include <vector>

namespace readyscope {

struct Batch {
    std::vector<Transition> transitions;
    std::vector<Wait> waits;
    std::vector<Hit> hits;
    std::vector<SocketInfo> sockets;
    std::vector<ErrorRecord> errors;
    std::vector<Marker> markers;
    std::vector<Gap> gaps;
    std::vector<Answer> answers;
    // Nothing older than this comes any more, in any later batch.
    Nanos horizon = 0;

    bool empty() const {
        return transitions.empty() && waits.empty() && hits.empty() && sockets.empty() && errors.empty() &&
               markers.empty() && gaps.empty() && answers.empty();
    }
};

// Called on the engine's thread: before every wait that may block, and at least each 4,096 records or 10 ms of
// work. May take the vectors (the engine clears what is left). Must not block.
class BatchObserver {
public:
    BatchObserver() = default;
    BatchObserver(const BatchObserver&) = delete;
    BatchObserver& operator=(const BatchObserver&) = delete;
    virtual ~BatchObserver() = default;
    virtual void engineBatch(Batch& batch) = 0;
    // Whether batches hold transitions, waits and hits. The store has them anyway, so who reads it there does without.
    // Asked once, before the engine runs.
    virtual bool wantsRecords() const { return true; }
};

} // namespace readyscope
