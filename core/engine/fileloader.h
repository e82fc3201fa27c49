// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads a file that is to be sent on a thread of its own: a disk or a network's file system may take its time.

#include "core/readiness/result.h"

#include <functional>
#include <memory>
#include <string>

namespace readyscope {

inline constexpr std::size_t kMostFileBytes = std::size_t{256} << 20;

// All of a regular file. Errors have the path as their subject.
Result<std::string> readWholeFile(const std::string& path);

class FileLoader {
public:
    using Callback = std::function<void(Result<std::string>)>;

    FileLoader();
    ~FileLoader(); // what still reads ends by itself; its callback is not called any more
    FileLoader(const FileLoader&) = delete;
    FileLoader& operator=(const FileLoader&) = delete;

    // `done` is called on the file's thread.
    void load(const std::string& path, const Callback& done);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace readyscope
