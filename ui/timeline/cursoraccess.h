// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cursors, what stands between them, the area selected and the event shown last, for screen readers: children of
// the timeline beside its lanes.

#include <QAccessible>

namespace readyscope {

class TimelineView;

enum class MeasurePart { CursorA, CursorB, Between, Area, Event };

// Owned by QAccessible once it is registered.
QAccessibleInterface* makeMeasureAccess(TimelineView* view, MeasurePart part);

} // namespace readyscope
