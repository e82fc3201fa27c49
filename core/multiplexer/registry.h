// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which multiplexers work on this kernel, found by trying, and why the rest do not.

#include "core/multiplexer/multiplexer.h"
#include "core/text/sentence.h"

#include <memory>
#include <vector>

namespace readyscope {

struct BackendInfo {
    Backend backend = Backend::Poll;
    bool works = false;
    Sentence note; // what it tells and its timeout's resolution, or why it does not work
};

// All seven, in the fixed order.
std::vector<BackendInfo> probeBackends();
BackendInfo probeBackend(Backend backend);
// Null where this build lacks it. Whether the kernel lets it work is probeBackend()'s to say.
std::unique_ptr<Multiplexer> makeMultiplexer(Backend backend);
const Traits& traitsOf(Backend backend);

} // namespace readyscope
