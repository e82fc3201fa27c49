// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/costmeasures.h"

#include "core/lab/models/model.h"
#include "ui/common/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::CostMeasures)
};

} // namespace

std::optional<double> valueOf(const SeriesRow& row, CostMeasure measure) {
    if (!row.isMeasured() || row.received == 0)
        return std::nullopt;
    switch (measure) {
    case CostMeasure::LatencyP50:
        return row.stamped > 0 ? std::optional(row.p50) : std::nullopt;
    case CostMeasure::LatencyP99:
        return row.stamped > 0 ? std::optional(row.p99) : std::nullopt;
    case CostMeasure::Calls:
        return row.calls;
    case CostMeasure::Cpu:
        return row.cpu;
    case CostMeasure::Switches:
        return row.switches;
    }
    return std::nullopt;
}

bool isTime(CostMeasure measure) { return measure != CostMeasure::Calls && measure != CostMeasure::Switches; }

QString measureText(CostMeasure measure) {
    switch (measure) {
    case CostMeasure::LatencyP50:
        return Words::tr("Latency p50");
    case CostMeasure::LatencyP99:
        return Words::tr("Latency p99");
    case CostMeasure::Calls:
        return Words::tr("Calls an event");
    case CostMeasure::Cpu:
        return Words::tr("CPU an event");
    case CostMeasure::Switches:
        return Words::tr("Switches an event");
    }
    return {};
}

QString valueText(CostMeasure measure, double value) {
    if (isTime(measure))
        return durationText(static_cast<Nanos>(std::llround(value)));
    return value < 99.95 ? QString::number(value, 'f', 2) : countText(static_cast<std::uint64_t>(std::llround(value)));
}

QString lostText(const SeriesRow& row) {
    if (row.lost > 0)
        return row.merged > 0 ? Words::tr("%1, %2 merged").arg(countText(row.lost), countText(row.merged))
                              : countText(row.lost);
    return row.merged > 0 ? Words::tr("%1 merged").arg(countText(row.merged)) : QStringLiteral("0");
}

const SeriesRow* rowLike(const SeriesRow& row, const std::vector<SeriesRow>& others) {
    const auto found = std::ranges::find_if(others, [&row](const SeriesRow& other) {
        return other.model == row.model && other.descriptors == row.descriptors && other.transport == row.transport &&
               other.rate == row.rate && other.size == row.size;
    });
    return found == others.end() ? nullptr : &*found;
}

} // namespace readyscope
