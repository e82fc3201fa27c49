// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the view has been, to go back and forward. Moves that follow one another without a pause are one step.

#include "core/readiness/clock.h"

#include <optional>
#include <vector>

namespace readyscope {

struct ViewPlace {
    Nanos from = 0;
    Nanos span = 0;
    bool following = false;
    bool operator==(const ViewPlace&) const = default;
};

class ViewHistory {
public:
    static constexpr std::size_t kMost = 64;
    static constexpr Nanos kPause = 700 * kMillisecond;

    // The person moved from `before` to somewhere else at `now`, by themselves rather than by going back.
    void leave(const ViewPlace& before, Nanos now);

    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    // Where to go from `present`; nothing where there is no such place.
    std::optional<ViewPlace> back(const ViewPlace& present);
    std::optional<ViewPlace> forward(const ViewPlace& present);
    void clear() { *this = ViewHistory(); }

private:
    std::vector<ViewPlace> m_back;
    std::vector<ViewPlace> m_forward;
    std::optional<Nanos> m_moved;
};

} // namespace readyscope
