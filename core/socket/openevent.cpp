// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/openparts.h"

#include <csignal>

#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

namespace readyscope {

using namespace opening;

Result<Opened> openEventFd(const Address& address) {
    Opened opened;
    opened.fd.reset(::eventfd(address.number, EFD_NONBLOCK | EFD_CLOEXEC));
    if (!opened.fd)
        return failed("eventfd", address);
    return opened;
}

Result<Opened> openTimerFd(const Address& address) {
    Opened opened;
    opened.fd.reset(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
    if (!opened.fd)
        return failed("timerfd_create", address);
    const timespec period{.tv_sec = address.period / kSecond, .tv_nsec = address.period % kSecond};
    const itimerspec timer{.it_interval = period, .it_value = period};
    if (::timerfd_settime(opened.fd.get(), 0, &timer, nullptr) != 0)
        return failed("timerfd_settime", address);
    return opened;
}

Result<Opened> openSignalFd(const Address& address) {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, static_cast<int>(address.number));
    Opened opened;
    opened.fd.reset(::signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC));
    if (!opened.fd)
        return failed("signalfd", address);
    return opened;
}

} // namespace readyscope
