// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How far a command about one socket has come.

#include "core/engine/watched.h"

namespace readyscope {

enum class Progress {
    Done,          // or failed; answered with watched.yield
    Waits,         // stays in front of the socket's queue until something of the socket changes
    AnsweredLater, // by whom it was handed to, who goes on with the ones behind it
    OutOfTheWay,   // answered later too; the ones behind it go on at once
    Removed,       // done, and the socket is gone
};

struct Carried {
    Progress progress = Progress::Done;
    std::optional<SysError> error;
};

inline SysError notOpen(const char* call, const Watched& watched) {
    return {call, 0, watched.info.name, "it is not open"};
}

template <typename... Ts> struct Overloaded : Ts... { using Ts::operator()...; };
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace readyscope
