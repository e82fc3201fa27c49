// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One writer at full speed, readers beside it, chunks dropped all the while: without Qt, for the thread sanitizer.

#include "traffic.h"

#include <cstdio>

int main() {
    for (const bool clears : {false, true}) {
        readyscope::Exercise exercise;
        exercise.clears = clears;
        const std::string contradiction = readyscope::run(exercise);
        if (!contradiction.empty()) {
            std::fprintf(stderr, "%s: %s\n", clears ? "with clear()" : "dropping", contradiction.c_str());
            return 1;
        }
    }
    return 0;
}
