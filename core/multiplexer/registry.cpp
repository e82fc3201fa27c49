// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/multiplexer/registry.h"

#include "core/multiplexer/epoll.h"
#ifdef READYSCOPE_HAS_IO_URING
#include "core/multiplexer/iouring.h"
#endif
#include "core/multiplexer/poll.h"
#include "core/multiplexer/ppoll.h"
#include "core/multiplexer/pselect.h"
#include "core/multiplexer/select.h"
#include "core/socket/fd.h"
#include "core/text/errors.h"

#include <fstream>

#include <sys/eventfd.h>

namespace readyscope {

namespace {

const char* noteOf(Backend backend) {
    const bool exact = traitsOf(backend).resolution == 1;
    switch (backend) {
    case Backend::Select:
        return READYSCOPE_TEXT("tells read, write, except; timeout to 1 µs; descriptors 0 to 1023");
    case Backend::PSelect:
        return READYSCOPE_TEXT("tells read, write, except; timeout to 1 ns; signal mask; descriptors 0 to 1023");
    case Backend::Poll:
        return READYSCOPE_TEXT("tells every event; timeout to 1 ms");
    case Backend::PPoll:
        return READYSCOPE_TEXT("tells every event; timeout to 1 ns; signal mask");
    case Backend::Epoll:
        return exact ? READYSCOPE_TEXT("tells every event but NVAL; timeout to 1 ns; signal mask")
                     : READYSCOPE_TEXT("tells every event but NVAL; timeout to 1 ms (no epoll_pwait2); signal mask");
    case Backend::EpollEt:
        return exact ? READYSCOPE_TEXT("tells edges of every event but NVAL; timeout to 1 ns; signal mask")
                     : READYSCOPE_TEXT("tells edges of every event but NVAL; timeout to 1 ms (no epoll_pwait2); "
                                       "signal mask");
    case Backend::IoUring:
        return READYSCOPE_TEXT("tells edges of every event but NVAL; timeout to 1 ns; signal mask");
    }
    return "";
}

// Why the kernel refuses it. io_uring is what administrators and containers forbid.
Sentence refusalOf(Backend backend, int error) {
    if (backend != Backend::IoUring)
        return {READYSCOPE_TEXT("this kernel refuses it: %1"), {std::string(errnoName(error))}};
    std::ifstream setting("/proc/sys/kernel/io_uring_disabled");
    int disabled = 0;
    if (error == EPERM && setting >> disabled && disabled != 0)
        return {READYSCOPE_TEXT("forbidden by kernel.io_uring_disabled = %1"), {std::to_string(disabled)}};
    if (error == EPERM)
        return {READYSCOPE_TEXT("forbidden, by a seccomp filter as containers have it: EPERM"), {}};
    if (error == ENOSYS)
        return {READYSCOPE_TEXT("this kernel lacks it (Linux 5.13 has it), or a seccomp filter hides it: ENOSYS"), {}};
    if (error == ENOMEM)
        return {READYSCOPE_TEXT("no memory may be locked for its ring, raise ulimit -l: ENOMEM"), {}};
    return {READYSCOPE_TEXT("this kernel refuses it: %1"), {std::string(errnoName(error))}};
}

// A backend works if it names a descriptor that is ready.
int triedOut(Multiplexer& multiplexer) {
    const Fd ready(::eventfd(1, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!ready)
        return errno;
    std::vector<Ready> named;
    if (const Status added =
            multiplexer.add(1, ready.get(), inWordsOf(multiplexer.backend(), Events::In), Trigger::Level);
        !added)
        return added.error().errnum;
    const Outcome outcome = multiplexer.wait(0, nullptr, named);
    if (outcome.returned < 0)
        return outcome.error;
    if (multiplexer.anyRefused())
        return multiplexer.takeRefused().front().error;
    return named.size() == 1 ? 0 : ENOTSUP;
}

} // namespace

std::unique_ptr<Multiplexer> makeMultiplexer(Backend backend) {
    switch (backend) {
    case Backend::Select:
        return std::make_unique<SelectMultiplexer>();
    case Backend::PSelect:
        return std::make_unique<PSelectMultiplexer>();
    case Backend::Poll:
        return std::make_unique<PollMultiplexer>();
    case Backend::PPoll:
        return std::make_unique<PPollMultiplexer>();
    case Backend::Epoll:
    case Backend::EpollEt:
        return std::make_unique<EpollMultiplexer>(backend);
    case Backend::IoUring:
#ifdef READYSCOPE_HAS_IO_URING
        return std::make_unique<IoUringMultiplexer>();
#else
        break;
#endif
    }
    return nullptr;
}

const Traits& traitsOf(Backend backend) {
    static const Traits kNone{};
    switch (backend) {
    case Backend::Select:
        return SelectMultiplexer::kTraits;
    case Backend::PSelect:
        return PSelectMultiplexer::kTraits;
    case Backend::Poll:
        return PollMultiplexer::kTraits;
    case Backend::PPoll:
        return PPollMultiplexer::kTraits;
    case Backend::Epoll:
    case Backend::EpollEt:
        return EpollMultiplexer::traitsOf(backend);
    case Backend::IoUring:
#ifdef READYSCOPE_HAS_IO_URING
        return IoUringMultiplexer::kTraits;
#else
        break;
#endif
    }
    return kNone;
}

BackendInfo probeBackend(Backend backend) {
    BackendInfo info{backend, false, {noteOf(backend), {}}};
    const std::unique_ptr<Multiplexer> multiplexer = makeMultiplexer(backend);
    if (!multiplexer) {
        info.note = {READYSCOPE_TEXT("this program was built without liburing"), {}};
        return info;
    }
    // Descriptors may be so many that the trial's own number is beyond select's; the call itself is there all the same.
    const int error = triedOut(*multiplexer);
    info.works = error == 0 || error == EMFILE || error == ENFILE;
    if (!info.works)
        info.note = refusalOf(backend, error);
    return info;
}

std::vector<BackendInfo> probeBackends() {
    std::vector<BackendInfo> all;
    for (const Backend backend : kBackends)
        all.push_back(probeBackend(backend));
    return all;
}

} // namespace readyscope
