// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Bytes to lines, as they arrive. Pure.

#include "core/engine/script.h"

#include <string>
#include <string_view>
#include <vector>

namespace readyscope {

class LineSplitter {
public:
    // The lines that end in `bytes`, without their line feeds. Of one that is too long only as much is kept as shows
    // that it is.
    std::vector<std::string> feed(std::string_view bytes);
    // The last line where it has no line feed.
    std::vector<std::string> finish();

private:
    void take(std::string_view piece);

    std::string m_line;
};

} // namespace readyscope
