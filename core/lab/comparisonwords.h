// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a comparison shows, in sentences: one a difference, and only where the numbers measured are apart by as much as
// its rule says. The fact first, then why it is so.

#include "core/lab/measurement.h"

namespace readyscope {

struct Difference {
    Sentence fact; // "60 times dearer with 900 idle sockets"
    Sentence why;
};

std::vector<Difference> differencesOf(const std::vector<ComparisonRow>& rows);

} // namespace readyscope
