// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Ids of a file to ids of lanes. Lanes are kept in pages by their ids, so a few lines with ids far apart would take
// gigabytes: an id beyond the first 65,535 becomes the next free one above these. Where a capture has numbered its
// sockets itself, all stay what they are.

#include "core/readiness/records.h"

#include <limits>
#include <unordered_map>

namespace readyscope {

class LaneIds {
public:
    static constexpr std::uint64_t kKept = 65535;

    // 0 stays none; so does what comes when every id is used up.
    SocketId laneOf(std::uint64_t id) {
        if (id <= kKept)
            return static_cast<SocketId>(id);
        if (const auto known = m_lanes.find(id); known != m_lanes.end())
            return known->second;
        if (m_next == std::numeric_limits<SocketId>::max())
            return kNoSocket;
        return m_lanes[id] = m_next++;
    }

private:
    std::unordered_map<std::uint64_t, SocketId> m_lanes;
    SocketId m_next = kKept + 1;
};

} // namespace readyscope
