// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The question about the state itself, for those that tell of changes: one poll(2) that does not wait.

#include "core/multiplexer/multiplexer.h"

#include <poll.h>

namespace readyscope {

// `asked` is the caller's, so that it need not be allocated each time.
Outcome askByPoll(std::span<const Question> questions, std::vector<pollfd>& asked, std::vector<Ready>& ready);

} // namespace readyscope
