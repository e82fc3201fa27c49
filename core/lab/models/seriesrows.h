// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What models cost at a number of descriptors, each the median of its rounds; kept and exchanged as CSV (RFC 4180).

#include "core/lab/models/modelrecords.h"
#include "core/text/sentence.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace readyscope {

struct SeriesRow {
    const Model* model = nullptr;
    int descriptors = 1;
    Transport transport = Transport::Udp;
    int rate = 0;   // messages a second
    int size = 0;   // bytes
    int rounds = 0; // that ended; 0: it was refused, or is not run yet
    double p50 = 0; // latency, ns
    double p99 = 0;
    std::optional<double> calls; // an event; none where the C library makes them
    double cpu = 0;              // ns an event
    double switches = 0;         // context switches an event
    int threads = 1;
    double spread = 0;          // of the rounds' p50: the greatest less the least, as a share of the median
    std::uint64_t received = 0; // of all rounds, as what follows
    std::uint64_t stamped = 0;  // whose latency is known
    std::uint64_t signalsTaken = 0;
    std::uint64_t merged = 0;
    std::uint64_t lost = 0;
    Sentence refused; // why it could not be measured
    bool isMeasured() const { return rounds > 0; }
};

SeriesRow seriesRow(const ModelRun& run, std::span<const ModelCosts> rounds, Sentence refused);

// How far two rounds of the same may lie apart: the median over the rows; none where no row has two.
std::optional<double> spreadOf(std::span<const SeriesRow> rows);

// The least and the greatest of a column, among rows that were measured and received something; none where all are
// alike.
struct Extremes {
    std::optional<double> best;
    std::optional<double> worst;
};
Extremes extremesOf(std::span<const SeriesRow> rows,
                    const std::function<std::optional<double>(const SeriesRow&)>& column);

std::string seriesCsv(std::span<const SeriesRow> rows);
// A sentence where it is no such file, with the line.
std::variant<std::vector<SeriesRow>, Sentence> readSeriesCsv(std::string_view text);

} // namespace readyscope
