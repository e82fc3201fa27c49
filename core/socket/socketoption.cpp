// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/socketoption.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>

namespace readyscope {

namespace {

constexpr SocketOption number(std::string_view name, std::string_view constant, int level, int which, int least) {
    return {name, constant, level, which, false, least, level, which};
}
constexpr SocketOption toggle(std::string_view name, std::string_view constant, int level, int which) {
    return {name, constant, level, which, true, 0, level, which};
}

constexpr std::array kOptions{
    number("sndbuf", "SO_SNDBUF", SOL_SOCKET, SO_SNDBUF, 0),
    number("rcvbuf", "SO_RCVBUF", SOL_SOCKET, SO_RCVBUF, 0),
    number("rcvlowat", "SO_RCVLOWAT", SOL_SOCKET, SO_RCVLOWAT, 0),
    toggle("oobinline", "SO_OOBINLINE", SOL_SOCKET, SO_OOBINLINE),
    toggle("nodelay", "TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY),
    toggle("keepalive", "SO_KEEPALIVE", SOL_SOCKET, SO_KEEPALIVE),
    toggle("reuseaddr", "SO_REUSEADDR", SOL_SOCKET, SO_REUSEADDR),
    toggle("reuseport", "SO_REUSEPORT", SOL_SOCKET, SO_REUSEPORT),
    toggle("v6only", "IPV6_V6ONLY", IPPROTO_IPV6, IPV6_V6ONLY),
    toggle("broadcast", "SO_BROADCAST", SOL_SOCKET, SO_BROADCAST),
    SocketOption{"ttl", "IP_TTL", IPPROTO_IP, IP_TTL, false, 1, IPPROTO_IPV6, IPV6_UNICAST_HOPS},
    SocketOption{"loop", "IP_MULTICAST_LOOP", IPPROTO_IP, IP_MULTICAST_LOOP, true, 0, IPPROTO_IPV6,
                 IPV6_MULTICAST_LOOP},
};

bool sameWord(std::string_view a, std::string_view b) {
    return a.size() == b.size() && ::strncasecmp(a.data(), b.data(), a.size()) == 0;
}

struct Place {
    int level;
    int number;
};

Place placeFor(int fd, const SocketOption& option) {
    int family = 0;
    socklen_t length = sizeof family;
    const bool isSix = ::getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &family, &length) == 0 && family == AF_INET6;
    return isSix ? Place{option.level6, option.number6} : Place{option.level, option.number};
}

SysError failed(const char* call, const SocketOption& option, const std::string& subject) {
    return {call, errno, subject, std::string(option.constant)};
}

} // namespace

std::span<const SocketOption> socketOptions() { return kOptions; }

const SocketOption* socketOptionNamed(std::string_view name) {
    const auto* const found = std::find_if(kOptions.begin(), kOptions.end(),
                                           [name](const SocketOption& option) { return sameWord(option.name, name); });
    return found == kOptions.end() ? nullptr : found;
}

std::optional<int> optionValue(const SocketOption& option, std::string_view text) {
    if (option.isSwitch) {
        for (const std::string_view on : {"on", "yes", "1"})
            if (sameWord(text, on))
                return 1;
        for (const std::string_view off : {"off", "no", "0"})
            if (sameWord(text, off))
                return 0;
        return std::nullopt;
    }
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < option.least)
        return std::nullopt;
    return value;
}

std::string optionText(const SocketOption& option, int value) {
    if (option.isSwitch)
        return value != 0 ? "on" : "off";
    return std::to_string(value);
}

Result<int> readOption(int fd, const SocketOption& option, const std::string& subject) {
    const Place place = placeFor(fd, option);
    int value = 0;
    socklen_t length = sizeof value;
    if (::getsockopt(fd, place.level, place.number, &value, &length) != 0)
        return failed("getsockopt", option, subject);
    return option.isSwitch ? int{value != 0} : value;
}

Result<int> setOption(int fd, const SocketOption& option, int value, const std::string& subject) {
    const Place place = placeFor(fd, option);
    if (::setsockopt(fd, place.level, place.number, &value, sizeof value) != 0)
        return failed("setsockopt", option, subject);
    return readOption(fd, option, subject);
}

} // namespace readyscope
