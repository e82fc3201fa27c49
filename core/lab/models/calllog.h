// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The calls that one thread makes, and the messages that they bring.

#include "core/lab/models/modelrecords.h"

namespace readyscope {

class CallLog {
public:
    // Of one thread; `made` counts a record that stands for no system call as none.
    void add(const CallRecord& call, std::uint64_t made = 1);
    // The message that the last call brought.
    void addEvent(ModelEvent event);
    // Calls beside those of the steps: what a signal's handler makes, what a multiplexer adds to its wait.
    void count(std::uint64_t calls) { m_made += calls; }

    const std::vector<ModelEvent>& events() const { return m_events; }
    const std::vector<CallRecord>& calls() const { return m_calls; }
    std::uint64_t made() const { return m_madeForEvents; } // up to the last message

private:
    std::vector<CallRecord> m_calls;
    std::vector<ModelEvent> m_events;
    std::size_t m_first = 0; // of the calls since the last message
    std::uint64_t m_made = 0;
    std::uint64_t m_madeForEvents = 0;
};

} // namespace readyscope
