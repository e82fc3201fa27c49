// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Addresses as the outside contract writes them: KIND:PLACE[,OPTION[=VALUE]]…
// The parser points at the character that is wrong. Nothing here asks the system or resolves a name.

#include "core/socket/socketinfo.h"
#include "core/text/sentence.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace readyscope {

struct HostPort {
    std::string host; // "" : 127.0.0.1 for listeners; "*": every interface; IPv6 without its brackets
    std::uint16_t port = 0;
    bool operator==(const HostPort&) const = default;
};

// A multicast group, an IP address, and the interface to join it on; "": the kernel's choice.
struct Group {
    std::string address;
    std::string interface;
    bool operator==(const Group&) const = default;
};

struct Address {
    std::string text;            // as written
    Kind kind = Kind::TcpClient; // PipeRead stands for both ends of a pipe:, and so do PairStream and its like
    HostPort place;              // TCP and UDP
    std::string path;            // Unix, FIFO, tty, file; for Unix a first '@' means the abstract name space
    std::uint32_t number = 0;    // eventfd: its first count; fd: the descriptor; signalfd: the signal
    Nanos period = kSecond;      // timerfd

    std::string name; // empty: made from the kind
    Events interest = kDefaultInterest;
    Policy policy = Policy::Observe; // the kind's own default where not given
    Events childInterest = kDefaultInterest;
    Policy childPolicy = Policy::Observe;
    int backlog = 128;
    bool reuseAddress = true; // listeners; clients and UDP only where given
    bool reusePort = false;
    bool v6Only = false;
    bool noDelay = false;
    bool keepAlive = false;
    bool oobInline = false;
    bool broadcast = false;
    bool loop = true;                 // whether what we send to a group comes back to this machine
    std::optional<int> sendBuffer;    // bytes, of which the kernel makes twice as many (socket(7))
    std::optional<int> receiveBuffer; // likewise
    std::optional<int> lowWater;      // SO_RCVLOWAT
    std::optional<int> ttl;
    std::optional<Group> join;
    std::optional<HostPort> bind;
    Nanos connectTimeout = kInfinite;
    bool lent = false; // fd: one of this program's own, watched for who opened it; no text says so
    bool operator==(const Address&) const = default;
};

struct AddressError {
    std::size_t position = 0; // 0-based, in characters (bytes) of the text; at the end where something is missing
    std::size_t length = 0;   // of the wrong part, at least 1 unless at the end
    Sentence sentence;        // without the "Character 14:" in front, that is the dialog's
    std::string subject;      // the piece it is about: port "http2"
    Sentence reason;          // short, to follow the subject: not a number from 0 to 65535
};

using AddressResult = std::variant<Address, AddressError>;
AddressResult parseAddress(std::string_view text);

// tcp:localhost:http2: port "http2": not a number from 0 to 65535
std::string commandLineMessage(std::string_view text, const AddressError& error);

// What an address of this kind holds where it says nothing else: listeners accept, TCP listeners reuse the address.
Address defaultAddress(Kind kind);

// The shortest text that parses to the same address; options that hold their default are left out.
std::string formatAddress(const Address& address);

} // namespace readyscope
