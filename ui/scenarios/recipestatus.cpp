// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/recipestatus.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Scenarios", text); }

} // namespace

PageStatus statusOf(const recipes::Recipe* recipe, const RecipeResult* shown, const RecipeRunner& runner) {
    PageStatus status;
    if (recipe == nullptr)
        return status;
    status.right = tr("in a script: recipe %1").arg(QString::fromStdString(recipe->name));
    if (runner.isSeries())
        status.figures << tr("%1 of %2 recipes").arg(runner.done()).arg(runner.total());
    if (shown == nullptr) {
        status.figures.prepend(tr("Recipe not run"));
        return status;
    }
    const recipes::RecipeReport& report = shown->report;
    const std::size_t differs = report.count(recipes::Verdict::Differs);
    const std::size_t failed = report.count(recipes::Verdict::Failed);
    status.state = !report.ended                              ? PageStatus::State::Running
                   : differs + failed > 0 || report.cancelled ? PageStatus::State::Odd
                                                              : PageStatus::State::Good;
    const std::size_t steps = report.steps.size() - report.count(recipes::Verdict::NotRun);
    QStringList counts{tr("%1 of %2 steps").arg(steps).arg(report.steps.size())};
    if (const std::size_t agree = report.count(recipes::Verdict::Agree); agree > 0)
        counts << tr("%1 agree").arg(agree);
    if (differs > 0)
        counts << (differs == 1 ? tr("1 differs") : tr("%1 differ").arg(differs));
    if (failed > 0)
        counts << tr("%1 failed").arg(failed);
    const auto observers = std::ranges::count_if(
        shown->lanes, [](const recipes::ObservedLane& lane) { return lane.source && lane.socket != kNoSocket; });
    status.figures =
        QStringList{!report.ended      ? tr("Recipe runs")
                    : report.cancelled ? tr("Recipe cancelled")
                                       : tr("Recipe done"),
                    counts.join(QStringLiteral(", ")),
                    report.ended ? tr("%1 observers stopped").arg(observers) : tr("%1 observers ask").arg(observers)} +
        status.figures;
    if (report.ended)
        status.figures << tr("nothing left open");
    return status;
}

} // namespace readyscope
