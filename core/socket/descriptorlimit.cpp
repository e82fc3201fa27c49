// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/descriptorlimit.h"

#include <cerrno>

#include <sys/resource.h>

namespace readyscope {

namespace {

rlimit current() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit;
}

// What this process was started with; 0 while it has not been raised.
rlim_t before = 0;

} // namespace

std::size_t raiseDescriptorLimit() {
    const rlimit limit = current();
    const rlimit raised{.rlim_cur = limit.rlim_max, .rlim_max = limit.rlim_max};
    if (limit.rlim_cur < limit.rlim_max && ::setrlimit(RLIMIT_NOFILE, &raised) == 0)
        before = limit.rlim_cur;
    return descriptorLimit();
}

void restoreDescriptorLimit() {
    const int error = errno;
    rlimit limit = current();
    if (before != 0) {
        limit.rlim_cur = before;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    errno = error;
}

std::size_t descriptorLimit() { return current().rlim_cur; }

Sentence descriptorsUsedUp() {
    return {READYSCOPE_TEXT("All %1 descriptors that this program may have are in use: close some sockets, or start it "
                            "again after raising the hard limit (ulimit -Hn, as root)"),
            {std::to_string(descriptorLimit())}};
}

} // namespace readyscope
