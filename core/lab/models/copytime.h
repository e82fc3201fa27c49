// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a read costs by itself, without waiting and waking.

#include "core/lab/models/modelrecords.h"

namespace readyscope {

// What one read takes of a message that is there already: the median of many.
Result<Nanos> copyTime(const ModelRun& run);

} // namespace readyscope
