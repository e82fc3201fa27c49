// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// SysError to a sentence: what happened, to which socket, what to do; the errno name comes last.

#include "core/readiness/result.h"
#include "core/text/sentence.h"

#include <string>
#include <string_view>

namespace readyscope {

std::string_view errnoName(int errnum); // "ECONNREFUSED"; "" for 0, "E<number>" for one without a name
int errnoNamed(std::string_view name);  // by the names above; 0 if there is none
std::string signalName(int signal);     // "SIGUSR1", "SIGRTMIN+2"
int signalNamed(std::string_view name); // with or without SIG, any case; 0 if there is none
Sentence sentenceFor(const SysError& error);

} // namespace readyscope
