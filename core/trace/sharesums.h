// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pieces of time, one after the other, summed up in the pixel columns that they lie in.

#include "core/trace/edges.h"
#include "core/trace/shares.h"

#include <algorithm>
#include <vector>

namespace readyscope {

// Share of a node's time that each place was set, in steps of 1/255.
using NodeShares = std::array<std::uint8_t, kSharePlaces>;

class ShareSums {
public:
    // `from` < `to`, `columns` >= 1; `out` is replaced.
    ShareSums(Nanos from, Nanos to, int columns, std::vector<Shares>& out)
        : m_out(out), m_edges(from, to, columns), m_from(from), m_to(to), m_left(from), m_right(m_edges.next()),
          m_perNano(1 / static_cast<float>(m_right - m_left)) {
        m_out.assign(static_cast<std::size_t>(columns), Shares{});
    }

    // Each begins where the last one ended; what is outside the columns is cut off.
    void add(Nanos begin, Nanos end, Events state) {
        const std::uint8_t places = sharePlaces(state);
        std::array<float, kSharePlaces> set;
        for (std::size_t place = 0; place < kSharePlaces; ++place)
            set[place] = static_cast<float>(places >> place & 1);
        spread(begin, end, set);
    }
    void add(Nanos begin, Nanos end, const NodeShares& shares) {
        std::array<float, kSharePlaces> set;
        for (std::size_t place = 0; place < kSharePlaces; ++place)
            set[place] = static_cast<float>(shares[place]) * (1 / 255.0F);
        spread(begin, end, set);
    }

private:
    void spread(Nanos begin, Nanos end, const std::array<float, kSharePlaces>& set) {
        begin = std::max(begin, m_from);
        end = std::min(end, m_to);
        while (begin < end) {
            while (begin >= m_right) {
                ++m_column;
                m_left = m_right;
                m_right = m_edges.next();
                m_perNano = 1 / static_cast<float>(m_right - m_left);
            }
            const Nanos stop = std::min(end, m_right);
            const float part = static_cast<float>(stop - begin) * m_perNano;
            auto& sums = m_out[m_column].of;
            for (std::size_t place = 0; place < kSharePlaces; ++place)
                sums[place] += part * set[place];
            begin = stop;
        }
    }

    std::vector<Shares>& m_out;
    EdgeWalk m_edges;
    Nanos m_from;
    Nanos m_to;
    std::size_t m_column = 0;
    Nanos m_left;
    Nanos m_right;
    float m_perNano; // of the column: a division each, not one a piece
};

} // namespace readyscope
