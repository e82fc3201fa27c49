// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/errors.h"

#include <array>
#include <charconv>
#include <map>
#include <mutex>

#include <csignal>
#include <cstring>
#include <strings.h>

namespace readyscope {

namespace {

// Names for numbers that the C library has none for; they live as long as the program, so that views of them do too.
std::string_view unnamedErrno(int errnum) {
    static std::mutex mutex;
    static std::map<int, std::string> names;
    const std::lock_guard lock(mutex);
    std::string& name = names[errnum];
    if (name.empty())
        name = "E" + std::to_string(errnum);
    return name;
}

// Second names. SIGPOLL is the C library's own for what everybody knows as SIGIO (signal(7)).
struct SignalAlias {
    std::string_view name;
    int signal;
};
constexpr std::array<SignalAlias, 4> kAliases{{{"IO", SIGIO}, {"POLL", SIGIO}, {"IOT", SIGABRT}, {"CLD", SIGCHLD}}};

bool sameWord(std::string_view a, std::string_view b) {
    return a.size() == b.size() && ::strncasecmp(a.data(), b.data(), a.size()) == 0;
}

bool takePrefix(std::string_view& text, std::string_view prefix) {
    if (!sameWord(text.substr(0, prefix.size()), prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

// What follows RTMIN or RTMAX: nothing, or a sign and a number.
int realTimeSignal(std::string_view offset, int base, char sign) {
    int by = 0;
    if (!offset.empty()) {
        const char* end = offset.data() + offset.size();
        if (offset.front() != sign || offset.size() < 2 || offset[1] < '0' || offset[1] > '9')
            return 0;
        const auto [stop, error] = std::from_chars(offset.data() + 1, end, by);
        if (error != std::errc() || stop != end || by > SIGRTMAX - SIGRTMIN)
            return 0;
    }
    return sign == '+' ? base + by : base - by;
}

} // namespace

std::string_view errnoName(int errnum) {
    if (errnum == 0)
        return {};
    const char* name = ::strerrorname_np(errnum);
    return name != nullptr ? std::string_view(name) : unnamedErrno(errnum);
}

int errnoNamed(std::string_view name) {
    static const auto kNumbers = [] {
        std::map<std::string, int, std::less<>> numbers;
        for (int errnum = 1; errnum < 4096; ++errnum) // MAX_ERRNO of the kernel
            if (const char* known = ::strerrorname_np(errnum))
                numbers.emplace(known, errnum);
        return numbers;
    }();
    if (const auto known = kNumbers.find(name); known != kNumbers.end())
        return known->second;
    int errnum = 0;
    const char* const end = name.data() + name.size();
    if (name.size() < 2 || name.front() != 'E' || name[1] < '1' || name[1] > '9')
        return 0;
    const auto [stop, error] = std::from_chars(name.data() + 1, end, errnum);
    return error == std::errc() && stop == end && errnum < 4096 ? errnum : 0;
}

std::string signalName(int signal) {
    if (signal == SIGIO)
        return "SIGIO";
    // The C library keeps the first real-time signals for itself; they have no name here.
    if (signal == SIGRTMIN)
        return "SIGRTMIN";
    if (signal > SIGRTMIN && signal <= SIGRTMAX)
        return "SIGRTMIN+" + std::to_string(signal - SIGRTMIN);
    const char* name = ::sigabbrev_np(signal);
    return name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(signal);
}

int signalNamed(std::string_view name) {
    takePrefix(name, "SIG");
    for (const SignalAlias& alias : kAliases)
        if (sameWord(alias.name, name))
            return alias.signal;
    for (int signal = 1; signal < SIGRTMIN; ++signal)
        if (const char* known = ::sigabbrev_np(signal); known != nullptr && sameWord(known, name))
            return signal;
    if (takePrefix(name, "RTMIN"))
        return realTimeSignal(name, SIGRTMIN, '+');
    if (takePrefix(name, "RTMAX"))
        return realTimeSignal(name, SIGRTMAX, '-');
    return 0;
}

} // namespace readyscope
