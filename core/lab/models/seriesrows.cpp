// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/seriesrows.h"

#include "core/lab/models/model.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace readyscope {

namespace {

constexpr std::array<std::string_view, 19> kColumns{"model",
                                                    "transport",
                                                    "descriptors",
                                                    "rate",
                                                    "size",
                                                    "rounds",
                                                    "received",
                                                    "stamped",
                                                    "latency_p50_ns",
                                                    "latency_p99_ns",
                                                    "calls_an_event",
                                                    "cpu_an_event_ns",
                                                    "switches_an_event",
                                                    "threads",
                                                    "spread",
                                                    "signals",
                                                    "merged",
                                                    "lost",
                                                    "refused"};

double median(std::vector<double> values) {
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// Of rounds that have it.
template <typename Value>
double medianOf(std::span<const ModelCosts> rounds, std::uint64_t ModelCosts::*count, const Value& value) {
    std::vector<double> values;
    for (const ModelCosts& round : rounds)
        if (round.*count > 0)
            values.push_back(static_cast<double>(value(round)));
    return median(std::move(values));
}

double perEvent(std::int64_t sum, const ModelCosts& round) {
    return static_cast<double>(sum) / static_cast<double>(round.received);
}

double spreadOfRounds(std::span<const ModelCosts> rounds, double middle) {
    std::vector<Nanos> p50;
    for (const ModelCosts& round : rounds)
        if (round.stamped > 0)
            p50.push_back(round.p50);
    if (p50.size() < 2 || middle <= 0)
        return 0;
    const auto [least, greatest] = std::ranges::minmax(p50);
    return static_cast<double>(greatest - least) / middle;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char character : text)
        out += character == '"' ? std::string("\"\"") : std::string(1, character);
    return out + '"';
}

std::string number(double value) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::string(text.data(), end) : std::string();
}

// The fields of a record; none where a quote is left open.
std::optional<std::vector<std::string>> takeRecord(std::string_view& text) {
    std::vector<std::string> fields(1);
    bool isQuoted = false;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char character = text[at];
        if (character == '"' && isQuoted && text.substr(at + 1).starts_with('"')) {
            fields.back() += '"';
            ++at;
        } else if (character == '"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && character == ',') {
            fields.emplace_back();
        } else if (!isQuoted && character == '\n') {
            break;
        } else if (isQuoted || character != '\r') {
            fields.back() += character;
        }
    }
    text.remove_prefix(std::min(at + 1, text.size()));
    return isQuoted ? std::nullopt : std::optional(std::move(fields));
}

// Reads one field after the other; what is no number, or none that can be, is remembered.
class Fields {
public:
    static constexpr double kMost = 1e15; // no measure of ours is greater; from_chars knows infinity
    explicit Fields(const std::vector<std::string>& fields) : m_fields(fields) {}

    const std::string& text() { return m_fields[m_next++]; }
    template <typename Number> void take(Number& value) {
        const std::string& field = text();
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        m_isGood &= error == std::errc() && end == field.data() + field.size() && value >= 0 &&
                    static_cast<double>(value) <= kMost;
    }
    void take(std::optional<double>& value) {
        if (m_fields[m_next].empty()) {
            ++m_next;
            return;
        }
        double known = 0;
        take(known);
        value = known;
    }
    bool isGood() const { return m_isGood; }

private:
    const std::vector<std::string>& m_fields;
    std::size_t m_next = 0;
    bool m_isGood = true;
};

std::optional<SeriesRow> rowOf(const std::vector<std::string>& record) {
    if (record.size() != kColumns.size())
        return std::nullopt;
    SeriesRow row;
    Fields fields(record);
    row.model = modelNamed(fields.text());
    const std::optional<Transport> transport = transportNamed(fields.text());
    row.transport = transport.value_or(Transport::Udp);
    fields.take(row.descriptors);
    fields.take(row.rate);
    fields.take(row.size);
    fields.take(row.rounds);
    fields.take(row.received);
    fields.take(row.stamped);
    fields.take(row.p50);
    fields.take(row.p99);
    fields.take(row.calls);
    fields.take(row.cpu);
    fields.take(row.switches);
    fields.take(row.threads);
    fields.take(row.spread);
    fields.take(row.signalsTaken);
    fields.take(row.merged);
    fields.take(row.lost);
    if (const std::string& why = fields.text(); !why.empty())
        row.refused = {"%1", {why}};
    const bool isPossible =
        row.model != nullptr && transport && row.descriptors >= 1 && row.descriptors <= ModelRun::kMostDescriptors;
    return fields.isGood() && isPossible ? std::optional(std::move(row)) : std::nullopt;
}

} // namespace

