// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelseries.h"

#include "core/lab/models/model.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kMostRounds = 5;
constexpr int kLeastOfRound = 20; // events

Nanos sendingTime(const ModelRun& run) { return run.events * kSecond / run.rate; }

} // namespace

int SeriesOptions::rounds() const { return std::clamp(events / kLeastOfRound, 1, kMostRounds); }

int SeriesOptions::eventsOf(int round) const { return events / rounds() + (round < events % rounds() ? 1 : 0); }

std::optional<std::vector<int>> descriptorsIn(std::string_view text) {
    std::vector<int> numbers;
    bool isBegun = false;
    int number = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at == text.size() || text[at] == ',') {
            if (!isBegun || number < 1)
                return std::nullopt;
            numbers.push_back(number);
            isBegun = false;
            number = 0;
        } else if (text[at] >= '0' && text[at] <= '9') {
            isBegun = true;
            number = number * 10 + (text[at] - '0');
            if (number > ModelRun::kMostDescriptors)
                return std::nullopt;
        } else if (text.substr(at).starts_with("\u2009")) { // a thin space, as groupedCount() writes it
            at += 2;
        } else if (text[at] != ' ') {
            return std::nullopt;
        }
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::string descriptorsText(std::span<const int> descriptors) {
    std::string text;
    for (const int number : descriptors)
        text += (text.empty() ? "" : ", ") + groupedCount(static_cast<std::uint64_t>(number));
    return text;
}

ModelSeries::ModelSeries(SeriesOptions options) : m_options(std::move(options)) {
    for (const int descriptors : m_options.descriptors)
        for (const Model* model : m_options.models)
            m_cells.push_back({model, descriptors, {}, {}, {}});
}

// One number of descriptors after the other; of it one round after the other.
ModelRun ModelSeries::runOf(int index) const {
    const int models = static_cast<int>(m_options.models.size());
    const int rounds = m_options.rounds();
    ModelRun run;
    run.model = m_options.models[static_cast<std::size_t>(index % models)];
    run.descriptors = m_options.descriptors[static_cast<std::size_t>(index / (models * rounds))];
    run.rate = m_options.rate;
    run.size = m_options.size;
    run.transport = m_options.transport;
    run.events = m_options.eventsOf(index / models % rounds);
    return run;
}

std::optional<ModelRun> ModelSeries::next() const {
    return m_done < runs() ? std::optional(runOf(m_done)) : std::nullopt;
}

SeriesCell& ModelSeries::cellOf(const ModelRun& run) {
    return *std::ranges::find_if(m_cells, [&run](const SeriesCell& cell) {
        return cell.model == run.model && cell.descriptors == run.descriptors;
    });
}

void ModelSeries::add(Result<ModelResult> result, Nanos took) {
    const ModelRun run = runOf(m_done);
    SeriesCell& cell = cellOf(run);
    if (result) {
        cell.rounds.push_back(result->costs);
        if (run.descriptors == m_options.descriptors.front())
            cell.kept.push_back(std::move(*result));
        m_beside += std::max<Nanos>(0, took - sendingTime(run));
        ++m_performed;
    } else {
        cell.refused = result.error();
    }
    ++m_done;
    skipRefused();
}

// What the kernel refused once it is not asked for again.
void ModelSeries::skipRefused() {
    while (m_done < runs() && cellOf(runOf(m_done)).refused)
        ++m_done;
}

Nanos ModelSeries::left() const {
    const Nanos beside = m_performed > 0 ? m_beside / m_performed : 0;
    Nanos left = 0;
    for (int i = m_done; i < runs(); ++i)
        left += sendingTime(runOf(i)) + beside;
    return left;
}

const SeriesCell* ModelSeries::cell(const Model& model, int descriptors) const {
    const auto found = std::ranges::find_if(
        m_cells, [&](const SeriesCell& cell) { return cell.model == &model && cell.descriptors == descriptors; });
    return found == m_cells.end() ? nullptr : &*found;
}

std::vector<SeriesRow> ModelSeries::rows() const {
    std::vector<SeriesRow> rows;
    for (const SeriesCell& cell : m_cells)
        rows.push_back(seriesRow(
            {cell.model, cell.descriptors, m_options.rate, m_options.size, m_options.events, m_options.transport},
            cell.rounds, cell.refused ? sentenceFor(*cell.refused) : Sentence{}));
    return rows;
}

} // namespace readyscope
