// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a capture of this program on this machine begins with, now.

#include "core/engine/engine.h"
#include "core/trace/jsonlines.h"

namespace readyscope {

CaptureHeader headerFor(const EngineSettings& settings);

} // namespace readyscope
