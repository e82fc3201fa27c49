// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelseries.h"

#include "core/lab/models/model.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {

constexpr int kMostRounds = 5;
constexpr int kLeastOfRound = 20; // events

Nanos sendingTime(const ModelRun& run) { return run.events * kSecond / run.rate; }

} // namespace

int SeriesOptions::rounds() const { return std::clamp(events / kLeastOfRound, 1, kMostRounds); }

int SeriesOptions::eventsOf(int round) const { return events / rounds() + (round < events % rounds() ? 1 : 0); }

namespace {

// "7", or "1 000" in groups of three, with a blank or a thin space as groupedCount() writes it.
std::optional<int> groupedNumberIn(std::string_view text) {
    constexpr std::string_view kThin = "\u2009";
    int number = 0;
    int digits = 0; // of the group
    bool isGrouped = false;
    while (!text.empty()) {
        if (text.front() >= '0' && text.front() <= '9') {
            number = number * 10 + (text.front() - '0');
            ++digits;
            text.remove_prefix(1);
            if (number > ModelRun::kMostDescriptors)
                return std::nullopt;
            continue;
        }
        const std::size_t blank = text.starts_with(kThin) ? kThin.size() : text.front() == ' ' ? 1 : 0;
        if (blank == 0 || digits == 0 || digits > 3 || (isGrouped && digits != 3))
            return std::nullopt;
        text.remove_prefix(blank);
        isGrouped = true;
        digits = 0;
    }
    return number >= 1 && digits > 0 && (!isGrouped || digits == 3) ? std::optional(number) : std::nullopt;
}

std::string_view withoutBlanks(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::optional<std::vector<int>> descriptorsIn(std::string_view text) {
    std::vector<int> numbers;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::optional<int> number = groupedNumberIn(withoutBlanks(text.substr(begin, end - begin)));
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
        begin = end + 1;
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
        for (const Model* model : m_options.models) {
            SeriesCell cell;
            cell.model = model;
            cell.descriptors = descriptors;
            m_cells.push_back(std::move(cell));
        }
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
        if (run.descriptors == m_options.descriptors.front()) {
            cell.kept.push_back(std::move(*result));
            cell.median = numberAt(cell, 0.5);
            cell.slowest = numberAt(cell, 0.99);
        }
        m_beside += std::max<Nanos>(0, took - sendingTime(run));
        ++m_performed;
    } else {
        cell.refused = result.error();
    }
    ++m_done;
    skipRefused();
}

// Messages are counted through the rounds, from 1.
int ModelSeries::numberAt(const SeriesCell& cell, double share) const {
    std::vector<std::pair<Nanos, int>> latencies;
    int before = 0;
    for (std::size_t round = 0; round < cell.kept.size(); ++round) {
        for (const ModelEvent& event : cell.kept[round].events)
            if (event.isStamped != 0)
                latencies.emplace_back(event.latency(), before + static_cast<int>(event.number) + 1);
        before += m_options.eventsOf(static_cast<int>(round));
    }
    if (latencies.empty())
        return 0;
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(latencies.size())));
    const auto place = latencies.begin() + std::clamp<std::ptrdiff_t>(rank, 1, std::ssize(latencies)) - 1;
    std::ranges::nth_element(latencies, place);
    return place->second;
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
