// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/openparts.h"

#include <array>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace readyscope {

using namespace opening;

namespace {

// Opening has effects of its own on devices, so what is there is looked at first.
Status expectFile(const Address& address, mode_t type, const char* otherwise) {
    struct stat there {};
    if (::stat(address.path.c_str(), &there) != 0)
        return failed("stat", address);
    if ((there.st_mode & S_IFMT) != type)
        return SysError{"open", 0, address.text, otherwise};
    return Done{};
}

Result<Opened> opened(const Address& address, const char* call, int flags) {
    Opened opened;
    opened.fd.reset(::open(address.path.c_str(), flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!opened.fd)
        return failed(call, address);
    opened.local = address.path;
    return opened;
}

// The name that the kernel shows: a path, "pipe:[17]", "anon_inode:[eventfd]"; sockets have endpoints instead.
std::string linkOf(int fd) {
    std::array<char, 4096> name{};
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    const ssize_t length = ::readlink(link.c_str(), name.data(), name.size());
    const std::string text(name.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    return text.rfind("socket:", 0) == 0 ? std::string() : text;
}

} // namespace

std::optional<FileId> fileIdOf(int fd) {
    struct stat file {};
    if (::fstat(fd, &file) != 0)
        return std::nullopt;
    return FileId{file.st_dev, file.st_ino};
}

Result<OpenedPair> openPipe(const Address& address) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return failed("pipe2", address);
    return OpenedPair{Fd(ends[0]), Fd(ends[1])};
}

Result<Opened> openFifo(const Address& address) {
    if (const Status file = expectFile(address, S_IFIFO, "it is not a FIFO, mkfifo makes one"); !file)
        return file.error();
    if (address.kind == Kind::Fifo)
        return opened(address, "open", O_RDONLY);
    return opened(address, "open O_WRONLY", O_WRONLY); // ENXIO where nobody reads (fifo(7))
}

Result<Opened> openFile(const Address& address) {
    if (const Status file = expectFile(address, S_IFREG, "it is not a regular file"); !file)
        return file.error();
    return opened(address, "open", O_RDONLY);
}

Result<Opened> openTty(const Address& address) {
    if (const Status file = expectFile(address, S_IFCHR, "it is not a terminal"); !file)
        return file.error();
    // A serial line may hold open(2) until there is a carrier, so O_NONBLOCK stands until it is open. Then it goes:
    // terminals are watched as the programs on them have them.
    Result<Opened> tty = opened(address, "open", O_RDWR);
    if (!tty)
        return tty;
    const int fd = tty->fd.get();
    if (::isatty(fd) == 0)
        return SysError{"open", 0, address.text, "it is not a terminal"};
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0 || ::fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) != 0)
        return failed("fcntl", address);
    return tty;
}

Result<Opened> openPty(const Address& address) {
    Opened pty;
    pty.fd.reset(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    if (!pty.fd)
        return failed("posix_openpt", address);
    std::array<char, 64> slave{};
    if (::unlockpt(pty.fd.get()) != 0 || ::ptsname_r(pty.fd.get(), slave.data(), slave.size()) != 0)
        return failed("ptsname", address);
    pty.peer = slave.data();
    // The line discipline sends back what the master writes; an echo of ours on top would never end (termios(3)).
    termios modes{};
    if (::tcgetattr(pty.fd.get(), &modes) != 0)
        return failed("tcgetattr", address);
    modes.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (::tcsetattr(pty.fd.get(), TCSANOW, &modes) != 0)
        return failed("tcsetattr", address);
    return pty;
}

Result<Opened> openShared(const Address& address) {
    Opened shared;
    shared.shared = address.kind == Kind::Stdin ? STDIN_FILENO : static_cast<int>(address.number);
    shared.file = fileIdOf(shared.shared);
    if (!shared.file)
        return failed("fstat", address);
    if (address.kind == Kind::Stdin)
        return shared;
    // What is inherited came through execve(2), which closes all that is marked so; our own descriptors are.
    const int flags = ::fcntl(shared.shared, F_GETFD);
    if (!address.lent && flags >= 0 && (flags & FD_CLOEXEC) != 0)
        return SysError{"fcntl", 0, address.text, "it was not inherited, it is one of this program's own"};
    shared.local = linkOf(shared.shared);
    return shared;
}

} // namespace readyscope
