// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pipes, FIFOs, terminals, the kernel's event descriptors, files. pipe(7), fifo(7), pty(7), eventfd(2),
// timerfd_create(2), signalfd(2), inotify(7), epoll(7).

#include "core/lab/stageparts.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <termios.h>

namespace readyscope::semantics {

namespace {

constexpr int kOurs = O_NONBLOCK | O_CLOEXEC;

Result<Amount> pipe(Scene& scene, const Step& step) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), kOurs) != 0)
        return failed("pipe2", step);
    if (auto kept = keep(scene, step, 1, "pipe2", ends[0]); !kept)
        return kept;
    return keep(scene, step, 2, "pipe2", ends[1]);
}

// The FIFO of that place, made by the first who opens it.
Result<Amount> openFifo(Scene& scene, const Step& step, int access) {
    const Result<std::string> path = scene.path(step.argument(2));
    if (!path)
        return path.error();
    if (::mkfifo(path->c_str(), 0600) != 0 && errno != EEXIST)
        return failed("mkfifo", step);
    return keep(scene, step, 1, "open", ::open(path->c_str(), access | kOurs));
}
Result<Amount> fifoRead(Scene& scene, const Step& step) { return openFifo(scene, step, O_RDONLY); }
Result<Amount> fifoWrite(Scene& scene, const Step& step) { return openFifo(scene, step, O_WRONLY); }
Result<Amount> fifoBoth(Scene& scene, const Step& step) { return openFifo(scene, step, O_RDWR); }

Result<Amount> ptyMaster(Scene& scene, const Step& step) {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | kOurs);
    if (auto kept = keep(scene, step, 1, "posix_openpt", master); !kept)
        return kept;
    return checked(::grantpt(master) == 0 ? ::unlockpt(master) : -1, "unlockpt", step);
}

// The slave of a master; ioctl_tty(2), TIOCGPTPEER.
Result<Amount> ptySlave(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "TIOCGPTPEER", ::ioctl(scene.fd(step, 2), TIOCGPTPEER, O_RDWR | O_NOCTTY | kOurs));
}

// Not canonical, no echo, and VMIN bytes (1 where none is said) make it readable; termios(3).
Result<Amount> raw(Scene& scene, const Step& step) {
    termios settings{};
    if (::tcgetattr(scene.fd(step, 1), &settings) != 0)
        return failed("tcgetattr", step);
    ::cfmakeraw(&settings);
    settings.c_cc[VMIN] = static_cast<cc_t>(numberIn(step, 2, 1));
    settings.c_cc[VTIME] = 0;
    return checked(::tcsetattr(scene.fd(step, 1), TCSANOW, &settings), "tcsetattr", step);
}

Result<Amount> packet(Scene& scene, const Step& step) {
    const int on = step.argument(2) == "on" ? 1 : 0;
    return checked(::ioctl(scene.fd(step, 1), TIOCPKT, &on), "TIOCPKT", step);
}

Result<Amount> flow(Scene& scene, const Step& step) {
    return checked(::tcflow(scene.fd(step, 1), step.argument(2) == "on" ? TCOON : TCOOFF), "tcflow", step);
}

Result<Amount> flush(Scene& scene, const Step& step) {
    return checked(::tcflush(scene.fd(step, 1), TCIOFLUSH), "tcflush", step);
}

Result<Amount> eventFd(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "eventfd",
                ::eventfd(static_cast<unsigned>(numberIn(step, 2)), EFD_NONBLOCK | EFD_CLOEXEC));
}
Result<Amount> semaphore(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "eventfd",
                ::eventfd(static_cast<unsigned>(numberIn(step, 2)), EFD_NONBLOCK | EFD_CLOEXEC | EFD_SEMAPHORE));
}
Result<Amount> add(Scene& scene, const Step& step) {
    const std::uint64_t count = std::strtoull(step.argument(2).c_str(), nullptr, 10);
    return checked(::write(scene.fd(step, 1), &count, sizeof count) < 0 ? -1 : 0, "write", step);
}

Result<Amount> timerFd(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "timerfd_create", ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
}

