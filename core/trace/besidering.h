// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What poll said beside the newest waits. The trace's mutex guards it; the oldest go first.

#include "core/trace/source.h"

#include <deque>
#include <memory>

namespace readyscope {

class BesideRing {
public:
    // The newest is kept even where it alone is over `bound`.
    void add(Beside beside, std::size_t bound);
    std::shared_ptr<const Beside> at(Nanos time) const;
    std::size_t bytes() const { return m_bytes; }

private:
    std::deque<std::shared_ptr<const Beside>> m_kept;
    std::size_t m_bytes = 0;
};

} // namespace readyscope
