// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/model.h"

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

constexpr int kAioThreads = 20; // of glibc, which reads in threads (aio(7)); each holds one descriptor

constexpr std::array<ModelStep, 0> kNothing{};
constexpr std::array kReceive{ModelStep{Act::Receive, "recvfrom"}};
constexpr std::array kMakeNonBlocking{ModelStep{Act::MakeNonBlocking, "fcntl"}};
constexpr std::array kWatch{ModelStep{Act::MakeNonBlocking, "fcntl"}, ModelStep{Act::Watch, ""}};
constexpr std::array kSubmit{ModelStep{Act::Submit, "io_uring_enter"}};
constexpr std::array kCompletions{ModelStep{Act::AwaitCompletion, "io_uring_enter"},
                                  ModelStep{Act::Submit, "io_uring_enter"}};
constexpr std::array kAioSubmit{ModelStep{Act::Submit, "aio_read"}};
constexpr std::array kAioCompletions{ModelStep{Act::AwaitCompletion, "aio_suspend"},
                                     ModelStep{Act::Submit, "aio_read"}};
constexpr std::array kSigio{ModelStep{Act::MakeNonBlocking, "fcntl"}, ModelStep{Act::TakeSignals, "fcntl"}};
constexpr std::array kSigrt{ModelStep{Act::MakeNonBlocking, "fcntl"}, ModelStep{Act::QueueSignals, "fcntl"},
                            ModelStep{Act::TakeSignals, "fcntl"}};
constexpr std::array kSigioLoop{ModelStep{Act::AwaitSignal, "sigsuspend"}, ModelStep{Act::Drain, "recvfrom"}};
constexpr std::array kSigrtLoop{ModelStep{Act::AwaitSignal, "sigsuspend"}, ModelStep{Act::Receive, "recvfrom"}};

template <const char* const& Call, Act How>
constexpr std::array kWaitAnd{ModelStep{Act::Wait, Call}, ModelStep{How, "recvfrom"}};

constexpr const char* kSelect = "select";
constexpr const char* kPSelect = "pselect";
constexpr const char* kPoll = "poll";
constexpr const char* kPPoll = "ppoll";
constexpr const char* kEpoll = "epoll_pwait2";
constexpr const char* kIoUring = "io_uring_enter";

constexpr const char* kBlocking = READYSCOPE_TEXT("Blocking");
constexpr const char* kNonBlocking = READYSCOPE_TEXT("Non-blocking");
constexpr const char* kMultiplexing = READYSCOPE_TEXT("Multiplexing");
constexpr const char* kSignalDriven = READYSCOPE_TEXT("Signal-driven");
constexpr const char* kAsynchronous = READYSCOPE_TEXT("Asynchronous");

constexpr const char* kScansAll =
    READYSCOPE_TEXT("Two calls where blocking needs one: with one descriptor it only costs. It pays from the second "
                    "one on.");
constexpr const char* kAsksAFew =
    READYSCOPE_TEXT("Two calls where blocking needs one. It pays from the second descriptor on, and a wait costs no "
                    "more with a thousand.");
constexpr const char* kTellsEdges =
    READYSCOPE_TEXT("It tells of what came, not of what is there: each descriptor is read until it would block, a call "
                    "more for every event.");

constexpr const char* kOfSelect = READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.3, and 6.3; select(2)");
constexpr const char* kOfPoll = READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.3, and 6.10; poll(2)");
constexpr const char* kOfEpoll = READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.3; epoll(7)");
constexpr const char* kOfPollRing =
    READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.3; io_uring(7), io_uring_prep_poll_add(3)");
constexpr const char* kOfSignals =
    READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.4, and chapter 25; F_SETSIG in fcntl(2), signal(7)");

constexpr Model multiplexing(Backend backend, const char* variant, const char* lesson, const char* readOn,
                             std::span<const ModelStep> loop) {
    return {variant, IoModel::Multiplexing, kMultiplexing, variant, lesson, readOn, backend, false, 0, kWatch, loop};
}

constexpr std::array kModels{
    Model{"blocking", IoModel::Blocking, kBlocking, READYSCOPE_TEXT("a thread a descriptor"),
          READYSCOPE_TEXT("The call sleeps until the data has come and is copied: one call, simple, and one thread for "
                          "every descriptor."),
          READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.1; recvfrom(2)"), std::nullopt, true, 0, kNothing,
          kReceive},
    Model{"non-blocking", IoModel::NonBlocking, kNonBlocking, READYSCOPE_TEXT("polling loop"),
          READYSCOPE_TEXT("Nothing sleeps, so nothing has to wake: the soonest of all, paid with a whole core and "
                          "thousands of calls for nothing."),
          READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.2, and chapter 16; O_NONBLOCK in fcntl(2)"),
          std::nullopt, false, 0, kMakeNonBlocking, kReceive},
    multiplexing(Backend::Select, "select", kScansAll, kOfSelect, kWaitAnd<kSelect, Act::Receive>),
    multiplexing(Backend::PSelect, "pselect", kScansAll, kOfSelect, kWaitAnd<kPSelect, Act::Receive>),
    multiplexing(Backend::Poll, "poll", kScansAll, kOfPoll, kWaitAnd<kPoll, Act::Receive>),
    multiplexing(Backend::PPoll, "ppoll", kScansAll, kOfPoll, kWaitAnd<kPPoll, Act::Receive>),
    multiplexing(Backend::Epoll, "epoll", kAsksAFew, kOfEpoll, kWaitAnd<kEpoll, Act::Receive>),
    multiplexing(Backend::EpollEt, "epoll-et", kTellsEdges, kOfEpoll, kWaitAnd<kEpoll, Act::Drain>),
    multiplexing(Backend::IoUring, "io_uring", kTellsEdges, kOfPollRing, kWaitAnd<kIoUring, Act::Drain>),
    Model{"signal-driven", IoModel::SignalDriven, kSignalDriven, READYSCOPE_TEXT("SIGRTMIN, queued"),
          READYSCOPE_TEXT("The kernel calls you: no call waits for the data. The handler may do little, and the queue "
                          "of signals can overflow."),
          kOfSignals, std::nullopt, false, 0, kSigrt, kSigrtLoop},
    Model{"sigio", IoModel::SignalDriven, kSignalDriven, READYSCOPE_TEXT("SIGIO, one bit"),
          READYSCOPE_TEXT("One bit stands for all that came: signals merge, none says which descriptor it is of, and "
                          "all are read until they would block."),
          kOfSignals, std::nullopt, false, 0, kSigio, kSigioLoop},
    Model{"asynchronous", IoModel::Asynchronous, kAsynchronous, "io_uring",
          READYSCOPE_TEXT("When the call returns the data is in your buffer already. One call an event, and one ring "
                          "for any number of descriptors."),
          READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.5; io_uring(7)"), std::nullopt, false, 0, kSubmit,
          kCompletions},
    Model{"aio", IoModel::Asynchronous, kAsynchronous, READYSCOPE_TEXT("POSIX aio"),
          READYSCOPE_TEXT("The C library makes it of threads that block in read: each holds one descriptor, and "
                          "whoever waits for them is woken by a thread that was woken itself."),
          READYSCOPE_TEXT("UNIX Network Programming 1, 6.2, figure 6.5; aio(7)"), std::nullopt, false, kAioThreads,
          kAioSubmit, kAioCompletions},
};

} // namespace

std::span<const Model> models() { return kModels; }

const Model* modelNamed(std::string_view name) {
    const auto found = std::ranges::find(kModels, name, &Model::name);
    return found == kModels.end() ? nullptr : &*found;
}

} // namespace readyscope
