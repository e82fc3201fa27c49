// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/addressparts.h"
#include "core/text/duration.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace readyscope::addressing {

namespace {

const Sentence kMissing{READYSCOPE_TEXT("missing"), {}};

constexpr unsigned bitOf(Kind kind) { return 1U << static_cast<unsigned>(kind); }
constexpr unsigned kAny = ~0U;
static_assert(kKindCount <= 32);
constexpr unsigned kListeners =
    bitOf(Kind::TcpListener) | bitOf(Kind::UnixListener) | bitOf(Kind::UnixSeqpacketListener);
constexpr unsigned kTcp = bitOf(Kind::TcpClient) | bitOf(Kind::TcpListener);
constexpr unsigned kClients = bitOf(Kind::TcpClient) | bitOf(Kind::UdpConnected);
constexpr unsigned kPorts = kTcp | bitOf(Kind::UdpConnected) | bitOf(Kind::UdpBound);
constexpr unsigned kBoundPorts = bitOf(Kind::TcpListener) | bitOf(Kind::UdpBound);
constexpr unsigned kUdp = bitOf(Kind::UdpConnected) | bitOf(Kind::UdpBound);
constexpr unsigned kUnixStream = bitOf(Kind::UnixClient) | bitOf(Kind::UnixListener) | bitOf(Kind::PairStream);
constexpr unsigned kSockets = kPorts | kUnixStream | bitOf(Kind::UnixDatagram) | bitOf(Kind::UnixDatagramBound) |
                              bitOf(Kind::UnixSeqpacket) | bitOf(Kind::UnixSeqpacketListener) |
                              bitOf(Kind::PairDatagram) | bitOf(Kind::PairSeqpacket);
// AF_UNIX streams have a byte out of band too, since Linux 5.15.
constexpr unsigned kUrgent = kTcp | kUnixStream;
constexpr std::uint32_t kLargest = std::numeric_limits<int>::max();

bool isSpaceOrControl(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; }

Wrong setName(Address& address, Piece value) {
    const std::string subject = subjectOf("name", value.text);
    for (std::size_t i = 0; i < value.text.size(); ++i)
        if (isSpaceOrControl(value.text[i]))
            return wrongCharacter(value.from(i), {READYSCOPE_TEXT("A name has no spaces."), {}},
                                  {READYSCOPE_TEXT("a name has no spaces"), {}}, subject);
    if (std::all_of(value.text.begin(), value.text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return wrong(value,
                     {READYSCOPE_TEXT("A name needs a letter: “%1” would be taken for a socket's number."),
                      {std::string(value.text)}},
                     {READYSCOPE_TEXT("a name cannot be all digits"), {}}, subject);
    address.name = value.text;
    return std::nullopt;
}

template <Events Address::*member> Wrong setEvents(Address& address, Piece value) {
    EventsError error;
    const std::optional<Events> events = parseEvents(value.text, &error);
    if (!events) {
        const Piece word = value.first(error.position + error.length).from(error.position);
        const Sentence reason{READYSCOPE_TEXT("not an event"), {}};
        if (word.text.empty())
            return wrong(word, {READYSCOPE_TEXT("An event is missing beside “+”."), {}}, kMissing, "event");
        return wrong(word,
                     {READYSCOPE_TEXT("“%1” is not an event. Events are in, pri, out, rdhup, hup, err, nval, rdnorm, "
                                      "rdband, wrnorm and wrband, joined by “+”; or none."),
                      {std::string(word.text)}},
                     reason, subjectOf("event", word.text));
    }
    address.*member = *events;
    return std::nullopt;
}

std::optional<Policy> policyOf(std::string_view text) {
    for (const Policy policy : {Policy::Observe, Policy::Drain, Policy::Echo, Policy::Accept, Policy::Backlog})
        if (sameWord(nameOf(policy), text))
            return policy;
    return std::nullopt;
}

Wrong unknownPolicy(Piece value, bool forListener) {
    return wrong(
        value,
        {forListener ? READYSCOPE_TEXT("“%1” is not a policy of a listener. It can be accept or backlog.")
                     : READYSCOPE_TEXT("“%1” is not a policy. It can be observe, drain or echo."),
         {std::string(value.text)}},
        {forListener ? READYSCOPE_TEXT("not accept or backlog") : READYSCOPE_TEXT("not observe, drain or echo"), {}},
        subjectOf("policy", value.text));
}

const char* whyNotPolicy(Kind kind) {
    if (!isReadable(kind))
        return READYSCOPE_TEXT("“%2” needs a socket that can be read; %1 is only written.");
    if (!isWritable(kind))
        return READYSCOPE_TEXT("“%2” needs a socket that can be answered through; %1 is only read.");
    return READYSCOPE_TEXT("“%2” would never end on %1: what is written there is what is read.");
}

Wrong setPolicy(Address& address, Piece value) {
    const bool listener = isListener(address.kind);
    const std::optional<Policy> policy = policyOf(value.text);
    const std::string subject = subjectOf("policy", value.text);
    if (!policy)
        return unknownPolicy(value, listener);
    if (listener && !isListenerPolicy(*policy))
        return wrong(value,
                     {READYSCOPE_TEXT(
                          "“%1” is for connected sockets. For those that this listener accepts write child-policy=%1."),
                      {std::string(nameOf(*policy))}},
                     {READYSCOPE_TEXT("not for a listener, write child-policy=%1"), {std::string(nameOf(*policy))}},
                     subject);
    if (!listener && isListenerPolicy(*policy))
        return wrong(value,
                     {READYSCOPE_TEXT("“%1” is for listeners. A %2 socket can observe, drain or echo."),
                      {std::string(nameOf(*policy)), std::string(nameOf(address.kind))}},
                     {READYSCOPE_TEXT("for listeners only"), {}}, subject);
    if (!takesPolicy(address.kind, *policy))
        return wrong(value,
                     {whyNotPolicy(address.kind), {std::string(nameOf(address.kind)), std::string(nameOf(*policy))}},
                     {READYSCOPE_TEXT("not for %1"), {std::string(nameOf(address.kind))}}, subject);
    address.policy = *policy;
    return std::nullopt;
}

Wrong setChildPolicy(Address& address, Piece value) {
    const std::optional<Policy> policy = policyOf(value.text);
    if (!policy)
        return unknownPolicy(value, false);
    if (isListenerPolicy(*policy))
        return wrong(
            value,
            {READYSCOPE_TEXT("“%1” is the listener's own policy. Accepted sockets can observe, drain or echo."),
             {std::string(nameOf(*policy))}},
            {READYSCOPE_TEXT("not observe, drain or echo"), {}}, subjectOf("policy", value.text));
    address.childPolicy = *policy;
    return std::nullopt;
}

Wrong setBacklog(Address& address, Piece value) {
    const Sentence reason{READYSCOPE_TEXT("not a number from 0 to 2147483647"), {}};
    std::int64_t number = 0;
    for (std::size_t i = 0; i < value.text.size(); ++i) {
        const Piece rest = value.from(i);
        const char c = rest.text.front();
        if (c < '0' || c > '9')
            return wrongCharacter(rest,
                                  {READYSCOPE_TEXT("“%1” is not a digit. A backlog is a number of connections."),
                                   {firstCharacter(rest.text)}},
                                  reason, subjectOf("backlog", value.text));
        number = number * 10 + (c - '0');
        if (number > std::numeric_limits<int>::max())
            return wrong(
                value,
                {READYSCOPE_TEXT("%1 is too large for a backlog. The kernel's own limit is net.core.somaxconn."),
                 {std::string(value.text)}},
                reason, subjectOf("backlog", value.text));
    }
    address.backlog = static_cast<int>(number);
    return std::nullopt;
}

// "" is the option alone, which means on.
std::optional<bool> switchOf(std::string_view text) {
    for (const std::string_view on : {"", "on", "1", "yes"})
        if (sameWord(text, on))
            return true;
    for (const std::string_view off : {"off", "0", "no"})
        if (sameWord(text, off))
            return false;
    return std::nullopt;
}

template <bool Address::*member> Wrong setSwitch(Address& address, Piece value) {
    const std::optional<bool> on = switchOf(value.text);
    if (!on)
        return wrong(value, {READYSCOPE_TEXT("“%1” is neither on nor off."), {std::string(value.text)}},
                     {READYSCOPE_TEXT("neither on nor off"), {}}, subjectOf("value", value.text));
    address.*member = *on;
    return std::nullopt;
}

template <std::optional<int> Address::*member, std::uint32_t least, std::uint32_t most>
Wrong setNumber(Address& address, Piece value, std::string_view what) {
    std::uint32_t number = 0;
    if (Wrong problem = parseNumber(value, {what, least, most}, number))
        return problem;
    address.*member = static_cast<int>(number);
    return std::nullopt;
}

Wrong setSendBuffer(Address& address, Piece value) {
    return setNumber<&Address::sendBuffer, 0, kLargest>(address, value, "sndbuf");
}

Wrong setReceiveBuffer(Address& address, Piece value) {
    return setNumber<&Address::receiveBuffer, 0, kLargest>(address, value, "rcvbuf");
}

Wrong setLowWater(Address& address, Piece value) {
    return setNumber<&Address::lowWater, 1, kLargest>(address, value, "rcvlowat");
}

Wrong setTtl(Address& address, Piece value) { return setNumber<&Address::ttl, 1, 255>(address, value, "ttl"); }

Wrong setJoin(Address& address, Piece value) {
    Group group;
    if (Wrong problem = parseGroup(value, group))
        return problem;
    address.join = std::move(group);
    return std::nullopt;
}

Wrong setBind(Address& address, Piece value) {
    HostPort local;
    if (Wrong problem = parseHostPort(value, PortRule::Bind, local))
        return problem;
    address.bind = std::move(local);
    return std::nullopt;
}

Wrong setConnectTimeout(Address& address, Piece value) {
    const std::variant<Nanos, Sentence> parsed = parseDuration(value.text);
    const std::string subject = "connect-timeout";
    if (const auto* problem = std::get_if<Sentence>(&parsed))
        return wrong(value, *problem, *problem, subject);
    if (std::get<Nanos>(parsed) == 0)
        return wrong(value, {READYSCOPE_TEXT("A connect timeout of 0 would never connect. Write 5s, or infinite."), {}},
                     {READYSCOPE_TEXT("0 would never connect"), {}}, subject);
    address.connectTimeout = std::get<Nanos>(parsed);
    return std::nullopt;
}

} // namespace

const std::array<OptionEntry, kOptionCount> kOptions{{
    {"name", kAny, setName, "name=web"},
    {"interest", kAny, setEvents<&Address::interest>, "interest=in+out"},
    {"policy", kAny, setPolicy, "policy=drain"},
    {"child-interest", kListeners, setEvents<&Address::childInterest>, "child-interest=in+out"},
    {"child-policy", kListeners, setChildPolicy, "child-policy=drain"},
    {"backlog", kListeners, setBacklog, "backlog=128"},
    {"reuseaddr", kPorts, setSwitch<&Address::reuseAddress>, nullptr},
    {"reuseport", kPorts, setSwitch<&Address::reusePort>, nullptr},
    {"v6only", kBoundPorts, setSwitch<&Address::v6Only>, nullptr},
    {"nodelay", kTcp, setSwitch<&Address::noDelay>, nullptr},
    {"keepalive", kTcp, setSwitch<&Address::keepAlive>, nullptr},
    {"bind", kClients, setBind, "bind=127.0.0.1:0"},
    {"connect-timeout", bitOf(Kind::TcpClient), setConnectTimeout, "connect-timeout=5s"},
    {"sndbuf", kSockets, setSendBuffer, "sndbuf=65536"},
    {"rcvbuf", kSockets, setReceiveBuffer, "rcvbuf=65536"},
    {"rcvlowat", kSockets, setLowWater, "rcvlowat=100"},
    {"oobinline", kUrgent, setSwitch<&Address::oobInline>, nullptr},
    {"broadcast", kUdp, setSwitch<&Address::broadcast>, nullptr},
    {"ttl", kPorts, setTtl, "ttl=64"},
    {"join", kUdp, setJoin, "join=239.1.2.3"},
    {"loop", kUdp, setSwitch<&Address::loop>, nullptr},
}};

bool fits(const OptionEntry& option, Kind kind) { return (option.kinds & bitOf(kind)) != 0; }

bool takesOption(Kind kind, std::string_view name) {
    return std::any_of(kOptions.begin(), kOptions.end(),
                       [&](const OptionEntry& option) { return option.name == name && fits(option, kind); });
}

} // namespace readyscope::addressing
