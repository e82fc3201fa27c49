// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fileloader.h"

#include "core/socket/fd.h"

#include <cerrno>
#include <mutex>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace readyscope {

struct FileLoader::Shared {
    std::mutex mutex;
    bool gone = false;
};

FileLoader::FileLoader() : m_shared(std::make_shared<Shared>()) {}

FileLoader::~FileLoader() {
    const std::lock_guard lock(m_shared->mutex);
    m_shared->gone = true;
}

Result<std::string> readWholeFile(const std::string& path) {
    // Non-blocking, as to open a FIFO for reading waits for a writer.
    const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat about {};
    if (!fd || ::fstat(fd.get(), &about) != 0)
        return SysError{"open", errno, path, {}};
    if (S_ISDIR(about.st_mode))
        return SysError{"read", EISDIR, path, {}};
    if (!S_ISREG(about.st_mode))
        return SysError{"open", 0, path, "only a regular file can be sent"};
    std::string bytes;
    for (std::size_t used = 0;;) {
        constexpr std::size_t kStep = std::size_t{1} << 20;
        bytes.resize(used + kStep);
        const ssize_t got = ::read(fd.get(), bytes.data() + used, kStep);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return SysError{"read", errno, path, {}};
        used += static_cast<std::size_t>(got);
        bytes.resize(used);
        if (got == 0)
            return bytes;
        if (used > kMostFileBytes)
            return SysError{"read", EFBIG, path, "at most 256 MiB are sent at once"};
    }
}

void FileLoader::load(const std::string& path, const Callback& done) {
    auto work = [shared = m_shared, path, done] {
        Result<std::string> bytes = readWholeFile(path);
        const std::lock_guard lock(shared->mutex);
        if (!shared->gone)
            done(std::move(bytes));
    };
    try {
        std::thread(std::move(work)).detach();
    } catch (const std::system_error& failure) {
        done(SysError{"pthread_create", failure.code().value(), path, {}});
    }
}

} // namespace readyscope
