// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a trace is besides its Source, so that a file of it is whole: how the capture began, what was known of each
// socket and since when, and the errors. A value that crosses threads; what is large in it is shared.

#include "core/trace/jsonlines.h"

#include <memory>
#include <vector>

namespace readyscope {

using SharedSocketInfo = std::shared_ptr<const SocketInfo>;

struct TraceNotes {
    CaptureHeader header;
    std::vector<SharedSocketInfo> sockets; // every change, as they came
    std::vector<ToldError> errors;
    std::uint64_t waitsLeftOut = 0; // that came and are not in the trace
};

} // namespace readyscope
