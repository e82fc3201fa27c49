// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/addressparts.h"

#include <algorithm>

#include <climits>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

namespace readyscope::addressing {

namespace {

// sun_path with its final NUL (unix(7)); an abstract name's '@' stands for its first NUL.
constexpr std::size_t kLongestUnixPath = sizeof(sockaddr_un::sun_path) - 1;
constexpr std::size_t kLongestFilePath = PATH_MAX - 1;

const Sentence kMissing{READYSCOPE_TEXT("missing"), {}};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

const char* notDigitSource(PortRule rule) {
    return rule == PortRule::Client
               ? READYSCOPE_TEXT("“%1” is not a digit. A port is a number from 1 to 65535.")
               : READYSCOPE_TEXT("“%1” is not a digit. A port is a number from 0 to 65535; 0 lets the kernel choose.");
}

Wrong parsePort(Piece piece, PortRule rule, std::uint16_t& port) {
    const Sentence reason{READYSCOPE_TEXT("not a number from 0 to 65535"), {}};
    if (piece.text.empty())
        return wrong(piece, {READYSCOPE_TEXT("The port is missing: a number such as 8080."), {}}, kMissing, "port");
    const std::string subject = subjectOf("port", piece.text);
    unsigned value = 0;
    for (std::size_t i = 0; i < piece.text.size(); ++i) {
        const Piece rest = piece.from(i);
        if (!isDigit(rest.text.front()))
            return wrongCharacter(rest, {notDigitSource(rule), {firstCharacter(rest.text)}}, reason, subject);
        value = std::min(value * 10 + static_cast<unsigned>(rest.text.front() - '0'), 65536U);
    }
    if (value > 65535)
        return wrong(piece,
                     {READYSCOPE_TEXT("%1 is too large. A port is a number up to 65535."), {std::string(piece.text)}},
                     reason, subject);
    if (value == 0 && rule == PortRule::Client)
        return wrong(
            piece,
            {READYSCOPE_TEXT("Nothing can be reached at port 0. A client's port is a number from 1 to 65535."), {}},
            {READYSCOPE_TEXT("only a listener's port may be 0"), {}}, subject);
    port = static_cast<std::uint16_t>(value);
    return std::nullopt;
}

// Letters of other scripts pass: getaddrinfo(3) knows about them.
bool mayStandInHost(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::size_t unescapedComma(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && text[at] != ',')
        at += text[at] == '\\' ? 2U : 1U;
    return at;
}

Wrong checkHost(Piece host, PortRule rule) {
    if (host.text.empty())
        return wrong(
            host,
            {rule == PortRule::Client
                 ? READYSCOPE_TEXT("The host is missing: a name or an IP address, then a colon and the port.")
                 : READYSCOPE_TEXT("The host is missing. Leave its colon out for 127.0.0.1, or write * for every "
                                   "interface."),
             {}},
            kMissing, "host");
    const std::string subject = subjectOf("host", host.text);
    if (host.text == "*" && rule == PortRule::Client)
        return wrong(host,
                     {READYSCOPE_TEXT("“*” means every interface and is for listeners. A client needs a host."), {}},
                     {READYSCOPE_TEXT("for listeners only"), {}}, subject);
    for (std::size_t i = 0; i < host.text.size() && host.text != "*"; ++i)
        if (const Piece rest = host.from(i); !mayStandInHost(rest.text.front()))
            return wrongCharacter(rest,
                                  {READYSCOPE_TEXT("“%1” cannot stand in a host name."), {firstCharacter(rest.text)}},
                                  {READYSCOPE_TEXT("not a host name"), {}}, subject);
    return std::nullopt;
}

Wrong parseBracketed(Piece piece, PortRule rule, HostPort& place) {
    const std::size_t close = piece.text.find(']');
    if (close == std::string_view::npos)
        return wrong(piece.from(piece.text.size()), {READYSCOPE_TEXT("“]” is missing after the IPv6 address."), {}},
                     {READYSCOPE_TEXT("no closing bracket"), {}}, subjectOf("host", piece.text));
    const Piece host = piece.first(close).from(1);
    if (!isIpv6(host.text))
        return wrong(host.text.empty() ? piece.first(2) : host,
                     {READYSCOPE_TEXT("“%1” is not an IPv6 address, such as ::1."), {std::string(host.text)}},
                     {READYSCOPE_TEXT("not an IPv6 address"), {}}, subjectOf("host", host.text));
    const Piece rest = piece.from(close + 1);
    if (rest.text.empty())
        return wrong(rest,
                     {READYSCOPE_TEXT("The port is missing after the host: a colon and a number such as 8080."), {}},
                     kMissing, "port");
    if (rest.text.front() != ':')
        return wrongCharacter(
            rest,
            {READYSCOPE_TEXT("“%1” stands where the colon before the port belongs."), {firstCharacter(rest.text)}},
            {READYSCOPE_TEXT("no colon after it"), {}}, subjectOf("host", piece.first(close + 1).text));
    place.host = host.text;
    return parsePort(rest.from(1), rule, place.port);
}

} // namespace

bool isIpv6(std::string_view text) {
    const std::size_t zone = text.find('%');
    if (zone != std::string_view::npos &&
        (zone + 1 == text.size() ||
         !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(zone) + 1, text.end(), mayStandInHost)))
        return false;
    in6_addr address{};
    return text.find('\0') == std::string_view::npos &&
           ::inet_pton(AF_INET6, std::string(text.substr(0, zone)).c_str(), &address) == 1;
}

