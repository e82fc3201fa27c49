// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A timeline of its own over a store, without a table: lanes 1 to `lanes` on rows of equal height that fill it.

#include "tests/util/plainrows.h"
#include "ui/common/bands.h"
#include "ui/timeline/timelineview.h"

namespace readyscope::bench {

class Lanes {
public:
    static constexpr int kTop = kRulerHeight + kEngineLaneHeight;

    // `size` of the timeline.
    Lanes(const Source& source, SocketId lanes, int rowHeight, QSize size);

    TimelineView& view() { return m_view; }
    // At once, as the screen's next frame would.
    void paint() { m_view.viewport()->repaint(); }

private:
    test::PlainRows m_rows;
    TimelineView m_view;
};

} // namespace readyscope::bench
