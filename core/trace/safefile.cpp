// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/safefile.h"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>

namespace readyscope {

namespace {

// Where the bytes are to go in the end: behind links, as far as there is something behind them.
std::string behindLinks(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? real.get() : path;
}

std::string directoryOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

} // namespace

Result<SafeFile> SafeFile::create(const std::string& path) {
    SafeFile file(behindLinks(path), path);
    struct stat old {};
    const bool exists = ::stat(file.m_target.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode))
        return file.failed("open", EISDIR);
    if (exists && !S_ISREG(old.st_mode))
        return SysError{"open", 0, path, "it is not a regular file"};
    // rename(2) asks for rights on the directory only; who took those on the file away wants it to stay.
    if (exists && ::access(file.m_target.c_str(), W_OK) != 0)
        return file.failed("open", errno);
    if (const Status made = file.makeBeside(); !made)
        return made.error();
    if (exists) {
        // Its owner only as far as we may; its rights are ours to set.
        if (::fchown(file.m_fd.get(), old.st_uid, old.st_gid) != 0)
            errno = 0;
        ::fchmod(file.m_fd.get(), old.st_mode & 07777U);
    }
    return file;
}

Status SafeFile::makeBeside() {
    static std::atomic<unsigned> number{0};
    constexpr int kTries = 100;
    for (int i = 0; i < kTries; ++i) {
        std::string name = directoryOf(m_target) + ".readyscope-" + std::to_string(::getpid()) + '-' +
                           std::to_string(number.fetch_add(1)) + ".part";
        m_fd.reset(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
        if (m_fd) {
            m_beside = std::move(name);
            return Done{};
        }
        if (errno != EEXIST)
            break;
    }
    return failed("open", errno);
}

SafeFile::~SafeFile() {
    if (!m_beside.empty())
        ::unlink(m_beside.c_str());
}

Status SafeFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_fd.get(), bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return failed("write", errno);
    }
    return Done{};
}

Status SafeFile::commit() {
    // Before the new name: else a crash may leave an empty file where a good one was.
    if (::fsync(m_fd.get()) != 0)
        return failed("fsync", errno);
    if (::close(m_fd.release()) != 0 && errno != EINTR)
        return failed("close", errno);
    if (::rename(m_beside.c_str(), m_target.c_str()) != 0)
        return failed("rename", errno);
    m_beside.clear();
    return Done{};
}

} // namespace readyscope
