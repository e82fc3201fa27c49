// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backends.h"

#include "app/tell.h"
#include "core/multiplexer/registry.h"

#include <cstdio>
#include <string>

namespace readyscope {

int listBackends() {
    constexpr std::size_t kColumn = 10; // the longest name and two blanks
    for (const BackendInfo& info : probeBackends()) {
        std::string line(nameOf(info.backend));
        line.resize(kColumn, ' ');
        line += info.works ? "works: " : "does not work: ";
        line += inEnglish(info.note) + '\n';
        std::fputs(line.c_str(), stdout);
    }
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return 0;
    tell("standard output: it takes no more");
    return 1;
}

} // namespace readyscope
