// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tell.h"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace readyscope {

void tell(std::string_view sentence) {
    const std::string line = "readyscope: " + std::string(sentence) + '\n';
    // There is nobody left to tell where standard error fails.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

bool reserveStandardDescriptors() {
    const bool outputIsOpen = ::fcntl(STDOUT_FILENO, F_GETFD) != -1;
    for (int fd = ::open("/dev/null", O_RDWR | O_CLOEXEC); fd >= 0; fd = ::open("/dev/null", O_RDWR | O_CLOEXEC)) {
        if (fd <= STDERR_FILENO)
            continue;
        ::close(fd);
        break;
    }
    return outputIsOpen;
}

} // namespace readyscope
