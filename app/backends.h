// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace readyscope {

// Prints all seven backends, one a line, name first. The exit status.
int listBackends();

} // namespace readyscope
