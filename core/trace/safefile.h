// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file that is written whole or not at all: under another name beside it, which replaces it at the end (rename(2)).
// Until then, and whenever something fails, what was there stays as it was. A link is followed, so that it stays one.

#include "core/readiness/result.h"
#include "core/socket/fd.h"

#include <string_view>

namespace readyscope {

class SafeFile {
public:
    static Result<SafeFile> create(const std::string& path);
    SafeFile(SafeFile&& other) noexcept = default;
    SafeFile& operator=(SafeFile&&) = delete;
    ~SafeFile(); // takes away what was not committed

    Status write(std::string_view bytes);
    // On the disk, and in its place.
    Status commit();

private:
    SafeFile(std::string target, std::string named) : m_target(std::move(target)), m_named(std::move(named)) {}
    Status makeBeside();
    SysError failed(const char* call, int error) const { return {call, error, m_named, {}}; }

    std::string m_target;
    std::string m_named;  // as the user calls it
    std::string m_beside; // empty: none
    Fd m_fd;
};

} // namespace readyscope
