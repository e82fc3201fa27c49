// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A case of the readiness table put to a backend: performs its steps and says what each look was told.

#include "core/lab/semantics.h"
#include "core/multiplexer/multiplexer.h"
#include "core/readiness/result.h"

#include <vector>

namespace readyscope::semantics {

// One answer for each look of the case. `backend` is new: nothing is added to it. A look that is to tell something
// waits for it, up to a time that nothing on loopback needs; one that is to tell nothing does not wait.
// Fails where a step failed.
Result<std::vector<Told>> tried(const Case& one, Multiplexer& backend);

} // namespace readyscope::semantics
