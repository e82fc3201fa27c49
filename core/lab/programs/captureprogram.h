// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program that does what a capture does: it opens the same sockets and waits for them in the same way. Put
// together from the pieces of resources/models/capture.txt.

#include "core/lab/programs/modelprogram.h"
#include "core/readiness/backend.h"
#include "core/socket/socketinfo.h"

#include <string>
#include <string_view>
#include <vector>

namespace readyscope {

struct CaptureOutline {
    struct Socket {
        std::string name;
        Kind kind = Kind::TcpClient;
        std::string address; // as the user wrote it; empty for accepted ones
        Events interest = kDefaultInterest;
    };
    std::vector<Socket> sockets; // in the order of their ids, so that the two ends of a pair stand together
    Backend backend = Backend::Poll;
    Nanos timeout = kInfinite;
    std::vector<int> blockedSignals;
};

// What a program cannot open, such as an accepted connection, is left out, and a comment says so. It prints a
// line for each change ("NAME: BITS"), "timeout" and "EINTR", and ends after as many lines as its argument says. Its
// file is capture.c.
ModelProgram captureProgramOf(const CaptureOutline& outline);

std::string_view capturePieces(); // the file's text

} // namespace readyscope
