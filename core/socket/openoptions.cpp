// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/openparts.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

namespace readyscope::opening {

namespace {

bool setNumber(int fd, int level, int option, int value) {
    return ::setsockopt(fd, level, option, &value, sizeof value) == 0;
}

struct Option {
    bool wanted;
    int level;
    int name;
    int value;
    const char* call;
};

Status setEach(int fd, const Address& address, std::initializer_list<Option> options) {
    for (const Option& option : options)
        if (option.wanted && !setNumber(fd, option.level, option.name, option.value))
            return failed(option.call, address);
    return Done{};
}

Status setSocketOptions(int fd, const Address& address, bool reuseAddress) {
    const auto number = [](const std::optional<int>& value) { return value.value_or(0); };
    return setEach(
        fd, address,
        {{reuseAddress, SOL_SOCKET, SO_REUSEADDR, 1, "setsockopt SO_REUSEADDR"},
         {address.reusePort, SOL_SOCKET, SO_REUSEPORT, 1, "setsockopt SO_REUSEPORT"},
         {address.keepAlive, SOL_SOCKET, SO_KEEPALIVE, 1, "setsockopt SO_KEEPALIVE"},
         {address.oobInline, SOL_SOCKET, SO_OOBINLINE, 1, "setsockopt SO_OOBINLINE"},
         {address.broadcast, SOL_SOCKET, SO_BROADCAST, 1, "setsockopt SO_BROADCAST"},
         {address.sendBuffer.has_value(), SOL_SOCKET, SO_SNDBUF, number(address.sendBuffer), "setsockopt SO_SNDBUF"},
         {address.receiveBuffer.has_value(), SOL_SOCKET, SO_RCVBUF, number(address.receiveBuffer),
          "setsockopt SO_RCVBUF"},
         {address.lowWater.has_value(), SOL_SOCKET, SO_RCVLOWAT, number(address.lowWater), "setsockopt SO_RCVLOWAT"}});
}

// A dual-stack socket has both families' (ip(7), ipv6(7)); sending to a group has a hop limit and a loop of its own.
Status setHops(int fd, const Address& address, int family) {
    const bool six = family == AF_INET6;
    const bool four = family == AF_INET || (six && !address.v6Only);
    const bool hops = address.ttl.has_value();
    const bool group = isDatagram(address.kind);
    const int ttl = address.ttl.value_or(0);
    return setEach(fd, address,
                   {{four && hops, IPPROTO_IP, IP_TTL, ttl, "setsockopt IP_TTL"},
                    {six && hops, IPPROTO_IPV6, IPV6_UNICAST_HOPS, ttl, "setsockopt IPV6_UNICAST_HOPS"},
                    {four && hops && group, IPPROTO_IP, IP_MULTICAST_TTL, ttl, "setsockopt IP_MULTICAST_TTL"},
                    {six && hops && group, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, ttl, "setsockopt IPV6_MULTICAST_HOPS"},
                    {four && !address.loop, IPPROTO_IP, IP_MULTICAST_LOOP, 0, "setsockopt IP_MULTICAST_LOOP"},
                    {six && !address.loop, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0, "setsockopt IPV6_MULTICAST_LOOP"}});
}

Status joinGroup(int fd, const Address& address, const Group& group) {
    group_req request{};
    if (!group.interface.empty()) {
        request.gr_interface = ::if_nametoindex(group.interface.c_str());
        if (request.gr_interface == 0)
            return SysError{"if_nametoindex", errno, address.text, "there is no interface " + group.interface};
    }
    auto* v4 = reinterpret_cast<sockaddr_in*>(&request.gr_group);
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&request.gr_group);
    const bool six = ::inet_pton(AF_INET6, group.address.c_str(), &v6->sin6_addr) == 1;
    if (!six)
        ::inet_pton(AF_INET, group.address.c_str(), &v4->sin_addr);
    request.gr_group.ss_family = six ? AF_INET6 : AF_INET;
    if (::setsockopt(fd, six ? IPPROTO_IPV6 : IPPROTO_IP, MCAST_JOIN_GROUP, &request, sizeof request) != 0)
        return failed("setsockopt MCAST_JOIN_GROUP", address);
    return Done{};
}

} // namespace

Status setOptions(int fd, const Address& address, int family, bool reuseAddress) {
    if (Status set = setSocketOptions(fd, address, reuseAddress); !set)
        return set;
    if (family != AF_INET && family != AF_INET6)
        return Done{};
    const bool tcp = address.kind == Kind::TcpClient || address.kind == Kind::TcpListener;
    if (tcp && address.noDelay && !setNumber(fd, IPPROTO_TCP, TCP_NODELAY, 1))
        return failed("setsockopt TCP_NODELAY", address);
    // "*" is one dual-stack socket whatever net.ipv6.bindv6only says.
    if (family == AF_INET6 && !setNumber(fd, IPPROTO_IPV6, IPV6_V6ONLY, address.v6Only ? 1 : 0))
        return failed("setsockopt IPV6_V6ONLY", address);
    if (Status set = setHops(fd, address, family); !set)
        return set;
    return address.join ? joinGroup(fd, address, *address.join) : Status(Done{});
}

} // namespace readyscope::opening
