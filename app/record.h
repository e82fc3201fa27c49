// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `readyscope record`: a capture without a window.

#include "app/commandline.h"

namespace readyscope {

// The exit status. SIGINT and SIGTERM must be blocked already, in every thread; `outputIsOpen`: standard output was
// open when the program began.
int record(const RecordOptions& options, bool outputIsOpen);

} // namespace readyscope
