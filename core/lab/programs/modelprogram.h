// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program that does what a model does: put together from the model's steps and the pieces of
// resources/models/programs.txt.

#include "core/lab/models/model.h"

#include <string>
#include <string_view>

namespace readyscope {

struct ModelProgram {
    std::string text;    // complete; compiles with -Wall -Wextra -Werror, in GNU C
    std::string compile; // the command, for `name`.c
};

// It opens `descriptors` sockets, tells their ports and what comes to them, one a line, and ends after as many
// datagrams as its argument says.
ModelProgram programOf(const Model& model, int descriptors);

std::string_view programPieces(); // the file's text

} // namespace readyscope
