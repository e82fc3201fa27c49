// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/chartscale.h"

#include "ui/common/texts.h"
#include "ui/lab/figurewords.h"

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {

constexpr qsizetype kMostDecades = 24;

double share(double value, double least, double greatest) {
    return std::log(std::max(value, 1e-9) / least) / std::log(greatest / least);
}

} // namespace

double ChartScale::xOf(double descriptors) const {
    return area.left() + share(descriptors, leastCount, greatestCount) * area.width();
}

double ChartScale::yOf(double value) const { return area.bottom() - share(value, least, greatest) * area.height(); }

QVector<double> ChartScale::decades() const {
    QVector<double> lines;
    for (double line = std::pow(10, std::ceil(std::log10(least) - 1e-9));
         line <= greatest * 1.0001 && lines.size() < kMostDecades; line *= 10)
        lines.append(line);
    return lines;
}

ChartScale chartScale(const QRectF& area, const std::vector<SeriesRow>& rows, CostMeasure measure) {
    ChartScale scale;
    scale.area = area;
    double least = 0;
    double greatest = 0;
    double counts = 1;
    for (const SeriesRow& row : rows) {
        counts = std::max(counts, double(row.descriptors));
        const std::optional<double> value = valueOf(row, measure);
        if (!value || *value <= 0)
            continue; // nothing has no place on a log scale
        least = least == 0 ? *value : std::min(least, *value);
        greatest = std::max(greatest, *value);
    }
    scale.greatestCount = std::max(10.0, counts);
    if (greatest == 0)
        return scale;
    // A decade at least, and no line at the very edge.
    scale.least = least / 1.5;
    scale.greatest = std::max(greatest * 1.5, scale.least * 20);
    return scale;
}

QVector<ChartLine> chartLines(const ChartScale& scale, const std::vector<SeriesRow>& rows, CostMeasure measure) {
    QVector<ChartLine> lines;
    for (const SeriesRow& row : rows) {
        auto line = std::ranges::find(lines, row.model, &ChartLine::model);
        if (line == lines.end())
            line = lines.insert(lines.end(), {row.model, {}, {}});
        const std::optional<double> value = valueOf(row, measure);
        if (value && *value > 0)
            line->points.append({scale.xOf(row.descriptors), scale.yOf(*value)});
        else if (!row.refused.empty() && line->refused.isEmpty())
            line->refused = translated(row.refused);
    }
    return lines;
}

QVector<ChartName> chartNames(const ChartScale& scale, const QVector<ChartLine>& lines, double lineHeight) {
    QVector<const ChartLine*> named;
    for (const ChartLine& line : lines)
        if (!line.points.isEmpty() && line.refused.isEmpty())
            named.append(&line);
    std::ranges::stable_sort(named, {}, [](const ChartLine* line) { return line->points.last().y(); });
    QVector<ChartName> names;
    const auto heightOf = [lineHeight](const ChartName& name) {
        return static_cast<double>(name.names.size()) * lineHeight;
    };
    for (const ChartLine* line : named) {
        names.append({line->points.last().y() - lineHeight / 2,
                      {chartText(*line->model)},
                      {line->model},
                      {line->points.last()}});
        // One list that stands at its middle may touch the one above in turn.
        while (names.size() > 1) {
            ChartName& above = names[names.size() - 2];
            const ChartName& last = names.last();
            if (above.top + heightOf(above) <= last.top)
                break;
            const double middle = (above.top + heightOf(above) / 2 + last.top + heightOf(last) / 2) / 2;
            above.names += last.names;
            above.models += last.models;
            above.ends += last.ends;
            above.top = middle - heightOf(above) / 2;
            names.removeLast();
        }
    }
    double bottom = scale.area.bottom() + lineHeight;
    for (qsizetype i = names.size(); i-- > 0;) {
        names[i].top = std::min(names[i].top, bottom - heightOf(names[i]));
        bottom = names[i].top;
    }
    double top = 0;
    for (ChartName& name : names) {
        name.top = std::max(name.top, top);
        top = name.top + heightOf(name);
    }
    return names;
}

} // namespace readyscope
