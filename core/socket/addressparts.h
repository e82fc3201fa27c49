// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of an address text and what is wrong with them; for the parser's own files only.

#include "core/socket/address.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace readyscope::addressing {

// A piece of the text and where it begins.
struct Piece {
    std::string_view text;
    std::size_t at = 0;

    std::size_t end() const { return at + text.size(); }
    Piece from(std::size_t offset) const { return {text.substr(offset), at + offset}; }
    Piece first(std::size_t length) const { return {text.substr(0, length), at}; }
};

using Wrong = std::optional<AddressError>;

// The whole piece is wrong; an empty one stands for something that is missing there.
AddressError wrong(Piece piece, Sentence sentence, Sentence reason, std::string subject);
// The first character of the piece is wrong: the length is that of the UTF-8 sequence.
AddressError wrongCharacter(Piece piece, Sentence sentence, Sentence reason, std::string subject);

// port "http2"
std::string subjectOf(std::string_view what, std::string_view text);
// The first character as it can be shown: one UTF-8 sequence, or "\x1b" for what cannot be.
std::string firstCharacter(std::string_view text);

// Of the whole text: the first word, up to the colon.
enum class Place : unsigned char {
    Client,
    Listener,
    UnixPath,
    FilePath,
    Nothing,
    PairType,
    Count,
    Period,
    Signal,
    Descriptor
};
struct KindEntry {
    std::string_view name;
    std::optional<Kind> kind; // none: known and not built yet
    Place place;
};
std::variant<const KindEntry*, AddressError> kindOf(std::string_view text);

// HOST:PORT of a client, [HOST:]PORT of a listener, or [HOST:]PORT of bind=.
enum class PortRule : unsigned char { Client, Listener, Bind };
Wrong parseHostPort(Piece piece, PortRule rule, HostPort& place);
bool isIpv6(std::string_view text);

// A path up to a comma that is not escaped; `piece` is shortened to what was taken.
enum class PathRule : unsigned char { Unix, File };
Wrong parsePath(Piece& piece, PathRule rule, std::string& path);

// What stands behind socketpair:, eventfd:, timerfd:, signalfd: and fd:.
Wrong parseSpecial(Piece piece, Place place, Address& address);
// "stream", "dgram" or "seqpacket".
std::string_view pairTypeOf(Kind kind);

// A number from `least` to `most`; `what` is the word before it: backlog, ttl, fd.
struct NumberRule {
    std::string_view what;
    std::uint32_t least = 0;
    std::uint32_t most = 0;
};
Wrong parseNumber(Piece piece, const NumberRule& rule, std::uint32_t& number);

// GROUP[@IFACE] of join=.
Wrong parseGroup(Piece piece, Group& group);

// OPTION[=VALUE], without commas around it. `seen` has a bit for each option met so far.
Wrong parseOption(Piece piece, Address& address, unsigned& seen);

struct OptionEntry {
    std::string_view name;
    unsigned kinds; // a bit for each Kind that takes it
    Wrong (*set)(Address&, Piece value);
    const char* example; // none: a switch, which may stand without a value
};
inline constexpr std::size_t kOptionCount = 21;
extern const std::array<OptionEntry, kOptionCount> kOptions;
bool fits(const OptionEntry& option, Kind kind);
bool takesOption(Kind kind, std::string_view name);

// The word of `words` that `word` was probably meant to be; empty if none is near.
std::string nearest(std::string_view word, const std::vector<std::string_view>& words);
bool sameWord(std::string_view a, std::string_view b); // in any case
std::string joined(const std::vector<std::string_view>& words);

} // namespace readyscope::addressing
