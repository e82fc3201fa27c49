// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/seriesfigures.h"

#include "core/lab/models/model.h"
#include "core/text/errors.h"
#include "ui/common/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::SeriesFigures)
};

struct Place {
    const ModelResult* round = nullptr; // null: it is not run yet
    std::uint32_t number = 0;           // within it, from 0
};

Place placeOf(const SeriesOptions& options, const SeriesCell& cell, int number) {
    int within = number - 1;
    for (std::size_t round = 0; round < cell.kept.size(); ++round) {
        const int events = options.eventsOf(static_cast<int>(round));
        if (within < events)
            return {&cell.kept[round], static_cast<std::uint32_t>(std::max(0, within))};
        within -= events;
    }
    return {};
}

} // namespace

QVector<const Model*> figureModels(const std::vector<const Model*>& models, const Model* selected) {
    QVector<const Model*> figures;
    for (const Model* model : models) {
        const auto same = std::ranges::find(figures, model->family, &Model::family);
        if (same == figures.end())
            figures.append(model);
        else if (model == selected)
            *same = model;
    }
    return figures;
}

std::optional<Nanos> latencyOf(const SeriesOptions& options, const SeriesCell& cell, int number) {
    const Place place = placeOf(options, cell, number);
    if (place.round == nullptr)
        return std::nullopt;
    const auto event = std::ranges::lower_bound(place.round->events, place.number, {}, &ModelEvent::number);
    return event != place.round->events.end() && event->number == place.number && event->isStamped != 0
               ? std::optional(event->latency())
               : std::nullopt;
}

FigurePanel panelOf(const SeriesOptions& options, const SeriesCell& cell, int number, Nanos until) {
    FigurePanel panel{cell.model, std::nullopt, {}};
    const Place place = placeOf(options, cell, number);
    if (place.round != nullptr)
        panel.story = storyOf(*cell.model, *place.round, place.number, until, options.transport);
    if (panel.story)
        return panel;
    const auto isThere = [&place](const ModelEvent& event) { return event.number == place.number; };
    if (place.round == nullptr)
        panel.message = cell.refused ? translated(sentenceFor(*cell.refused)) : Words::tr("not run yet");
    else if (std::ranges::none_of(place.round->events, isThere))
        panel.message = Words::tr("Message %1 was lost.").arg(number);
    else
        panel.message = Words::tr("Message %1 was read with what came after it, whose stamp the kernel gave: when it "
                                  "came is not known.")
                            .arg(number);
    return panel;
}

} // namespace readyscope
