// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `readyscope lab`: runs the I/O models one after the other, each in a process of its own, and prints what they cost.

#include "app/commandline.h"

namespace readyscope {

// The exit status.
int lab(const LabOptions& options);

} // namespace readyscope
