// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How many descriptors this process may have: getrlimit(2), RLIMIT_NOFILE. The soft limit is 1,024 on most machines
// because of select's sets, and may be raised to the hard one by anybody; children get the old one back, since they may
// be programs that count on it.

#include "core/text/sentence.h"

#include <cstddef>

namespace readyscope {

// Raises the soft limit to the hard one; the soft limit as it is then. Call in main(), before any thread starts.
std::size_t raiseDescriptorLimit();
// Sets the soft limit to what it was before that. For the child, between fork(2) and exec(3): it may do nothing that is
// not async-signal-safe, and does not (QProcess::setChildProcessModifier takes it as it is).
void restoreDescriptorLimit();
std::size_t descriptorLimit();

// What to say, once, when they are used up.
Sentence descriptorsUsedUp();

} // namespace readyscope