Result<Amount> setTimer(Scene& scene, const Step& step, Nanos due) {
    const itimerspec once{{}, {due / kSecond, due % kSecond}};
    return checked(::timerfd_settime(scene.fd(step, 1), 0, &once, nullptr), "timerfd_settime", step);
}
Result<Amount> arm(Scene& scene, const Step& step) {
    return setTimer(scene, step, std::get<Nanos>(parseDuration(step.argument(2))));
}
Result<Amount> disarm(Scene& scene, const Step& step) { return setTimer(scene, step, 0); }

Result<Amount> signalFd(Scene& scene, const Step& step) {
    const int signal = signalNamed(step.argument(2));
    sigset_t accepted;
    ::sigemptyset(&accepted);
    ::sigaddset(&accepted, signal);
    scene.block(signal);
    return keep(scene, step, 1, "signalfd", ::signalfd(-1, &accepted, SFD_NONBLOCK | SFD_CLOEXEC));
}

// To this thread alone, and blocked there first.
Result<Amount> raiseSignal(Scene& scene, const Step& step) {
    const int signal = signalNamed(step.argument(1));
    scene.block(signal);
    return checked(::raise(signal) == 0 ? 0 : -1, "raise", step);
}

Result<Amount> file(Scene& scene, const Step& step) {
    const Result<std::string> path = scene.path(step.argument(1));
    if (!path)
        return path.error();
    return keep(scene, step, 1, "open", ::open(path->c_str(), O_RDWR | O_CREAT | kOurs, 0600));
}

Result<Amount> open(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "open", ::open(step.argument(2).c_str(), O_RDONLY | kOurs));
}

// Watches the stage's directory for files that are made in it.
Result<Amount> inotify(Scene& scene, const Step& step) {
    if (const Result<std::string> path = scene.path("."); !path)
        return path.error();
    const int made = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (auto kept = keep(scene, step, 1, "inotify_init1", made); !kept)
        return kept;
    return checked(::inotify_add_watch(made, scene.directory.c_str(), IN_CREATE), "inotify_add_watch", step);
}

Result<Amount> epoll(Scene& scene, const Step& step) {
    return keep(scene, step, 1, "epoll_create1", ::epoll_create1(EPOLL_CLOEXEC));
}
Result<Amount> epollAdd(Scene& scene, const Step& step) {
    epoll_event event{};
    event.events = parseEvents(step.argument(3)).value_or(Events()).bits(); // the numbers are poll's
    return checked(::epoll_ctl(scene.fd(step, 1), EPOLL_CTL_ADD, scene.fd(step, 2), &event), "epoll_ctl", step);
}

constexpr std::array<Verb, 23> kVerbs{{
    {{"pipe", "NEW NEW"}, pipe},
    {{"fifo-read", "NEW PLACE"}, fifoRead},
    {{"fifo-write", "NEW PLACE"}, fifoWrite},
    {{"fifo-both", "NEW PLACE"}, fifoBoth},
    {{"pty-master", "NEW"}, ptyMaster},
    {{"pty-slave", "NEW FD"}, ptySlave},
    {{"raw", "FD [NUMBER]"}, raw},
    {{"packet", "FD SWITCH"}, packet},
    {{"flow", "FD SWITCH"}, flow},
    {{"flush", "FD"}, flush},
    {{"eventfd", "NEW NUMBER"}, eventFd},
    {{"semaphore", "NEW NUMBER"}, semaphore},
    {{"add", "FD NUMBER"}, add},
    {{"timerfd", "NEW"}, timerFd},
    {{"arm", "FD DURATION"}, arm},
    {{"disarm", "FD"}, disarm},
    {{"signalfd", "NEW SIGNAL"}, signalFd},
    {{"raise", "SIGNAL"}, raiseSignal},
    {{"file", "NEW"}, file},
    {{"open", "NEW TEXT"}, open},
    {{"inotify", "NEW"}, inotify},
    {{"epoll", "NEW"}, epoll},
    {{"epoll-add", "FD FD EVENTS"}, epollAdd},
}};

} // namespace

std::span<const Verb> otherVerbs() { return kVerbs; }

} // namespace readyscope::semantics
