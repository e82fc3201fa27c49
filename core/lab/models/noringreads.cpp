// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// In place of ringreads.cpp where there is no liburing.
#include "core/lab/models/completions.h"

namespace readyscope {

std::unique_ptr<Completions> makeRingReads() { return nullptr; }

} // namespace readyscope
