// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One bit around one moment: how long it stands as it does there, and when the same begins again.

#include "core/trace/source.h"

#include <optional>

namespace readyscope {

struct Pulse {
    bool high = false;     // the bit is set
    Nanos from = kNoTime;  // since when; kNoTime: since before what is known
    Nanos to = kNoTime;    // until when; kNoTime: still, or until after what is known
    Nanos again = kNoTime; // when the next stretch of the same kind begins; kNoTime as above
    bool operator==(const Pulse&) const = default;

    std::optional<Nanos> width() const { return span(from, to); }
    // From this beginning to the next.
    std::optional<Nanos> period() const { return span(from, again); }
    // The part of the period in which the bit is set.
    std::optional<double> duty() const;

private:
    static std::optional<Nanos> span(Nanos begin, Nanos end) {
        return begin == kNoTime || end == kNoTime ? std::nullopt : std::optional(end - begin);
    }
};

// None where nothing is known of the lane at `time`.
std::optional<Pulse> pulseAt(const Snapshot& snapshot, SocketId socket, Events::Bit bit, Nanos time);

} // namespace readyscope
