// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a descriptor is ready for: the bits of poll(2), and the three sets of select(2) as bits of their own,
// so that a value says by itself what the backend could tell. Never masked, never merged.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace readyscope {

class Events {
public:
    // Numbers are Linux's own for the poll bits; R, W and E take numbers that poll(2) does not answer with.
    enum Bit : std::uint16_t {
        In = 0x0001,
        Pri = 0x0002,
        Out = 0x0004,
        Err = 0x0008,
        Hup = 0x0010,
        Nval = 0x0020,
        RdNorm = 0x0040,
        RdBand = 0x0080,
        WrNorm = 0x0100,
        WrBand = 0x0200,
        R = 0x0400,
        W = 0x0800,
        E = 0x1000,
        RdHup = 0x2000,
    };

    constexpr Events() = default;
    constexpr Events(Bit bit) : m_bits(bit) {} // NOLINT(google-explicit-constructor): a bit is a set of one
    static constexpr Events fromBits(std::uint16_t bits) {
        Events events;
        events.m_bits = bits;
        return events;
    }
    // `revents` and `events` of a pollfd; R, W and E have no place there and are left out.
    static constexpr Events fromPoll(short bits) {
        return fromBits(static_cast<std::uint16_t>(static_cast<std::uint16_t>(bits) & kPollBits));
    }
    constexpr short toPoll() const { return static_cast<short>(m_bits & kPollBits); }

    constexpr std::uint16_t bits() const { return m_bits; }
    constexpr bool empty() const { return m_bits == 0; }
    constexpr bool any(Events of) const { return (m_bits & of.m_bits) != 0; }
    constexpr bool all(Events of) const { return (m_bits & of.m_bits) == of.m_bits; }
    // Whether these are select's sets rather than poll's bits.
    constexpr bool isSets() const { return (m_bits & kSetBits) != 0; }

    constexpr Events& operator|=(Events other) {
        m_bits = static_cast<std::uint16_t>(m_bits | other.m_bits);
        return *this;
    }
    constexpr Events& operator&=(Events other) {
        m_bits = static_cast<std::uint16_t>(m_bits & other.m_bits);
        return *this;
    }
    friend constexpr Events operator|(Events a, Events b) { return a |= b; }
    friend constexpr Events operator&(Events a, Events b) { return a &= b; }
    friend constexpr Events operator-(Events a, Events b) {
        return fromBits(static_cast<std::uint16_t>(a.m_bits & ~b.m_bits));
    }
    friend constexpr Events operator^(Events a, Events b) {
        return fromBits(static_cast<std::uint16_t>(a.m_bits ^ b.m_bits));
    }
    friend constexpr bool operator==(Events a, Events b) { return a.m_bits == b.m_bits; }

private:
    static constexpr std::uint16_t kSetBits = 0x1c00;
    static constexpr std::uint16_t kPollBits = 0x23ff;
    std::uint16_t m_bits = 0;
};

constexpr Events operator|(Events::Bit a, Events::Bit b) { return Events(a) | Events(b); }

// Reported by poll(2) whether asked for or not.
inline constexpr Events kUnaskable = Events::Err | Events::Hup | Events::Nval;
inline constexpr Events kReadBits = Events::In | Events::RdNorm | Events::RdBand;
inline constexpr Events kWriteBits = Events::Out | Events::WrNorm | Events::WrBand;
inline constexpr Events kSets = Events::R | Events::W | Events::E;
inline constexpr Events kDefaultInterest = Events::In | Events::Pri | Events::Out | Events::RdHup;

// One bit's names, in the one order used everywhere:
// IN PRI OUT RDHUP HUP ERR NVAL RDNORM RDBAND WRNORM WRBAND, then R W E.
struct EventName {
    Events::Bit bit;
    std::string_view name;      // "RDHUP"
    std::string_view shortName; // "Rh"
};
inline constexpr std::size_t kEventCount = 14;
extern const std::array<EventName, kEventCount> kEventNames;

std::string_view nameOf(Events::Bit bit);
// "IN+OUT"; "-" for the empty set.
std::string toString(Events events);

struct EventsError {
    std::size_t position = 0; // of the first character of the word that is not an event
    std::size_t length = 0;
};
// "in+pri+out+rdhup", in any case, poll bits only; the empty string and "none" are the empty set.
std::optional<Events> parseEvents(std::string_view text, EventsError* error = nullptr);

} // namespace readyscope
