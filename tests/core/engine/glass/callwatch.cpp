// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callwatch.h"

#include <cstdint>
#include <mutex>

#include <dlfcn.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>

using readyscope::Events;
using readyscope::Nanos;
using readyscope::test::Call;
using readyscope::test::CallEntry;

namespace {

std::mutex mutex;
std::vector<Call> calls;
struct Registration {
    std::uint64_t data = 0;
    CallEntry entry;
};
std::map<int, std::map<int, Registration>> lists; // by the epoll's descriptor, then by the one watched

template <typename Function> Function libraryCall(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

std::string pair(Nanos first, Nanos second) {
    return "{ " + std::to_string(first) + ", " + std::to_string(second) + " }";
}
std::string text(const timeval* time) { return time == nullptr ? "NULL" : pair(time->tv_sec, time->tv_usec); }
std::string text(const timespec* time) { return time == nullptr ? "NULL" : pair(time->tv_sec, time->tv_nsec); }

// FD_ISSET checks its number only where the program is fortified; these are below FD_SETSIZE.
void addSet(Call& call, const fd_set* set, Events::Bit bit, Events CallEntry::*field) {
    for (int fd = 0; set != nullptr && fd < call.nfds; ++fd)
        if (FD_ISSET(fd, set)) {
            call.byFd[fd].fd = fd;
            call.byFd[fd].*field |= bit;
        }
}

void addSets(Call& call, const fd_set* read, const fd_set* write, const fd_set* except, Events CallEntry::*field) {
    addSet(call, read, Events::R, field);
    addSet(call, write, Events::W, field);
    addSet(call, except, Events::E, field);
}

void addArray(Call& call, const pollfd* fds, nfds_t count, bool after) {
    for (nfds_t i = 0; i < count; ++i) {
        CallEntry& entry = call.byFd[fds[i].fd];
        entry.fd = fds[i].fd;
        entry.asked = Events::fromPoll(fds[i].events);
        if (after && call.returned > 0)
            entry.told = Events::fromPoll(fds[i].revents);
    }
}

Call begun(const char* name, int nfds, std::string passed) {
    Call call;
    call.time = readyscope::monotonicNow();
    call.name = name;
    call.nfds = nfds;
    call.passed = std::move(passed);
    return call;
}

void note(Call call) {
    const std::lock_guard lock(mutex);
    calls.push_back(std::move(call));
}

template <typename Wait>
int watchEpoll(const char* name, int epfd, const epoll_event* events, std::string passed, Wait wait) {
    Call call = begun(name, 0, std::move(passed));
    std::map<std::uint64_t, int> byData;
    {
        const std::lock_guard lock(mutex);
        for (const auto& [fd, registration] : lists[epfd]) {
            call.byFd[fd] = registration.entry;
            byData[registration.data] = fd;
        }
    }
    call.returned = wait();
    const int error = errno;
    for (int i = 0; i < call.returned; ++i)
        call.byFd[byData.at(events[i].data.u64)].told = Events::fromPoll(static_cast<short>(events[i].events));
    const int returned = call.returned;
    note(std::move(call));
    errno = error;
    return returned;
}

} // namespace

extern "C" {

int select(int nfds, fd_set* read, fd_set* write, fd_set* except, timeval* timeout) {
    static const auto real = libraryCall<decltype(&::select)>("select");
    Call call = begun("select", nfds, text(timeout));
    addSets(call, read, write, except, &CallEntry::asked);
    call.returned = real(nfds, read, write, except, timeout);
    const int error = errno;
    call.after = text(timeout);
    if (call.returned >= 0)
        addSets(call, read, write, except, &CallEntry::told);
    const int returned = call.returned;
    note(std::move(call));
    errno = error;
    return returned;
}

int pselect(int nfds, fd_set* read, fd_set* write, fd_set* except, const timespec* timeout, const sigset_t* mask) {
    static const auto real = libraryCall<decltype(&::pselect)>("pselect");
    Call call = begun("pselect", nfds, text(timeout));
    addSets(call, read, write, except, &CallEntry::asked);
    call.returned = real(nfds, read, write, except, timeout, mask);
    const int error = errno;
    if (call.returned >= 0)
        addSets(call, read, write, except, &CallEntry::told);
    const int returned = call.returned;
    note(std::move(call));
    errno = error;
    return returned;
}

int poll(pollfd* fds, nfds_t count, int timeout) {
    static const auto real = libraryCall<decltype(&::poll)>("poll");
    Call call = begun("poll", 0, std::to_string(timeout));
    addArray(call, fds, count, false);
    call.returned = real(fds, count, timeout);
    const int error = errno;
    addArray(call, fds, count, true);
    const int returned = call.returned;
    note(std::move(call));
    errno = error;
    return returned;
}

int ppoll(pollfd* fds, nfds_t count, const timespec* timeout, const sigset_t* mask) {
    static const auto real = libraryCall<decltype(&::ppoll)>("ppoll");
    Call call = begun("ppoll", 0, text(timeout));
    addArray(call, fds, count, false);
    call.returned = real(fds, count, timeout, mask);
    const int error = errno;
    addArray(call, fds, count, true);
    const int returned = call.returned;
    note(std::move(call));
    errno = error;
    return returned;
}

int epoll_ctl(int epfd, int operation, int fd, epoll_event* event) noexcept {
    static const auto real = libraryCall<int (*)(int, int, int, epoll_event*)>("epoll_ctl");
    const int result = real(epfd, operation, fd, event);
    const int error = errno;
    const std::lock_guard lock(mutex);
    if (result == 0 && operation == EPOLL_CTL_DEL)
        lists[epfd].erase(fd);
    else if (result == 0)
        lists[epfd][fd] = {event->data.u64,
                           {fd,
                            Events::fromPoll(static_cast<short>(event->events & 0xffffU)),
                            {},
                            (event->events & static_cast<std::uint32_t>(EPOLLET)) != 0}};
    errno = error;
    return result;
}

int epoll_create1(int flags) noexcept {
    static const auto real = libraryCall<int (*)(int)>("epoll_create1");
    const int fd = real(flags);
    const std::lock_guard lock(mutex);
    lists.erase(fd); // a number used before
    return fd;
}

int epoll_pwait(int epfd, epoll_event* events, int count, int timeout, const sigset_t* mask) {
    static const auto real = libraryCall<decltype(&::epoll_pwait)>("epoll_pwait");
    return watchEpoll("epoll_pwait", epfd, events, std::to_string(timeout),
                      [&] { return real(epfd, events, count, timeout, mask); });
}

int epoll_pwait2(int epfd, epoll_event* events, int count, const timespec* timeout, const sigset_t* mask) {
    static const auto real = libraryCall<decltype(&::epoll_pwait2)>("epoll_pwait2");
    return watchEpoll("epoll_pwait2", epfd, events, text(timeout),
                      [&] { return real(epfd, events, count, timeout, mask); });
}

} // extern "C"

namespace readyscope::test {

std::map<int, CallEntry> Call::told() const {
    std::map<int, CallEntry> named;
    for (const auto& [fd, entry] : byFd)
        if (!entry.told.empty())
            named[fd] = entry;
    return named;
}

std::vector<Call> callsSeen() {
    const std::lock_guard lock(mutex);
    return calls;
}

void forgetCalls() {
    const std::lock_guard lock(mutex);
    calls.clear();
}

} // namespace readyscope::test
