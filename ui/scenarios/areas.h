// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How areas of a view are put together: without margins, boxes or frames.

class QScrollArea;
class QVBoxLayout;
class QWidget;

namespace readyscope {

QVBoxLayout* columnIn(QWidget* area);
// `inner` is scrolled where it has no room; the room takes it, and no focus.
QScrollArea* roomOf(QWidget* inner, QWidget* parent);

} // namespace readyscope
