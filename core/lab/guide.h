// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The help's chapters, as Markdown: resources/help. A picture `figure:NAME` is that model's figure.

#include <string_view>

namespace readyscope {

std::string_view guideText(); // "The five I/O models"

} // namespace readyscope
