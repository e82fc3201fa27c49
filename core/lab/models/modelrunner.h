// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One run of a model, in the calling process: it begins threads, takes signals and forks a sender, so that it belongs
// into a process of its own, which has one thread when it comes here.

#include "core/lab/models/modelrecords.h"

namespace readyscope {

// Blocks until the last message has come, or was lost.
Result<ModelResult> runModel(const ModelRun& run);

} // namespace readyscope