Wrong parseHostPort(Piece piece, PortRule rule, HostPort& place) {
    if (!piece.text.empty() && piece.text.front() == '[')
        return parseBracketed(piece, rule, place);
    const std::size_t colon = piece.text.find(':');
    if (colon == std::string_view::npos) {
        if (rule != PortRule::Client)
            return parsePort(piece, rule, place.port);
        if (Wrong host = checkHost(piece, rule))
            return host;
        return wrong(piece.from(piece.text.size()),
                     {READYSCOPE_TEXT("The port is missing after the host: a colon and a number such as 8080."), {}},
                     kMissing, "port");
    }
    const std::size_t last = piece.text.rfind(':');
    if (last != colon && (isIpv6(piece.text) || isIpv6(piece.text.substr(0, last))))
        return wrong(piece, {READYSCOPE_TEXT("An IPv6 address stands in brackets, such as [::1]:8080."), {}},
                     {READYSCOPE_TEXT("an IPv6 address needs brackets"), {}}, subjectOf("host", piece.text));
    if (Wrong host = checkHost(colon == 0 ? piece.first(0) : piece.first(colon), rule))
        return host;
    place.host = piece.text.substr(0, colon);
    return parsePort(piece.from(colon + 1), rule, place.port);
}

namespace {

AddressError tooLong(Piece rest, PathRule rule, std::string subject) {
    const std::size_t longest = rule == PathRule::Unix ? kLongestUnixPath : kLongestFilePath;
    return wrong(rest,
                 {rule == PathRule::Unix
                      ? READYSCOPE_TEXT("The path is too long. A Unix socket's path has at most %1 bytes.")
                      : READYSCOPE_TEXT("The path is too long. A path has at most %1 bytes."),
                  {std::to_string(longest)}},
                 {READYSCOPE_TEXT("longer than %1 bytes"), {std::to_string(longest)}}, std::move(subject));
}

} // namespace

Wrong parsePath(Piece& piece, PathRule rule, std::string& path) {
    piece = piece.first(unescapedComma(piece.text));
    for (std::size_t at = 0; at < piece.text.size(); ++at) {
        const Piece rest = piece.from(at);
        const std::string subject = subjectOf("path", piece.text);
        if (path.size() == (rule == PathRule::Unix ? kLongestUnixPath : kLongestFilePath))
            return tooLong(rest, rule, subject);
        if (rest.text.front() == '\0')
            return wrongCharacter(rest, {READYSCOPE_TEXT("A path cannot hold a NUL byte."), {}},
                                  {READYSCOPE_TEXT("a NUL byte in it"), {}}, subject);
        if (rest.text.front() == '\\') {
            if (rest.text.size() < 2 || (rest.text[1] != ',' && rest.text[1] != '\\'))
                return wrongCharacter(
                    rest,
                    {READYSCOPE_TEXT(
                         "A backslash stands before a comma or another backslash only. Write “\\\\” for one."),
                     {}},
                    {READYSCOPE_TEXT("a lone backslash in it"), {}}, subject);
            ++at;
        }
        path += piece.text[at];
    }
    if (path.empty())
        return wrong(piece,
                     {rule == PathRule::Unix
                          ? READYSCOPE_TEXT("The path is missing, such as /run/example.sock or @name.")
                          : READYSCOPE_TEXT("The path is missing, such as /tmp/example."),
                      {}},
                     kMissing, "path");
    if (rule == PathRule::Unix && path == "@")
        return wrong(piece.from(1), {READYSCOPE_TEXT("The name is missing after “@”."), {}}, kMissing, "abstract name");
    return std::nullopt;
}

} // namespace readyscope::addressing
