// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/addressparts.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>

namespace readyscope {

namespace {

std::string hostPortText(const HostPort& place) {
    std::string port = std::to_string(place.port);
    if (place.host.empty())
        return port;
    if (place.host.find(':') != std::string::npos)
        return '[' + place.host + "]:" + port;
    return place.host + ':' + port;
}

std::string escaped(std::string_view path) {
    std::string text;
    for (const char c : path) {
        if (c == ',' || c == '\\')
            text += '\\';
        text += c;
    }
    return text;
}

std::string placeText(const Address& address) {
    switch (address.kind) {
    case Kind::UnixClient:
    case Kind::UnixListener:
    case Kind::UnixAccepted:
    case Kind::UnixDatagram:
    case Kind::UnixDatagramBound:
    case Kind::UnixSeqpacket:
    case Kind::UnixSeqpacketListener:
    case Kind::UnixSeqpacketAccepted:
    case Kind::Fifo:
    case Kind::FifoWrite:
    case Kind::Tty:
    case Kind::File:
        return escaped(address.path);
    case Kind::PipeRead:
    case Kind::PipeWrite:
    case Kind::Stdin:
    case Kind::Pty:
    case Kind::PairStream:
        return {};
    case Kind::PairDatagram:
    case Kind::PairSeqpacket:
        return std::string(addressing::pairTypeOf(address.kind));
    case Kind::EventFd:
        return address.number == 0 ? std::string() : std::to_string(address.number);
    case Kind::TimerFd:
        return formatDuration(address.period);
    case Kind::SignalFd:
        return signalName(static_cast<int>(address.number));
    case Kind::Inherited:
        return std::to_string(address.number);
    case Kind::TcpClient:
    case Kind::TcpListener:
    case Kind::TcpAccepted:
    case Kind::UdpConnected:
    case Kind::UdpBound:
        break;
    }
    return hostPortText(address.place);
}

std::string groupText(const Group& group) {
    return group.interface.empty() ? group.address : group.address + '@' + group.interface;
}

std::string eventsText(Events events) {
    std::string text = events.empty() ? "none" : toString(events);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// Collects the options that differ from what the kind holds anyway and that the kind can have.
class OptionText {
public:
    explicit OptionText(const Address& address) : m_kind(address.kind) {}

    void add(std::string_view name, bool differs, const std::string& value) {
        if (!differs || !addressing::takesOption(m_kind, name))
            return;
        m_text += ',';
        m_text += name;
        if (!value.empty())
            m_text += '=' + value;
    }
    void addSwitch(std::string_view name, bool on, bool usually) { add(name, on != usually, on ? "" : "off"); }
    void addNumber(std::string_view name, const std::optional<int>& number) {
        add(name, number.has_value(), number ? std::to_string(*number) : "");
    }
    const std::string& text() const { return m_text; }

private:
    Kind m_kind;
    std::string m_text;
};

} // namespace

std::string formatAddress(const Address& address) {
    const Address usual = defaultAddress(address.kind);
    OptionText options(address);
    options.add("name", !address.name.empty(), address.name);
    options.add("interest", address.interest != usual.interest, eventsText(address.interest));
    options.add("policy", address.policy != usual.policy, std::string(nameOf(address.policy)));
    options.add("child-interest", address.childInterest != usual.childInterest, eventsText(address.childInterest));
    options.add("child-policy", address.childPolicy != usual.childPolicy, std::string(nameOf(address.childPolicy)));
    options.add("backlog", address.backlog != usual.backlog, std::to_string(address.backlog));
    options.addSwitch("reuseaddr", address.reuseAddress, usual.reuseAddress);
    options.addSwitch("reuseport", address.reusePort, usual.reusePort);
    options.addSwitch("v6only", address.v6Only, usual.v6Only);
    options.addSwitch("nodelay", address.noDelay, usual.noDelay);
    options.addSwitch("keepalive", address.keepAlive, usual.keepAlive);
    options.add("bind", address.bind.has_value(), address.bind ? hostPortText(*address.bind) : "");
    options.add("connect-timeout", address.connectTimeout != usual.connectTimeout,
                formatDuration(address.connectTimeout));
    options.addNumber("sndbuf", address.sendBuffer);
    options.addNumber("rcvbuf", address.receiveBuffer);
    options.addNumber("rcvlowat", address.lowWater);
    options.addSwitch("oobinline", address.oobInline, usual.oobInline);
    options.addSwitch("broadcast", address.broadcast, usual.broadcast);
    options.addNumber("ttl", address.ttl);
    options.add("join", address.join.has_value(), address.join ? groupText(*address.join) : "");
    options.addSwitch("loop", address.loop, usual.loop);
    return std::string(nameOf(address.kind)) + ':' + placeText(address) + options.text();
}

} // namespace readyscope
