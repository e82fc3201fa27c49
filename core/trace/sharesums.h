// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Pieces of time, one after the other, summed up in the pixel columns that they lie in.

#include "core/trace/edges.h"
#include "core/trace/shares.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace readyscope {

// A share of each place, as numbers of several widths.
// NOLINTBEGIN(modernize-use-using): GCC takes the attribute of a vector here only
typedef std::uint8_t PlaceBytes __attribute__((vector_size(kSharePlaces)));
typedef std::int16_t PlaceShorts __attribute__((vector_size(kSharePlaces * sizeof(std::int16_t))));
typedef std::int32_t PlaceInts __attribute__((vector_size(kSharePlaces * sizeof(std::int32_t))));
typedef float PlaceShares __attribute__((vector_size(kSharePlaces * sizeof(float))));
// NOLINTEND(modernize-use-using)

class ShareSums {
public:
    // `from` < `to`, `columns` >= 1; `out` is replaced.
    ShareSums(Nanos from, Nanos to, int columns, std::vector<Shares>& out)
        : m_out(out), m_edges(from, to, columns), m_to(to), m_left(from), m_right(m_edges.next()) {
        m_out.assign(static_cast<std::size_t>(columns), Shares{});
    }

    // Each begins where the last one ended; what is outside the columns is cut off.
    void add(Nanos begin, Nanos end, Events state) {
        PlaceShares set;
        std::memcpy(&set, kSet[sharePlaces(state)].data(), sizeof(set));
        add(begin, end, set);
    }
    void add(Nanos begin, Nanos end, const NodeShares& shares) {
        PlaceBytes bytes;
        std::memcpy(&bytes, shares.data(), sizeof(bytes));
        // In steps that are one instruction each: at once, GCC 12 does it byte by byte.
        const PlaceInts steps = __builtin_convertvector(__builtin_convertvector(bytes, PlaceShorts), PlaceInts);
        add(begin, end, __builtin_convertvector(steps, PlaceShares) * (1 / 255.0F));
    }
    // After the last.
    void finish() {
        if (m_column < m_out.size())
            endColumn();
    }

private:
    void add(Nanos begin, Nanos end, const PlaceShares& set) {
        if (begin >= m_left && end < m_right)
            m_sum += set * static_cast<float>(end - begin);
        else
            spread(begin, std::min(end, m_to), set);
    }

    // Over the edges of columns, or over one of the view's.
    void spread(Nanos begin, Nanos end, const PlaceShares& set) {
        while (begin < end && m_column < m_out.size()) {
            const Nanos stop = std::min(end, m_right);
            if (stop > m_left) {
                begin = std::max(begin, m_left);
                m_sum += set * static_cast<float>(stop - begin);
            }
            begin = stop;
            if (stop == m_right)
                endColumn();
        }
    }

    void endColumn() {
        if (m_right > m_left) {
            const PlaceShares shares = m_sum * (1 / static_cast<float>(m_right - m_left));
            std::memcpy(m_out[m_column].of.data(), &shares, sizeof(shares));
        }
        m_sum = PlaceShares{};
        ++m_column;
        m_left = m_right;
        m_right = m_edges.next();
    }

    // 1 at each place that is set in the index.
    static constexpr auto kSet = [] {
        std::array<std::array<float, kSharePlaces>, 256> set{};
        for (std::size_t places = 0; places < set.size(); ++places)
            for (std::size_t place = 0; place < kSharePlaces; ++place)
                set[places][place] = static_cast<float>(places >> place & 1);
        return set;
    }();

    std::vector<Shares>& m_out;
    EdgeWalk m_edges;
    Nanos m_to;
    std::size_t m_column = 0;
    Nanos m_left;
    Nanos m_right;
    PlaceShares m_sum{}; // of the column: nanoseconds
};

} // namespace readyscope
