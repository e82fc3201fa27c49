// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/usage.h"

#include <sys/resource.h>
#include <time.h>

namespace readyscope {

namespace {

Usage usageOf(int who, clockid_t clock) {
    rusage used{};
    ::getrusage(who, &used);
    timespec cpu{};
    ::clock_gettime(clock, &cpu);
    return {static_cast<Nanos>(cpu.tv_sec) * kSecond + cpu.tv_nsec, used.ru_nvcsw, used.ru_nivcsw};
}

} // namespace

Usage usageOfThread() { return usageOf(RUSAGE_THREAD, CLOCK_THREAD_CPUTIME_ID); }
Usage usageOfProcess() { return usageOf(RUSAGE_SELF, CLOCK_PROCESS_CPUTIME_ID); }

} // namespace readyscope
