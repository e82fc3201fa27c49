// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Models run side by side: each at each number of descriptors, in rounds that take turns, so that what changes on the
// machine meanwhile meets all of them. It tells which run is next and keeps what came of it; who performs them is not
// its matter.

#include "core/lab/models/modelrecords.h"
#include "core/lab/models/seriesrows.h"

namespace readyscope {

struct SeriesOptions {
    static constexpr int kMostShown = 100'000; // events of a model, where they are kept to be drawn

    std::vector<const Model*> models;
    std::vector<int> descriptors{1, 10, 100, 1'000}; // ascending, each once
    int rate = 200;                                  // messages a second
    int size = 512;                                  // bytes
    int events = 1'000;                              // of all rounds
    Transport transport = Transport::Udp;

    // As many, at most 5, as leave each enough events for a percentile.
    int rounds() const;
    int eventsOf(int round) const; // from 0
};

// "1, 10, 1 000" as numbers of descriptors, ascending and each once; none where it is something else.
std::optional<std::vector<int>> descriptorsIn(std::string_view text);
std::string descriptorsText(std::span<const int> descriptors);

// A model at a number of descriptors.
struct SeriesCell {
    const Model* model = nullptr;
    int descriptors = 1;
    std::vector<ModelCosts> rounds;
    std::vector<ModelResult> kept; // of the least number of descriptors only: they are drawn
    int median = 0;  // the number of the message with the median latency, from 1 through the rounds; 0: none
    int slowest = 0; // of the one that 99 of 100 were quicker than
    std::optional<SysError> refused;
};

class ModelSeries {
public:
    explicit ModelSeries(SeriesOptions options);

    const SeriesOptions& options() const { return m_options; }
    // None when all are done.
    std::optional<ModelRun> next() const;
    // Of the run that was next.
    void add(Result<ModelResult> result, Nanos took);

    int done() const { return m_done; }
    int runs() const { return static_cast<int>(m_cells.size()) * m_options.rounds(); }
    Nanos left() const; // expected

    const SeriesCell* cell(const Model& model, int descriptors) const;
    std::vector<SeriesRow> rows() const; // of all cells, in the models' order

private:
    ModelRun runOf(int index) const;
    SeriesCell& cellOf(const ModelRun& run);
    void skipRefused();
    int numberAt(const SeriesCell& cell, double share) const;

    SeriesOptions m_options;
    std::vector<SeriesCell> m_cells; // by descriptors, then by model
    int m_done = 0;
    int m_performed = 0;
    Nanos m_beside = 0; // the runs' time that is not the datagrams'
};

} // namespace readyscope
