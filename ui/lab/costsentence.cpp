// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/costsentence.h"

#include "ui/common/texts.h"
#include "ui/lab/figurewords.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr double kFactor = 2;

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::CostSentence)
};

} // namespace

QString growthText(const std::vector<SeriesRow>& rows, const Model* model, CostMeasure measure) {
    const SeriesRow* least = nullptr;
    const SeriesRow* most = nullptr;
    for (const SeriesRow& row : rows) {
        if (row.model != model || !valueOf(row, measure))
            continue;
        least = least == nullptr || row.descriptors < least->descriptors ? &row : least;
        most = most == nullptr || row.descriptors > most->descriptors ? &row : most;
    }
    if (least == nullptr || least == most)
        return {};
    const double before = *valueOf(*least, measure);
    const double after = *valueOf(*most, measure);
    const double noise = 1 + std::max(least->spread, most->spread);
    const double factor = std::max(kFactor, noise);
    const auto count = [](const SeriesRow* row) { return countText(static_cast<std::uint64_t>(row->descriptors)); };
    const QString from = valueText(measure, before);
    const QString to = valueText(measure, after);
    if (after > factor * before)
        return Words::tr("%1 grows with the number of descriptors: %2 with %3, %4 with %5.")
            .arg(chartText(*model), from, count(least), to, count(most));
    if (after * factor < before)
        return Words::tr("%1 falls with the number of descriptors: %2 with %3, %4 with %5.")
            .arg(chartText(*model), from, count(least), to, count(most));
    return Words::tr("%1 hardly depends on the number of descriptors: %2 with %3, %4 with %5.")
        .arg(chartText(*model), from, count(least), to, count(most));
}

} // namespace readyscope
