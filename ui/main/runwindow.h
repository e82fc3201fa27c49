// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main/windowoptions.h"

namespace readyscope {

// Opens the window and runs it to its end. blockUserSignals() was called before. The exit status: 0, or 1 where the
// engine cannot start or the screenshot cannot be written, with a sentence on standard error.
int runWindow(const WindowOptions& options, int& argc, char** argv);

} // namespace readyscope
