// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonloader.h"

#include "core/socket/fd.h"
#include "core/trace/linefeed.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

namespace readyscope {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;

// Non-blocking, as to open a FIFO for reading waits for a writer.
Result<Fd> openRegular(const std::string& path, FileProgress& progress) {
    Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat about {};
    if (!fd || ::fstat(fd.get(), &about) != 0)
        return SysError{"open", errno, path, {}};
    if (S_ISDIR(about.st_mode))
        return SysError{"read", EISDIR, path, {}};
    if (!S_ISREG(about.st_mode))
        return SysError{"open", 0, path, "it is not a regular file"};
    progress.total = static_cast<std::uint64_t>(about.st_size);
    ::posix_fadvise(fd.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    return fd;
}

SysError noTrace(const std::string& path, const TraceLoader& loader) {
    const LineProblem& why = *loader.refusal();
    return {"read", 0, path, "no trace: line " + std::to_string(why.line) + ": " + inEnglish(why.words)};
}

} // namespace

Result<OpenedTrace> openTrace(const std::string& path, FileProgress& progress) {
    const Result<Fd> fd = openRegular(path, progress);
    if (!fd)
        return fd.error();
    TraceLoader loader;
    LineFeed feed(loader, kLongestLine);
    while (!loader.isOver()) {
        const ssize_t got = ::read(fd->get(), feed.space(kBlock), kBlock);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return SysError{"read", errno, path, {}};
        if (got == 0)
            break;
        feed.filled(static_cast<std::size_t>(got));
        progress.done += static_cast<std::uint64_t>(got);
        if (progress.cancelled)
            return SysError{"read", ECANCELED, path, {}};
        if (loader.refusal())
            return noTrace(path, loader);
    }
    feed.finish();
    if (loader.refusal())
        return noTrace(path, loader);
    if (!loader.hasBegun())
        return SysError{"read", 0, path, "no trace: it has no record"};
    return loader.finish();
}

} // namespace readyscope
