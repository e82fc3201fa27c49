// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tell.h"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace readyscope {

namespace {

// Words of others stand in our sentences; none of them may end the line or steer the terminal.
void appendVisible(std::string& line, char character) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(character);
    if (code >= 0x20 && code != 0x7f) {
        line += character;
        return;
    }
    line += "\\x";
    line += kDigits[code >> 4U];
    line += kDigits[code & 0xfU];
}

void writeAll(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) // there is nobody left to tell
            return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

void show(std::string_view words) {
    std::string visible;
    for (const char character : words)
        if (character == '\n' || character == '\t')
            visible += character;
        else if (character != '\r') // ends lines on the wire
            appendVisible(visible, character);
    writeAll(visible);
}

void tell(std::string_view sentence) {
    std::string line = "readyscope: ";
    for (const char character : sentence)
        appendVisible(line, character);
    line += '\n';
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
