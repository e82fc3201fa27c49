// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How much of a time each bit was set. R, E and W share the places of IN, PRI and OUT: no state has both, and no view
// draws them in two places. The RDNORM family has none.

#include "core/readiness/events.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace readyscope {

inline constexpr std::size_t kSharePlaces = 8;

// A bit each place, of a state.
constexpr std::uint8_t sharePlaces(Events state) {
    const unsigned bits = state.bits();
    return static_cast<std::uint8_t>((bits & 0x3f) | (bits >> 7 & 0x40) | (bits >> 10 & 0x1) | (bits >> 11 & 0x2) |
                                     (bits >> 9 & 0x4));
}

// Share of a node's time that each place was set, in steps of 1/255.
using NodeShares = std::array<std::uint8_t, kSharePlaces>;

struct Shares {
    std::array<float, kSharePlaces> of{}; // 0 to 1

    // 0 for a bit that has no place.
    float at(Events::Bit bit) const {
        const std::uint8_t places = sharePlaces(bit);
        return places == 0 ? 0 : of[static_cast<std::size_t>(std::countr_zero(places))];
    }
};

} // namespace readyscope
