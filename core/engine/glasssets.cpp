// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/glasssets.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace readyscope {

namespace {

constexpr int kBitsAByte = 8;
constexpr int kBitsADigit = 4;

void put(GlassSets& sets, int fd, Events asked, Events told) {
    sets.in.put(fd, asked);
    sets.out.put(fd, sets.untouched ? asked : told);
    sets.asked += asked.empty() ? 0 : 1;
    sets.found += std::popcount(told.bits());
}

unsigned digitAt(const DescriptorSets::Words& words, int digit) {
    const auto bit = static_cast<std::size_t>(digit) * static_cast<std::size_t>(kBitsADigit);
    return static_cast<unsigned>(words.at(bit / DescriptorSets::kBitsAWord) >> (bit % DescriptorSets::kBitsAWord)) &
           0xfU;
}

} // namespace

GlassSets setsOf(const GlassWait& glass) {
    GlassSets sets;
    // select(2): on an error the sets are unmodified.
    sets.untouched = glass.wait.error != 0;
    if (glass.waker >= 0 && glass.waker < FD_SETSIZE)
        put(sets, glass.waker, Events::R, glass.wait.woken ? Events(Events::R) : Events());
    for (const GlassEntry& entry : glass.entries)
        if (entry.fd < FD_SETSIZE)
            put(sets, entry.fd, entry.asked.events, entry.told);
    sets.end = (sets.in.nfds + kBitsAByte - 1) / kBitsAByte * kBitsAByte;
    return sets;
}

const DescriptorSets::Words& wordsOf(const DescriptorSets& sets, Events::Bit set) {
    return set == Events::R ? sets.read : set == Events::W ? sets.write : sets.except;
}

bool isIn(const DescriptorSets& sets, Events::Bit set, int fd) { return sets.of(fd).any(set); }

int countIn(const DescriptorSets& sets, Events::Bit set) {
    const DescriptorSets::Words& words = wordsOf(sets, set);
    return std::accumulate(words.begin(), words.end(), 0,
                           [](int count, unsigned long word) { return count + std::popcount(word); });
}

std::string hexOf(const DescriptorSets::Words& words, int nfds) {
    std::string text = "0x";
    for (int digit = std::max(1, (nfds + kBitsADigit - 1) / kBitsADigit) - 1; digit >= 0; --digit)
        text += "0123456789abcdef"[digitAt(words, digit)];
    return text;
}

std::vector<GlassColumn> columnsOf(const GlassSets& sets, int room) {
    std::vector<GlassColumn> columns;
    const auto inNone = [&](int fd) { return fd < sets.in.nfds && sets.in.of(fd).empty(); };
    for (int fd = 0; fd < sets.end;) {
        int last = fd;
        while (inNone(fd) && inNone(last + 1))
            ++last;
        if (sets.end <= room || last - fd + 1 < kFold)
            last = fd;
        columns.push_back({fd, last});
        fd = last + 1;
    }
    return columns;
}

} // namespace readyscope
