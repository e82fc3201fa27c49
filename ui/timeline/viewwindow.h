// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which part of the trace is in view, and whether it follows what comes: a value, without a widget. Following only
// ever scrolls when "now" passes its place near the right edge; a trace shorter than the view fills from the left.

#include "ui/timeline/timescale.h"

namespace readyscope {

class ViewWindow {
public:
    static constexpr Nanos kFirstSpan = 10 * kSecond;

    const TimeScale& scale() const { return m_scale; }
    bool isFollowing() const { return m_following; }

    // The trace's extent as far as it is shown. The first call puts the beginning at the left edge.
    void setTrace(Nanos begin, Nanos now);
    // `margin`: columns kept right of now while following.
    void resize(int width, int margin);

    void setFollowing(bool following); // on: jumps to now
    void showWhole();
    void showBegin();
    void showEnd();
    void centre(Nanos time);
    // As it stood before; where it followed then, it does so again.
    void show(Nanos from, Nanos span, bool following);
    void zoom(int column, int numerator, int denominator); // keeps the time at `column`
    void zoomSpan(Nanos span);                             // about zoomColumn()
    void pan(int columns);                                 // to later times where positive
    // A drag: `start` as it stood when the drag began, moved by `columns`.
    void drag(const TimeScale& start, int columns);

    // Where zooming without a pointer keeps the time: now while following, else the middle.
    int zoomColumn() const;

private:
    int place() const; // the column of now while following
    void stick();
    void settle();

    TimeScale m_scale{0, kFirstSpan, 1};
    // Where it was last put, and how many columns it followed from there: no rounding adds up.
    TimeScale m_put;
    TimeScale m_stuck;
    int m_followed = 0;
    Nanos m_begin = 0;
    Nanos m_now = 0;
    int m_margin = 0;
    bool m_started = false;
    bool m_sized = false;
    bool m_following = true;
};

} // namespace readyscope
