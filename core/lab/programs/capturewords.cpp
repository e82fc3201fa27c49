// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/capturewords.h"

#include "core/multiplexer/multiplexer.h"
#include "core/multiplexer/timeouts.h"
#include "core/text/duration.h"

namespace readyscope {

namespace {

bool isEpoll(Backend backend) { return backend == Backend::Epoll || backend == Backend::EpollEt; }
bool tellsEdges(Backend backend) { return backend == Backend::EpollEt || backend == Backend::IoUring; }

// What a backend can say, in the order in which it is said.
std::string bitsInC(Backend backend) {
    std::string lines;
    for (const EventName& event : kEventNames)
        if (answersInSets(backend) == Events(event.bit).isSets()) {
            const std::string name(event.name);
            lines += answersInSets(backend) ? "    {" : "    {POLL";
            lines.append(name).append(", \"").append(name).append("\"},\n");
        }
    return lines;
}

std::string callOf(Backend backend) {
    if (isEpoll(backend))
        return "epoll_pwait2";
    return backend == Backend::IoUring ? "io_uring_enter" : std::string(nameOf(backend));
}

} // namespace

Marks marksOf(Backend backend, Nanos timeout) {
    Nanos passed = timeout;
    const int milliseconds = toMilliseconds(timeout, passed);
    const bool looksByPoll = isEpoll(backend) || backend == Backend::IoUring;
    Marks marks{{"backend", std::string(nameOf(backend))},
                {"bits", bitsInC(backend)},
                {"call", callOf(backend)},
                {"look-call", looksByPoll ? "poll" : callOf(backend)},
                {"take", backend == Backend::Epoll ? "take" : "tell"},
                {"timeout", formatDuration(timeout)},
                {"milliseconds", std::to_string(milliseconds)},
                {"limit", timeout == kInfinite ? "NULL" : "&limit"}};
    if (timeout != kInfinite) {
        const Nanos rounded = roundedUp(timeout, backend == Backend::Select ? kMicrosecond : 1);
        marks["seconds"] = std::to_string(rounded / kSecond);
        marks["nanoseconds"] = std::to_string(rounded % kSecond);
        marks["microseconds"] = std::to_string(rounded % kSecond / kMicrosecond);
    }
    return marks;
}

bool holds(std::string_view condition, Backend backend, Nanos timeout) {
    // Whether the signal mask is changed within the call, or around it.
    if (condition == "within" || condition == "around")
        return (backend == Backend::Select || backend == Backend::Poll) == (condition == "around");
    if (condition == "edge" || condition == "level")
        return tellsEdges(backend) == (condition == "edge");
    if (condition == "finite")
        return timeout != kInfinite;
    if (condition == "zero" || condition == "nonzero")
        return (timeout == 0) == (condition == "zero");
    if (condition == "sets")
        return answersInSets(backend);
    return condition == nameOf(backend);
}

std::string watchPieceOf(Backend backend) {
    if (answersInSets(backend))
        return "watch/sets";
    if (isEpoll(backend))
        return "watch/epoll";
    return backend == Backend::IoUring ? "watch/io_uring" : "watch/pollfds";
}

std::string eventsInC(Backend backend, Events interest) {
    const std::string prefix = answersInSets(backend) ? "" : isEpoll(backend) ? "EPOLL" : "POLL";
    const Events asked = inWordsOf(backend, interest) - kUnaskable;
    std::string words;
    for (const EventName& event : kEventNames)
        if (asked.any(event.bit))
            words += (words.empty() ? "" : " | ") + prefix + std::string(event.name);
    return words.empty() ? "0" : words;
}

} // namespace readyscope
