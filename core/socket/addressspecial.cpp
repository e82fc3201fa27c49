// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/addressparts.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>
#include <limits>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>

#include <csignal>

namespace readyscope::addressing {

namespace {

const Sentence kMissing{READYSCOPE_TEXT("missing"), {}};

Wrong parsePairType(Piece piece, Kind& kind) {
    if (piece.text.empty())
        return std::nullopt;
    for (const Kind each : {Kind::PairStream, Kind::PairDatagram, Kind::PairSeqpacket})
        if (sameWord(pairTypeOf(each), piece.text)) {
            kind = each;
            return std::nullopt;
        }
    return wrong(piece,
                 {READYSCOPE_TEXT("“%1” is not a type of socket pair. It can be stream, dgram or seqpacket."),
                  {std::string(piece.text)}},
                 {READYSCOPE_TEXT("not stream, dgram or seqpacket"), {}}, subjectOf("type", piece.text));
}

Wrong parsePeriod(Piece piece, Nanos& period) {
    if (piece.text.empty())
        return wrong(piece, {READYSCOPE_TEXT("The period is missing, such as 100ms."), {}}, kMissing, "period");
    const std::variant<Nanos, Sentence> parsed = parseDuration(piece.text);
    const std::string subject = subjectOf("period", piece.text);
    if (const auto* problem = std::get_if<Sentence>(&parsed))
        return wrong(piece, *problem, *problem, subject);
    period = std::get<Nanos>(parsed);
    if (period == kInfinite || period == 0) // a period of 0 disarms it (timerfd_create(2))
        return wrong(
            piece,
            {READYSCOPE_TEXT("A timer with the period %1 would never expire. Write 100ms."), {std::string(piece.text)}},
            {READYSCOPE_TEXT("it would never expire"), {}}, subject);
    return std::nullopt;
}

Wrong parseSignal(Piece piece, std::uint32_t& number) {
    if (piece.text.empty())
        return wrong(piece, {READYSCOPE_TEXT("The signal is missing, such as SIGUSR1."), {}}, kMissing, "signal");
    const std::string subject = subjectOf("signal", piece.text);
    const int signal = signalNamed(piece.text);
    if (signal == 0)
        return wrong(piece,
                     {READYSCOPE_TEXT("“%1” is not a signal. Signals are named as in SIGUSR1, WINCH or SIGRTMIN+1."),
                      {std::string(piece.text)}},
                     {READYSCOPE_TEXT("not a signal"), {}}, subject);
    if (signal == SIGKILL || signal == SIGSTOP)
        return wrong(
            piece, {READYSCOPE_TEXT("No program can block %1, so no descriptor can hear of it."), {signalName(signal)}},
            {READYSCOPE_TEXT("it cannot be blocked"), {}}, subject);
    number = static_cast<std::uint32_t>(signal);
    return std::nullopt;
}

Wrong parseDescriptor(Piece piece, std::uint32_t& number) {
    if (piece.text.empty())
        return wrong(piece, {READYSCOPE_TEXT("The descriptor is missing: its number, such as 3."), {}}, kMissing,
                     "descriptor");
    return parseNumber(piece, {"fd", 0, std::numeric_limits<int>::max()}, number);
}

bool isGroup(const std::string& text) {
    in_addr v4{};
    in6_addr v6{};
    if (::inet_pton(AF_INET, text.c_str(), &v4) == 1)
        return IN_MULTICAST(ntohl(v4.s_addr));
    return ::inet_pton(AF_INET6, text.c_str(), &v6) == 1 && v6.s6_addr[0] == 0xff;
}

} // namespace

std::string_view pairTypeOf(Kind kind) {
    if (kind == Kind::PairDatagram)
        return "dgram";
    return kind == Kind::PairSeqpacket ? "seqpacket" : "stream";
}

Wrong parseNumber(Piece piece, const NumberRule& rule, std::uint32_t& number) {
    const std::string least = std::to_string(rule.least);
    const std::string most = std::to_string(rule.most);
    const Sentence reason{READYSCOPE_TEXT("not a number from %1 to %2"), {least, most}};
    const std::string subject = subjectOf(rule.what, piece.text);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < piece.text.size(); ++i) {
        const Piece rest = piece.from(i);
        const char c = rest.text.front();
        if (c < '0' || c > '9')
            return wrongCharacter(rest,
                                  {READYSCOPE_TEXT("“%1” is not a digit. %2 takes a number from %3 to %4."),
                                   {firstCharacter(rest.text), std::string(rule.what), least, most}},
                                  reason, subject);
        value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(c - '0'),
                                        std::uint64_t{std::numeric_limits<std::uint32_t>::max()} + 1);
    }
    if (value < rule.least || value > rule.most)
        return wrong(piece,
                     {value < rule.least ? READYSCOPE_TEXT("%1 is too small. %2 takes a number from %3 to %4.")
                                         : READYSCOPE_TEXT("%1 is too large. %2 takes a number from %3 to %4."),
                      {std::string(piece.text), std::string(rule.what), least, most}},
                     reason, subject);
    number = static_cast<std::uint32_t>(value);
    return std::nullopt;
}

Wrong parseSpecial(Piece piece, Place place, Address& address) {
    switch (place) {
    case Place::PairType:
        return parsePairType(piece, address.kind);
    case Place::Count:
        return parseNumber(piece, {"eventfd", 0, std::numeric_limits<std::uint32_t>::max()}, address.number);
    case Place::Period:
        return parsePeriod(piece, address.period);
    case Place::Signal:
        return parseSignal(piece, address.number);
    case Place::Descriptor:
        return parseDescriptor(piece, address.number);
    default:
        return std::nullopt;
    }
}

Wrong parseGroup(Piece piece, Group& group) {
    const std::size_t at = piece.text.find('@');
    const Piece address = piece.first(at);
    group.address = address.text;
    const std::string& text = group.address;
    if (text.size() > 2 && text.front() == '[' && text.back() == ']')
        group.address = text.substr(1, text.size() - 2);
    if (text.find('\0') != std::string::npos || !isGroup(group.address))
        return wrong(address,
                     {READYSCOPE_TEXT("“%1” is not a multicast group. Groups are 224.0.0.0 to 239.255.255.255, and "
                                      "IPv6 addresses that begin with ff."),
                      {text}},
                     {READYSCOPE_TEXT("not a multicast group"), {}}, subjectOf("group", text));
    if (at == std::string_view::npos)
        return std::nullopt;
    const Piece interface = piece.from(at + 1);
    const std::string subject = subjectOf("interface", interface.text);
    if (interface.text.empty())
        return wrong(interface, {READYSCOPE_TEXT("The interface is missing after “@”, such as eth0."), {}}, kMissing,
                     "interface");
    const auto isWrong = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '/' || c == '\x7f'; };
    if (interface.text.size() >= IFNAMSIZ || std::any_of(interface.text.begin(), interface.text.end(), isWrong))
        return wrong(interface,
                     {READYSCOPE_TEXT("“%1” is not the name of an interface."), {std::string(interface.text)}},
                     {READYSCOPE_TEXT("not the name of an interface"), {}}, subject);
    group.interface = interface.text;
    return std::nullopt;
}

} // namespace readyscope::addressing
