// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one thread's reading calls bring becomes the events of its log: a datagram is one, a stream's bytes are put
// together first.

#include "core/lab/models/calllog.h"
#include "core/lab/models/framer.h"

#include <optional>
#include <span>
#include <vector>

namespace readyscope {

class ModelIntake {
public:
    // `first`: the number of the first of these descriptors among all of the run.
    ModelIntake(const ModelRun& run, std::size_t descriptors, int first);

    // Of one read. A stream has room for more than one message: a read that is not full emptied the socket.
    std::size_t bufferSize() const { return m_bufferSize; }
    // `bytes` came with the call that `log` has last. Whether they completed a message.
    bool take(CallLog& log, std::size_t index, std::span<const char> bytes, std::optional<Nanos> arrived,
              const CallRecord& call);
    // Whether it has heard that there comes no more.
    bool hasEnded(std::size_t index) const { return m_ended[index]; }
    bool haveAllEnded() const { return m_left == 0; }

private:
    bool takeDatagram(CallLog& log, std::size_t index, std::span<const char> datagram, std::optional<Nanos> arrived,
                      const CallRecord& call);
    bool takeOfStream(CallLog& log, std::size_t index, std::span<const char> bytes, std::optional<Nanos> arrived,
                      const CallRecord& call);
    void add(CallLog& log, std::size_t index, const MessageHead& head, std::size_t bytes, std::optional<Nanos> arrived,
             bool isItsOwn, const CallRecord& call) const;
    void end(std::size_t index);

    bool m_isStream;
    int m_first;
    std::size_t m_size; // of a message
    std::size_t m_bufferSize;
    std::uint32_t m_events; // that are sent
    std::vector<Framer> m_framers;
    std::vector<bool> m_ended;
    std::size_t m_left;
};

} // namespace readyscope
