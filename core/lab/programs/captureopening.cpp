// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/programs/captureopening.h"

#include "core/lab/programs/ctext.h"
#include "core/text/errors.h"

#include <optional>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace readyscope {

namespace {

std::string hostInC(const std::string& host) {
    if (host == "*")
        return "NULL";
    return cString(host.empty() ? "127.0.0.1" : host);
}

bool isInet(Kind kind) {
    return kind == Kind::TcpClient || kind == Kind::TcpListener || kind == Kind::UdpConnected || kind == Kind::UdpBound;
}

// A number of IPv4, or none, which means one.
bool isIpv4(const std::string& host) {
    in_addr address{};
    return host.empty() || ::inet_pton(AF_INET, host.c_str(), &address) == 1;
}

// As core/socket/openoptions.cpp sets them.
class OptionList {
public:
    explicit OptionList(const Address& address) : m_address(address) {
        addCommon();
        if (isInet(address.kind))
            addInet();
    }
    std::string text() const {
        if (m_entries.empty())
            return "NULL";
        return "(const struct option[]){" + m_entries + "\n        {0, 0, 0, 0, NULL}}";
    }

private:
    void add(bool wanted, const std::string& family, const std::string& level, const std::string& name, int value) {
        if (!wanted)
            return;
        m_entries += "\n        {" + family;
        m_entries += ", " + level + ", " + name + ", " + std::to_string(value) + ", \"" + name + "\"},";
    }
    void addSocket(bool wanted, const std::string& name, int value = 1) {
        add(wanted, "AF_UNSPEC", "SOL_SOCKET", name, value);
    }
    void addSocket(const std::optional<int>& value, const std::string& name) {
        addSocket(value.has_value(), name, value.value_or(0));
    }

    void addCommon() {
        addSocket(m_address.reuseAddress && m_address.kind == Kind::TcpListener, "SO_REUSEADDR");
        addSocket(m_address.reusePort, "SO_REUSEPORT");
        addSocket(m_address.keepAlive, "SO_KEEPALIVE");
        addSocket(m_address.oobInline, "SO_OOBINLINE");
        addSocket(m_address.broadcast, "SO_BROADCAST");
        addSocket(m_address.sendBuffer, "SO_SNDBUF");
        addSocket(m_address.receiveBuffer, "SO_RCVBUF");
        addSocket(m_address.lowWater, "SO_RCVLOWAT");
    }

    void addInet() {
        const bool tcp = m_address.kind == Kind::TcpClient || m_address.kind == Kind::TcpListener;
        const int ttl = m_address.ttl.value_or(0);
        const bool hops = m_address.ttl.has_value();
        const bool mayBeSix = !isIpv4(m_address.place.host);
        add(tcp && m_address.noDelay, "AF_UNSPEC", "IPPROTO_TCP", "TCP_NODELAY", 1);
        add(mayBeSix, "AF_INET6", "IPPROTO_IPV6", "IPV6_V6ONLY", m_address.v6Only ? 1 : 0);
        // A socket of both families has both families' options (ip(7), ipv6(7)).
        const char* const four = m_address.v6Only ? "AF_INET" : "AF_UNSPEC";
        add(hops, four, "IPPROTO_IP", "IP_TTL", ttl);
        add(hops && mayBeSix, "AF_INET6", "IPPROTO_IPV6", "IPV6_UNICAST_HOPS", ttl);
        add(hops && !tcp, four, "IPPROTO_IP", "IP_MULTICAST_TTL", ttl);
        add(hops && !tcp && mayBeSix, "AF_INET6", "IPPROTO_IPV6", "IPV6_MULTICAST_HOPS", ttl);
        add(!m_address.loop, four, "IPPROTO_IP", "IP_MULTICAST_LOOP", 0);
        add(!m_address.loop && mayBeSix, "AF_INET6", "IPPROTO_IPV6", "IPV6_MULTICAST_LOOP", 0);
    }

    const Address& m_address;
    std::string m_entries;
};

std::string pairTypeInC(Kind kind) {
    if (kind == Kind::PairDatagram)
        return "SOCK_DGRAM";
    return kind == Kind::PairSeqpacket ? "SOCK_SEQPACKET" : "SOCK_STREAM";
}

} // namespace

std::string signalInC(int signal) {
    const std::string name = signalName(signal);
    return name.starts_with("SIG") ? name : std::to_string(signal);
}

Marks marksOf(const Address& address) {
    const std::optional<Group>& group = address.join;
    return {{"host", hostInC(address.place.host)},
            {"port", cString(std::to_string(address.place.port))},
            {"near-host", address.bind ? hostInC(address.bind->host) : "NULL"},
            {"near-port", address.bind ? cString(std::to_string(address.bind->port)) : "NULL"},
            {"backlog", std::to_string(address.backlog)},
            {"options", OptionList(address).text()},
            {"path", cString(address.path)},
            {"number", std::to_string(address.number)},
            {"signal", signalInC(static_cast<int>(address.number))},
            {"period-seconds", std::to_string(address.period / kSecond)},
            {"period-nanoseconds", std::to_string(address.period % kSecond)},
            {"type", pairTypeInC(address.kind)},
            {"group", group ? cString(group->address) : "NULL"},
            {"interface", group && !group->interface.empty() ? cString(group->interface) : "NULL"}};
}

} // namespace readyscope
