// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/errors.h"

#include <array>

#include <cctype>
#include <cerrno>
#include <cstring>

namespace readyscope {

namespace {

// %1 is the subject, %2 the errno name with what else is known in front of it. A call of "" stands for any call;
// the first row that fits is taken, so special rows come before general ones.
struct Row {
    std::string_view call;
    int errnum;
    const char* source;
};

constexpr std::array kRows{
    // Connecting: tcp(7), unix(7), connect(2).
    Row{"connect", ECONNREFUSED, READYSCOPE_TEXT("%1: nothing listens there: %2")},
    Row{"connect", ETIMEDOUT, READYSCOPE_TEXT("%1: nobody answered in time: %2")},
    Row{"connect", ENETUNREACH, READYSCOPE_TEXT("%1: this machine has no route to that network: %2")},
    Row{"connect", EHOSTUNREACH, READYSCOPE_TEXT("%1: that host cannot be reached: %2")},
    Row{"connect", ENOENT, READYSCOPE_TEXT("%1: no such Unix socket path: %2")},
    Row{"connect", ENOTDIR, READYSCOPE_TEXT("%1: a part of the path is not a directory: %2")},
    Row{"connect", EACCES, READYSCOPE_TEXT("%1: no permission to connect there: %2")},
    Row{"connect", EPERM, READYSCOPE_TEXT("%1: a firewall rule forbids the connection: %2")},
    Row{"connect", EAGAIN, READYSCOPE_TEXT("%1: the listener's backlog is full, connect again later: %2")},
    Row{"connect", EPROTOTYPE, READYSCOPE_TEXT("%1: the socket there is of another type: %2")},
    Row{"connect", EADDRNOTAVAIL, READYSCOPE_TEXT("%1: no free local address or port is left for it: %2")},
    Row{"connect", EADDRINUSE, READYSCOPE_TEXT("%1: the local address is already in use: %2")},
    Row{"connect", ECONNRESET, READYSCOPE_TEXT("%1: the peer reset the connection: %2")},
    Row{"connect", EAFNOSUPPORT, READYSCOPE_TEXT("%1: this kernel lacks that address family: %2")},
    Row{"connect", EINVAL, READYSCOPE_TEXT("%1: the kernel does not take this address: %2")},

    // Binding and listening: bind(2), listen(2).
    Row{"bind", EADDRINUSE,
        READYSCOPE_TEXT("%1: the address is already in use, choose another or end the program that has it: %2")},
    Row{"bind", EADDRNOTAVAIL, READYSCOPE_TEXT("%1: this machine has no such address: %2")},
    Row{"bind", EACCES,
        READYSCOPE_TEXT("%1: no permission to bind there, ports below 1024 and other users' directories need more "
                        "rights: %2")},
    Row{"bind", ENOENT, READYSCOPE_TEXT("%1: the directory of that path does not exist: %2")},
    Row{"bind", ENOTDIR, READYSCOPE_TEXT("%1: a part of the path is not a directory: %2")},
    Row{"bind", EROFS, READYSCOPE_TEXT("%1: the file system is read-only: %2")},
    Row{"listen", EADDRINUSE, READYSCOPE_TEXT("%1: another socket already listens there: %2")},

    // Opening files and terminals: open(2), fifo(7).
    Row{"open O_WRONLY", ENXIO, READYSCOPE_TEXT("%1: nobody has the FIFO open for reading, open that end first: %2")},
    Row{"open", ENXIO, READYSCOPE_TEXT("%1: there is no device behind it: %2")},

    // Backends: select(2), epoll_ctl(2).
    Row{"select", EBADF, READYSCOPE_TEXT("%1: select refuses it, the descriptor is not open: %2")},
    Row{"pselect", EBADF, READYSCOPE_TEXT("%1: pselect refuses it, the descriptor is not open: %2")},
    Row{"epoll_ctl", EPERM, READYSCOPE_TEXT("%1: epoll refuses it, this kind of file is always ready: %2")},
    Row{"epoll_ctl", EBADF, READYSCOPE_TEXT("%1: epoll refuses it, the descriptor is not open: %2")},
    Row{"epoll_ctl", ENOSPC,
        READYSCOPE_TEXT("%1: epoll refuses it, the user's limit of watches is reached "
                        "(/proc/sys/fs/epoll/max_user_watches): %2")},

    // What a step waits for, with poll(2) or by the length of a queue.
    Row{"poll", ETIMEDOUT, READYSCOPE_TEXT("%1: what it waits for did not come: %2")},
    Row{"FIONREAD", ETIMEDOUT, READYSCOPE_TEXT("%1: what it waits for did not come: %2")},

    // Traffic: send(2), recv(2), accept(2), shutdown(2).
    Row{"accept", EAGAIN, READYSCOPE_TEXT("%1: no connection waits there: %2")},
    Row{"accept", EINVAL, READYSCOPE_TEXT("%1: it does not listen: %2")},
    Row{"recv", EAGAIN, READYSCOPE_TEXT("%1: nothing is there to read: %2")},
    Row{"recv", ENOTSOCK, READYSCOPE_TEXT("%1: only a socket can be looked into without taking from it: %2")},
    Row{"send", EOPNOTSUPP, READYSCOPE_TEXT("%1: it has no urgent data, TCP and Unix streams have: %2")},
    Row{"send", ENOTSOCK, READYSCOPE_TEXT("%1: it has no urgent data, it is no socket: %2")},
    Row{"setsockopt", ENOPROTOOPT, READYSCOPE_TEXT("%1: this kind of socket has no such option: %2")},
    Row{"setsockopt", EOPNOTSUPP, READYSCOPE_TEXT("%1: this kind of socket has no such option: %2")},
    Row{"setsockopt", ENOTSOCK, READYSCOPE_TEXT("%1: only a socket has options: %2")},
    Row{"setsockopt", EINVAL, READYSCOPE_TEXT("%1: the kernel does not take this value: %2")},
    Row{"shutdown", ENOTSOCK, READYSCOPE_TEXT("%1: only a socket has halves to shut down: %2")},
    Row{"shutdown", ENOTCONN, READYSCOPE_TEXT("%1: it is not connected, so nothing can be shut down: %2")},
    Row{"", EPIPE, READYSCOPE_TEXT("%1: nobody reads at the other end: %2")},
    Row{"", ECONNRESET, READYSCOPE_TEXT("%1: the peer reset the connection: %2")},
    Row{"", ECONNABORTED, READYSCOPE_TEXT("%1: the connection was given up before it was accepted: %2")},
    Row{"", ECONNREFUSED, READYSCOPE_TEXT("%1: nothing listens at the other end: %2")},
    Row{"", ENOTCONN, READYSCOPE_TEXT("%1: it is not connected: %2")},
    Row{"", ETIMEDOUT, READYSCOPE_TEXT("%1: the peer stopped answering: %2")},
    Row{"", ECANCELED, READYSCOPE_TEXT("%1: the socket was closed before this was done: %2")},
    Row{"", EMSGSIZE, READYSCOPE_TEXT("%1: the message is too long for one datagram: %2")},
    Row{"", EDESTADDRREQ, READYSCOPE_TEXT("%1: it has no peer to send to: %2")},
    Row{"", ENETUNREACH, READYSCOPE_TEXT("%1: this machine has no route to that network: %2")},
    Row{"", EHOSTUNREACH, READYSCOPE_TEXT("%1: that host cannot be reached: %2")},

    // Anything that makes a descriptor, opens a file or writes one.
    Row{"", EMFILE,
        READYSCOPE_TEXT("%1: this program has used up its descriptors, close some sockets or raise the hard limit "
                        "(ulimit -Hn) before the start: %2")},
    Row{"", ENFILE, READYSCOPE_TEXT("%1: the system has used up its open files, raise /proc/sys/fs/file-max: %2")},
    Row{"", ENOBUFS, READYSCOPE_TEXT("%1: the kernel has no buffer space left for it: %2")},
    Row{"", ENOMEM, READYSCOPE_TEXT("%1: the kernel has no memory left for it: %2")},
    Row{"", ENOENT, READYSCOPE_TEXT("%1: there is no such file or directory: %2")},
    Row{"", EISDIR, READYSCOPE_TEXT("%1: it is a directory: %2")},
    Row{"", EACCES, READYSCOPE_TEXT("%1: no permission: %2")},
    Row{"", ENOSPC, READYSCOPE_TEXT("%1: the disk is full: %2")},
    Row{"", EBADF, READYSCOPE_TEXT("%1: the descriptor is not open: %2")},
    Row{"", EAFNOSUPPORT, READYSCOPE_TEXT("%1: this kernel lacks that address family: %2")},
};

const char* sourceFor(const SysError& error) {
    for (const Row& row : kRows)
        if (row.errnum == error.errnum && (row.call.empty() || row.call == error.call))
            return row.source;
    return nullptr;
}

// The C library's English words, put into the middle of a sentence: a first capital goes, unless the word is "RFS".
std::string withoutCapital(std::string text) {
    const auto upper = [&text](std::size_t at) {
        return text.size() > at && std::isupper(static_cast<unsigned char>(text[at])) != 0;
    };
    if (upper(0) && !upper(1))
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

std::string wordsOf(int errnum) {
    const char* words = ::strerrordesc_np(errnum);
    return words != nullptr ? withoutCapital(words) : "error " + std::to_string(errnum);
}

// Our own limits and failures that have no errno: the reason stands in `detail`.
Sentence withoutErrno(const SysError& error, std::string subject) {
    if (error.call == "FD_SET")
        return {READYSCOPE_TEXT("%1: select cannot take it: %2"), {std::move(subject), error.detail}};
    if (error.call == "getaddrinfo" && !error.detail.empty())
        return {READYSCOPE_TEXT("%1: the host's name cannot be looked up: %2"),
                {std::move(subject), withoutCapital(error.detail)}};
    if (error.detail.empty())
        return {READYSCOPE_TEXT("%1: %2 failed"), {std::move(subject), error.call}};
    return {READYSCOPE_TEXT("%1: %2"), {std::move(subject), error.detail}};
}

} // namespace

Sentence sentenceFor(const SysError& error) {
    std::string subject = error.subject.empty() ? error.call : error.subject;
    if (error.errnum == 0)
        return withoutErrno(error, std::move(subject));
    const std::string name(errnoName(error.errnum));
    if (const char* source = sourceFor(error))
        return {source, {std::move(subject), error.detail.empty() ? name : error.detail + ": " + name}};
    if (!error.detail.empty())
        return {READYSCOPE_TEXT("%1: %3: %2"), {std::move(subject), name, error.detail}};
    if (error.subject.empty() || error.call.empty())
        return {READYSCOPE_TEXT("%1: %3: %2"), {std::move(subject), name, wordsOf(error.errnum)}};
    return {READYSCOPE_TEXT("%1: %4 failed, %3: %2"), {std::move(subject), name, wordsOf(error.errnum), error.call}};
}

} // namespace readyscope
