// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the verbs of the stage share: the descriptors by name, and small calls on them.

#include "core/lab/steps.h"
#include "core/readiness/events.h"
#include "core/readiness/result.h"
#include "core/socket/fd.h"

#include <cerrno>
#include <map>
#include <span>
#include <string>

#include <signal.h>

namespace readyscope::semantics {

struct Scene {
    std::map<std::string, Fd> fds;
    std::map<std::string, int> numbers; // kept when a descriptor is closed
    std::string directory;              // for files and FIFOs, made when the first is
    sigset_t blocked{};                 // in this thread while the stage stands
    sigset_t before{};                  // the thread's mask as it was
    int interrupt = -1;                 // readable: give up

    int fd(const Step& step, std::size_t argument) const;
    Status put(const std::string& name, Fd fd);
    Result<std::string> path(const std::string& name); // in the directory
    void block(int signal);
};

// What a step moved, and what it was to move.
struct Amount {
    long got = 0;
    long wanted = 0;
};

struct Verb {
    Usage usage;
    Result<Amount> (*perform)(Scene& scene, const Step& step);
};
std::span<const Verb> socketVerbs();
std::span<const Verb> transferVerbs();
std::span<const Verb> otherVerbs();

SysError failed(const char* call, const Step& step);
// `made` is what a call gave for a new descriptor; -1 with errno.
Result<Amount> keep(Scene& scene, const Step& step, std::size_t argument, const char* call, int made);
// The state of a call that answers with 0 or -1.
Result<Amount> checked(int answer, const char* call, const Step& step);
// Waits on the events themselves; a time that nothing on loopback needs ends it with ETIMEDOUT.
Result<Amount> awaited(const Scene& scene, int fd, Events events, const Step& step);
// Lets this time pass; false where it was interrupted.
bool passes(const Scene& scene, int milliseconds);

long numberIn(const Step& step, std::size_t argument, long otherwise = 0);

} // namespace readyscope::semantics
