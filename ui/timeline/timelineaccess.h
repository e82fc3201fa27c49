// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For screen readers the timeline is a list of its lanes in view, each with its socket's name, kind and state, and of
// the cursors, the area and the event shown last.

#include "ui/timeline/cursors.h"

namespace readyscope {

class TimelineView;

// Once is enough, more does no harm.
void installTimelineAccess();
// The lane that the keys are on is another one.
void tellLaneFocus(TimelineView& view);
// An event was walked to.
void tellEvent(TimelineView& view);
// It was taken into the hand or moved by the keys.
void tellCursor(TimelineView& view, CursorId cursor);

} // namespace readyscope
