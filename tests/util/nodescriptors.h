// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// While it lives, this process gets no descriptor more: EMFILE. (RLIMIT_NOFILE, getrlimit(2))

#include "core/multiplexer/registry.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace readyscope::test {

class NoDescriptorsLeft {
public:
    NoDescriptorsLeft() {
        // UBSan looks at an object of a type for the first time through a pipe, and takes it for bad where it gets
        // none.
        for (const Backend backend : kBackends)
            makeMultiplexer(backend);
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const int lowestFree = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
        ::close(lowestFree);
        rlimit none = m_before;
        none.rlim_cur = static_cast<rlim_t>(lowestFree);
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoDescriptorsLeft() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    NoDescriptorsLeft(const NoDescriptorsLeft&) = delete;
    NoDescriptorsLeft& operator=(const NoDescriptorsLeft&) = delete;

private:
    rlimit m_before{};
};

} // namespace readyscope::test
