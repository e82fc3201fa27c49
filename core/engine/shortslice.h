// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace readyscope {

// Asks the scheduler to let the calling thread run in turns of 100 µs: one that asks for less at a time may run sooner
// after it woke up, before a thread on its processor that draws (sched_setattr(2), sched_runtime; kernel 6.12 and
// later, others ignore it). A thread with a policy other than SCHED_OTHER keeps what it has. True where it was granted.
bool askForShortSlice();

} // namespace readyscope
