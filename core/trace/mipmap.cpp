// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/mipmap.h"

#include <array>
#include <cstring>

namespace readyscope {

namespace {

using Word = std::uint64_t;
constexpr std::size_t kStatesAWord = sizeof(Word) / sizeof(Events);

// Four states at a time; which lies where in a word does not matter to OR and AND.
template <std::uint32_t kCount> MipMap::Node sum(const Events* states) {
    std::array<Word, kCount / kStatesAWord> words;
    static_assert(sizeof(words) == kCount * sizeof(Events));
    std::memcpy(words.data(), states, sizeof(words));
    Word any = 0;
    Word all = ~Word{0};
    for (const Word word : words) {
        any |= word;
        all &= word;
    }
    any |= any >> 32;
    all &= all >> 32;
    MipMap::Node node;
    node.last = states[kCount - 1];
    node.any = Events::fromBits(static_cast<std::uint16_t>(any | any >> 16));
    node.all = Events::fromBits(static_cast<std::uint16_t>(all & all >> 16));
    return node;
}

} // namespace

MipMap::MipMap(std::uint32_t records)
    : m_fineNodes(records / kGroup * (kGroup / kFine)), m_nodes(m_fineNodes + records / kCoarse),
      m_firsts(std::make_unique_for_overwrite<Nanos[]>(m_nodes)),
      m_sums(std::make_unique_for_overwrite<Node[]>(m_nodes)) {}

void MipMap::addGroup(std::uint32_t group, const Nanos* times, const Events* states) {
    constexpr std::uint32_t kFineAGroup = kGroup / kFine;
    constexpr std::uint32_t kGroupsACoarse = kCoarse / kGroup;
    for (std::uint32_t fine = group * kFineAGroup; fine < (group + 1) * kFineAGroup; ++fine) {
        m_firsts[fine] = times[std::size_t{fine} * kFine];
        m_sums[fine] = sum<kFine>(states + std::size_t{fine} * kFine);
    }
    if (group % kGroupsACoarse != kGroupsACoarse - 1)
        return;
    const std::uint32_t coarse = group / kGroupsACoarse;
    const Node* const parts = &m_sums[std::size_t{coarse} * (kCoarse / kFine)];
    Node node = parts[0];
    for (std::uint32_t i = 1; i < kCoarse / kFine; ++i)
        node.add(parts[i]);
    m_firsts[m_fineNodes + coarse] = times[std::size_t{coarse} * kCoarse];
    m_sums[m_fineNodes + coarse] = node;
}

} // namespace readyscope
