// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pixel columns of the engine lane.

#include "core/trace/chunklog.h"
#include "core/trace/source.h"
#include "core/trace/waitchunk.h"

#include <vector>

namespace readyscope {

// As Snapshot::waitBins; two look-ups a column. Calls of one thread do not overlap.
void waitBins(const LogView<WaitChunk>& waits, Nanos from, Nanos to, int columns, std::vector<WaitBin>& out);

} // namespace readyscope
