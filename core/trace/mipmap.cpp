// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/mipmap.h"

#include <array>
#include <cmath>
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

// Of the states from times[0] to times[count].
template <std::uint32_t kCount>
NodeShares sharesOf(const MipMap::Node& node, const Nanos* times, const Events* states) {
    NodeShares shares;
    const Nanos span = times[kCount] - times[0];
    const std::uint8_t any = sharePlaces(node.any);
    const std::uint8_t all = sharePlaces(node.all);
    for (std::size_t place = 0; place < kSharePlaces; ++place) {
        shares[place] = (all >> place & 1) != 0 ? 255 : 0;
        if (((any & ~all) >> place & 1) == 0 || span == 0)
            continue;
        Nanos set = 0;
        for (std::uint32_t i = 0; i < kCount; ++i)
            set += (times[i + 1] - times[i]) & -static_cast<Nanos>(sharePlaces(states[i]) >> place & 1);
        shares[place] =
            static_cast<std::uint8_t>(std::lround(255 * (static_cast<double>(set) / static_cast<double>(span))));
    }
    return shares;
}

} // namespace

MipMap::MipMap(std::uint32_t records)
    : m_fineNodes(records / kGroup * (kGroup / kFine)), m_nodes(m_fineNodes + records / kCoarse),
      m_firsts(std::make_unique_for_overwrite<Nanos[]>(m_nodes)),
      m_sums(std::make_unique_for_overwrite<Node[]>(m_nodes)),
      m_shares(std::make_unique_for_overwrite<NodeShares[]>(m_nodes)) {}

void MipMap::addGroup(std::uint32_t group, const Nanos* times, const Events* states) {
    constexpr std::uint32_t kFineAGroup = kGroup / kFine;
    constexpr std::uint32_t kGroupsACoarse = kCoarse / kGroup;
    for (std::uint32_t fine = group * kFineAGroup; fine < (group + 1) * kFineAGroup; ++fine) {
        m_firsts[fine] = times[std::size_t{fine} * kFine];
        m_sums[fine] = sum<kFine>(states + std::size_t{fine} * kFine);
    }
    addShares(group, times, states);
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

// Up to the last fine node but one: what ends the last is not known yet.
void MipMap::addShares(std::uint32_t group, const Nanos* times, const Events* states) {
    constexpr std::uint32_t kFineAGroup = kGroup / kFine;
    constexpr std::uint32_t kFineACoarse = kCoarse / kFine;
    const std::uint32_t first = group * kFineAGroup;
    for (std::uint32_t fine = first == 0 ? 0 : first - 1; fine + 1 < first + kFineAGroup; ++fine)
        m_shares[fine] =
            sharesOf<kFine>(m_sums[fine], times + std::size_t{fine} * kFine, states + std::size_t{fine} * kFine);
    if (first == 0 || first % kFineACoarse != 0)
        return;
    std::array<double, kSharePlaces> sums{};
    for (std::uint32_t fine = first - kFineACoarse; fine < first; ++fine) {
        const auto span = static_cast<double>(m_firsts[fine + 1] - m_firsts[fine]);
        for (std::size_t place = 0; place < kSharePlaces; ++place)
            sums[place] += span * m_shares[fine][place];
    }
    const auto span = static_cast<double>(m_firsts[first] - m_firsts[first - kFineACoarse]);
    NodeShares& shares = m_shares[m_fineNodes + first / kFineACoarse - 1];
    for (std::size_t place = 0; place < kSharePlaces; ++place)
        shares[place] = span > 0 ? static_cast<std::uint8_t>(std::lround(sums[place] / span)) : 0;
}

} // namespace readyscope
