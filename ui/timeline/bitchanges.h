// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/source.h"

#include <algorithm>
#include <array>

namespace readyscope {

// How often bits changed within a bin, all of them at once. Up to two changes, a pulse, are drawn. A column may hold as
// many changes of a bit as it has transitions, but for one where the bit would end elsewhere.
class BitChanges {
public:
    void add(const Bin& bin) {
        struct Least { // which of the bits that varied changed so often, by whether the column ended as it began
            unsigned twice, twiceUnmoved, thrice, thriceMoved;
        };
        constexpr unsigned kAll = 0xffff;
        static constexpr std::array<Least, 5> kLeast{
            Least{0, 0, 0, 0}, {0, 0, 0, 0}, {0, kAll, 0, 0}, {kAll, 0, 0, kAll}, {kAll, 0, kAll, 0}};
        const Least& least = kLeast[std::min<std::size_t>(bin.count, kLeast.size() - 1)];
        const unsigned varied = (bin.any - bin.all).bits();
        const unsigned moved = (bin.before ^ bin.after).bits();
        const unsigned twice = varied & (least.twice | (least.twiceUnmoved & ~moved));
        const unsigned thrice = varied & (least.thrice | (least.thriceMoved & moved));
        m_oftener |= thrice | (m_twice & varied) | (m_once & twice);
        m_twice |= twice | (m_once & varied);
        m_once |= varied;
    }
    Events oftener() const { return Events::fromBits(static_cast<std::uint16_t>(m_oftener)); } // than twice

private:
    unsigned m_once = 0;
    unsigned m_twice = 0;
    unsigned m_oftener = 0;
};

} // namespace readyscope
