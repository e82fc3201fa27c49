// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/recipewords.h"

#include "core/lab/programs/calltext.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Scenarios", text); }
QString written(const std::string& text) { return QString::fromStdString(text); }

SaidCell cellOf(const semantics::Told& told) {
    if (!told.error.empty())
        return {{}, tr("refused: %1").arg(written(told.error))};
    if (told.events.empty())
        return {{}, tr("nothing")};
    return {told.events, {}};
}

// Where that is what the step is about.
SaidCell withInterrupted(SaidCell cell, const recipes::RecipeStep& step, bool isInterrupted) {
    if (step.interrupted && cell.events.empty())
        cell.words = (isInterrupted ? tr("%1, EINTR") : tr("%1, no EINTR")).arg(cell.words);
    return cell;
}

bool isAwait(const recipes::Act& act) {
    return act.kind == recipes::ActKind::Stage && act.step.verb().starts_with("await");
}

std::size_t asked(const recipes::RecipeReport& report) {
    return static_cast<std::size_t>(std::ranges::count_if(kBackends, [&report](Backend backend) {
        return std::ranges::any_of(report.steps,
                                   [backend](const recipes::StepReport& step) { return step.of(backend).watched; });
    }));
}

} // namespace

QString titleText(const recipes::Recipe& recipe) { return written(recipe.title); }
QString aboutText(const recipes::Recipe& recipe) { return written(recipe.about); }
QString titleText(const recipes::RecipeStep& step) { return written(step.title); }
QString flagText(const recipes::RecipeStep& step) { return written(step.flag); }
QString aboutText(const recipes::RecipeStep& step) { return written(step.about); }

QString countWord(std::size_t count) {
    const std::array words{tr("no"),    tr("one"),   tr("two"),  tr("three"), tr("four"),   tr("five"),  tr("six"),
                           tr("seven"), tr("eight"), tr("nine"), tr("ten"),   tr("eleven"), tr("twelve")};
    return count < words.size() ? words.at(count) : countText(count);
}

QString runSentence(const recipes::Recipe& recipe, const RecipeResult* result) {
    QString steps = countWord(recipe.steps.size());
    steps[0] = steps.at(0).toUpper();
    if (result == nullptr)
        return recipe.steps.size() == 1 ? tr("One step, not run yet.") : tr("%1 steps, not run yet.").arg(steps);
    const recipes::RecipeReport& report = result->report;
    if (!report.ended)
        return tr("Step %1 of %2 is done.")
            .arg(recipe.steps.size() - report.count(recipes::Verdict::NotRun))
            .arg(recipe.steps.size());
    if (report.cancelled)
        return tr("Cancelled after %1 of %2 steps.")
            .arg(recipe.steps.size() - report.count(recipes::Verdict::NotRun))
            .arg(recipe.steps.size());
    const std::size_t backends = asked(report);
    const QString who = backends == kBackends.size() ? tr("all %1 backends ask").arg(countWord(backends))
                        : backends == 1              ? tr("one backend asks")
                                                     : tr("%1 backends ask").arg(countWord(backends));
    const QString lasted = durationText(report.finished - report.begun);
    return recipe.steps.size() == 1 ? tr("One step in %1, %2.").arg(lasted, who)
                                    : tr("%1 steps in %2, %3.").arg(steps, lasted, who);
}

QString listWords(const RecipeResult* result) {
    if (result == nullptr)
        return tr("not run");
    const recipes::RecipeReport& report = result->report;
    if (!report.ended)
        return tr("running");
    const std::size_t odd = report.count(recipes::Verdict::Differs) + report.count(recipes::Verdict::Failed);
    if (odd > 0)
        return tr("%1 of %2 steps").arg(odd).arg(report.steps.size());
    return report.cancelled ? tr("cancelled") : QString();
}

QString callsText(const recipes::RecipeStep& step, const recipes::StepReport* report) {
    QStringList acts;
    for (const recipes::Act& act : step.acts) {
        if (isAwait(act) && step.acts.size() > 1)
            continue; // no call of the program's: the stage sees to it that it has come
        const recipes::Called* called = nullptr;
        if (report != nullptr)
            for (const recipes::Called& call : report->calls)
                if (call.step == act.step)
                    called = &call;
        acts << written(callText(act.step) + (called != nullptr ? resultOf(*called) : foretoldResult(act.step)));
    }
    return acts.join(QStringLiteral(", "));
}

SaidCell foretoldCell(const recipes::RecipeStep& step) {
    if (step.foretold)
        return withInterrupted(cellOf(recipes::lookOf(*step.foretold).of(Backend::Poll)), step,
                               step.interrupted == true);
    return {{}, step.releases ? tr("lanes end") : QString::fromUtf8(kNotApplicable)};
}

SaidCell cameCell(const recipes::RecipeStep& step, const recipes::StepReport& report) {
    if (report.verdict == recipes::Verdict::NotRun)
        return {};
    const recipes::Seen& seen = report.of(Backend::Poll);
    if (seen.watched || !seen.told.error.empty())
        return withInterrupted(cellOf(seen.told), step, seen.interrupted > 0);
    return {{}, step.releases ? tr("lanes end") : tr("not watched")};
}

QString spoken(const SaidCell& cell) { return cell.events.empty() ? cell.words : eventNames(cell.events); }

std::optional<Kind> subjectKind(const recipes::Recipe& recipe) {
    struct Named {
        std::string_view words;
        Kind kind;
    };
    constexpr std::array kKinds{Named{"TCP accepted", Kind::TcpAccepted},
                                Named{"TCP client", Kind::TcpClient},
                                Named{"UDP connected", Kind::UdpConnected},
                                Named{"pipe, read end", Kind::PipeRead},
                                Named{"pipe, write end", Kind::PipeWrite},
                                Named{"FIFO, read end", Kind::Fifo},
                                Named{"pty, master", Kind::Pty},
                                Named{"file", Kind::File}};
    const auto found = std::ranges::find(kKinds, recipe.kind, &Named::words);
    return found == kKinds.end() ? std::nullopt : std::optional(found->kind);
}

QString refusalText(const recipes::ObservedLane& lane) {
    const QString why = written(lane.refused);
    if (!lane.source)
        return why.isEmpty() ? tr("does not work on this kernel") : why;
    return why.isEmpty() || why == QStringLiteral("refused") ? why : tr("refused: %1").arg(why);
}

QString verdictText(const recipes::StepReport& report) {
    QStringList words;
    for (const Sentence& sentence : recipes::verdictWords(report))
        words << translated(sentence);
    return words.join(QStringLiteral("; "));
}

} // namespace readyscope
