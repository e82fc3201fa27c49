// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// States one beside the other (of columns, of bins), turned: a row of them for each bit, so that runs of one bit are
// found 64 states at a time.

#include "core/readiness/events.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <vector>

namespace readyscope {

class BitRows {
public:
    // Those of `stateOf` from 0 to `count`, in place of what was there.
    template <typename StateOf> void assign(int count, StateOf stateOf) {
        clear(count);
        for (int first = 0; first < count; first += kBlock) {
            std::array<Word, kPlanes> planes{};
            for (int place = 0; place < kBlock && first + place < count; ++place) {
                const Word bits = stateOf(first + place).bits();
                planes[0] |= (bits & 0xff) << 8 * place;
                planes[1] |= bits >> 8 << 8 * place;
            }
            for (std::size_t plane = 0; plane < kPlanes; ++plane)
                if (planes[plane] != 0)
                    add(plane, first, turned(planes[plane]));
        }
    }

    // None has any bit from `from` to `to`; any() is as it was.
    void clear(int from, int to) {
        for (int first = from; first < to;) {
            const int end = std::min(to, first - first % kWord + kWord);
            const Word which = (end - first == kWord ? ~Word{0} : (Word{1} << (end - first)) - 1) << first % kWord;
            for (Word* word = m_words.data() + wordOf(first); word < m_words.data() + m_words.size();
                 word += m_wordsARow)
                *word &= ~which;
            first = end;
        }
    }

    Events any() const { return m_any; } // at least those that are set in one
    bool isSet(Events::Bit bit, int at) const { return (row(bit)[wordOf(at)] >> at % kWord & 1) != 0; }
    int count(Events::Bit bit) const { // of states that have it
        return std::transform_reduce(row(bit), row(bit) + m_wordsARow, 0, std::plus<>(),
                                     [](Word word) { return std::popcount(word); });
    }
    // The first from `from` on that has the bit, or has it not; the count of states where none is.
    int nextSet(Events::Bit bit, int from) const { return next(bit, from, 0); }
    int nextClear(Events::Bit bit, int from) const { return next(bit, from, ~Word{0}); }

private:
    using Word = std::uint64_t;
    static constexpr int kBlock = 8;
    static constexpr int kWord = 64;
    static constexpr std::size_t kPlanes = 2; // bits 0 to 7, 8 to 15

    static std::size_t wordOf(int at) { return static_cast<std::size_t>(at) / kWord; }
    const Word* row(Events::Bit bit) const {
        return m_words.data() + static_cast<std::size_t>(std::countr_zero(unsigned{bit})) * m_wordsARow;
    }
    int next(Events::Bit bit, int from, Word flip) const {
        if (from >= m_count)
            return m_count;
        const Word* const words = row(bit);
        std::size_t at = wordOf(from);
        Word word = (words[at] ^ flip) & ~Word{0} << from % kWord;
        while (word == 0) {
            if (++at == m_wordsARow)
                return m_count;
            word = words[at] ^ flip;
        }
        return std::min(m_count, static_cast<int>(at) * kWord + std::countr_zero(word));
    }
    void clear(int count) {
        m_count = count;
        m_any = {};
        m_wordsARow = static_cast<std::size_t>((count + kWord - 1) / kWord);
        m_words.assign(m_wordsARow * kPlanes * kBlock, 0);
    }
    // A byte for each bit: its own in eight states.
    void add(std::size_t plane, int first, Word bytes) {
        Word* word = m_words.data() + plane * kBlock * m_wordsARow + wordOf(first);
        unsigned any = 0;
        for (unsigned bit = 0; bit < kBlock; ++bit, bytes >>= 8, word += m_wordsARow) {
            *word |= (bytes & 0xff) << first % kWord;
            any |= static_cast<unsigned>((bytes & 0xff) != 0) << bit;
        }
        m_any |= Events::fromBits(static_cast<std::uint16_t>(any << 8 * plane));
    }
    // Eight bytes as a square of bits, its rows and columns exchanged: in pairs, in fours, in halves.
    static Word turned(Word square) {
        const auto exchange = [&square](unsigned by, Word which) {
            const Word differ = (square ^ square >> by) & which;
            square ^= differ ^ differ << by;
        };
        exchange(7, 0x00AA00AA00AA00AAU);
        exchange(14, 0x0000CCCC0000CCCCU);
        exchange(28, 0x00000000F0F0F0F0U);
        return square;
    }

    int m_count = 0;
    Events m_any;
    std::size_t m_wordsARow = 0;
    std::vector<Word> m_words;
};

} // namespace readyscope