SeriesRow seriesRow(const ModelRun& run, std::span<const ModelCosts> rounds, Sentence refused) {
    SeriesRow row;
    row.model = run.model;
    row.descriptors = run.descriptors;
    row.transport = run.transport;
    row.rate = run.rate;
    row.size = run.size;
    row.rounds = static_cast<int>(rounds.size());
    row.refused = std::move(refused);
    for (const ModelCosts& round : rounds) {
        row.received += round.received;
        row.stamped += round.stamped;
        row.signalsTaken += round.signalsTaken;
        row.merged += round.merged;
        row.lost += round.lost;
        row.threads = std::max(row.threads, round.threads);
    }
    row.p50 = medianOf(rounds, &ModelCosts::stamped, [](const ModelCosts& round) { return round.p50; });
    row.p99 = medianOf(rounds, &ModelCosts::stamped, [](const ModelCosts& round) { return round.p99; });
    const auto anEvent = [rounds](const auto& sum) {
        return medianOf(rounds, &ModelCosts::received,
                        [&sum](const ModelCosts& round) { return perEvent(sum(round), round); });
    };
    if (!run.model->readsInLibrary())
        row.calls = anEvent([](const ModelCosts& round) { return static_cast<std::int64_t>(round.calls); });
    row.cpu = anEvent([](const ModelCosts& round) { return round.cpu; });
    row.switches = anEvent([](const ModelCosts& round) { return round.voluntary + round.involuntary; });
    row.spread = spreadOfRounds(rounds, row.p50);
    return row;
}

std::optional<double> spreadOf(std::span<const SeriesRow> rows) {
    std::vector<double> spreads;
    for (const SeriesRow& row : rows)
        if (row.rounds >= 2 && row.stamped > 0)
            spreads.push_back(row.spread);
    return spreads.empty() ? std::nullopt : std::optional(median(std::move(spreads)));
}

Extremes extremesOf(std::span<const SeriesRow> rows,
                    const std::function<std::optional<double>(const SeriesRow&)>& column) {
    Extremes extremes;
    for (const SeriesRow& row : rows) {
        const std::optional<double> value = row.isMeasured() && row.received > 0 ? column(row) : std::nullopt;
        if (!value)
            continue;
        extremes.best = std::min(extremes.best.value_or(*value), *value);
        extremes.worst = std::max(extremes.worst.value_or(*value), *value);
    }
    if (extremes.best == extremes.worst)
        return {};
    return extremes;
}

std::string seriesCsv(std::span<const SeriesRow> rows) {
    std::string text;
    for (const std::string_view column : kColumns)
        text += (text.empty() ? "" : ",") + std::string(column);
    text += '\n';
    for (const SeriesRow& row : rows) {
        const std::string fields[] = {std::string(row.model->name),
                                      std::string(nameOf(row.transport)),
                                      std::to_string(row.descriptors),
                                      std::to_string(row.rate),
                                      std::to_string(row.size),
                                      std::to_string(row.rounds),
                                      std::to_string(row.received),
                                      std::to_string(row.stamped),
                                      number(row.p50),
                                      number(row.p99),
                                      row.calls ? number(*row.calls) : "",
                                      number(row.cpu),
                                      number(row.switches),
                                      std::to_string(row.threads),
                                      number(row.spread),
                                      std::to_string(row.signalsTaken),
                                      std::to_string(row.merged),
                                      std::to_string(row.lost),
                                      row.refused.empty() ? "" : quoted(inEnglish(row.refused))};
        static_assert(std::size(fields) == kColumns.size());
        for (const std::string& field : fields)
            text += (&field == &fields[0] ? "" : ",") + field;
        text += '\n';
    }
    return text;
}

std::variant<std::vector<SeriesRow>, Sentence> readSeriesCsv(std::string_view text) {
    const auto names = takeRecord(text);
    if (!names || !std::ranges::equal(*names, kColumns))
        return Sentence{READYSCOPE_TEXT("This is no table of the I/O models: its first line is another."), {}};
    std::vector<SeriesRow> rows;
    for (int line = 2; !text.empty(); ++line) {
        const auto record = takeRecord(text);
        std::optional<SeriesRow> row = record ? rowOf(*record) : std::nullopt;
        if (!row)
            return Sentence{READYSCOPE_TEXT("Line %1 of this table cannot be read."), {std::to_string(line)}};
        rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace readyscope
