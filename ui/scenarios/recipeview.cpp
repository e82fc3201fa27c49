// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/recipeview.h"

#include "ui/common/areasplitter.h"
#include "ui/common/codeview.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/inspector/explainpane.h"
#include "ui/scenarios/differencelist.h"
#include "ui/scenarios/lanesarea.h"
#include "ui/scenarios/recipehead.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipeprogrampane.h"
#include "ui/scenarios/recipeshown.h"
#include "ui/scenarios/recipestatus.h"
#include "ui/scenarios/stepnotes.h"
#include "ui/scenarios/stepstable.h"

#include <QScrollArea>

#include <algorithm>

namespace readyscope {

namespace {

const QString kRecipe = QStringLiteral("recipe ");

} // namespace

RecipeView::RecipeView(QWidget* parent)
    : ScenarioView(parent), m_runner(new RecipeRunner(this)), m_head(new RecipeHead(this)),
      m_steps(new StepsTable(this)), m_area(new LanesArea(this)), m_explain(new ExplainPane(this)),
      m_notes(new StepNotes(this)), m_program(new RecipeProgramPane(this)), m_script(new CodeView(this)) {
    makeLayout();
    wire();
}

QString RecipeView::entryOf(const recipes::Recipe& recipe) { return kRecipe + QString::fromStdString(recipe.name); }

const RecipeResult* RecipeView::result() const { return m_recipe != nullptr ? m_runner->resultOf(*m_recipe) : nullptr; }

RecipeLanes& RecipeView::lanes() const { return m_area->lanes(); }

QMenu& RecipeView::exports() const { return m_head->exports(); }

void RecipeView::wire() {
    connect(m_head, &RecipeHead::runAsked, this, &RecipeView::run);
    connect(m_head, &RecipeHead::cancelAsked, this, &RecipeView::cancel);
    connect(m_head, &RecipeHead::captureAsked, this,
            [this] { emit captureAsked(QString::fromStdString(m_recipe->name)); });
    connect(m_steps, &StepsTable::chosen, this, &RecipeView::showStep);
    connect(&lanes(), &RecipeLanes::cursorMoved, this, &RecipeView::showCursor);
    connect(&lanes(), &RecipeLanes::backendChosen, m_program, &RecipeProgramPane::choose);
    connect(&lanes(), &RecipeLanes::backendChosen, this, &RecipeView::showMask);
    connect(m_explain, &ExplainPane::caseAsked, this, &RecipeView::caseAsked);
    connect(m_area, &LanesArea::cursorPut, this, &RecipeView::showCursor);
    connect(m_runner, &RecipeRunner::changed, this, &RecipeView::showRun);
    connect(m_runner, &RecipeRunner::ended, this, [this] {
        showRecipe();
        emit changed();
    });
}

void RecipeView::showDifferences() {
    const RecipeResult* shown = result();
    if (shown == nullptr)
        return m_area->showDifferences({}, tr("Differences"),
                                       tr("Where a backend tells something else than poll, or tells it otherwise, it "
                                          "will stand here with the reason."));
    if (!shown->report.ended)
        return m_area->showDifferences({}, tr("Differences"), tr("They are looked for when the run has ended."));
    m_area->showDifferences(shown->differences, differencesTitle(shown->differences.size()),
                            tr("Every backend that was asked told what poll told, and told it alike."));
}

bool RecipeView::select(const QString& entry) {
    const recipes::Recipe* recipe =
        entry.startsWith(kRecipe) ? recipes::recipeNamed(entry.mid(kRecipe.size()).toStdString()) : nullptr;
    if (recipe == nullptr)
        return false;
    m_recipe = recipe;
    m_steps->select(-1);
    showRecipe();
    showEnd();
    showMask();
    emit changed();
    return true;
}

QString RecipeView::selected() const { return m_recipe != nullptr ? entryOf(*m_recipe) : QString(); }

void RecipeView::run() {
    if (m_recipe != nullptr)
        m_runner->run(*m_recipe);
}

void RecipeView::runAll() { m_runner->runAll(recipes::allRecipes()); }

void RecipeView::cancel() { m_runner->cancel(); }

ScenarioGroup RecipeView::group() const {
    ScenarioGroup group{tr("Edge recipes"), {}, {}};
    int agree = 0;
    int differ = 0;
    for (const recipes::Recipe& recipe : recipes::allRecipes()) {
        const RecipeResult* result = m_runner->resultOf(recipe);
        ScenarioEntry entry;
        entry.name = entryOf(recipe);
        entry.title = titleText(recipe);
        entry.right = listWords(result);
        entry.mark = result != nullptr ? markOf(result->report) : VerdictMark::NotRun;
        agree += entry.mark == VerdictMark::Agrees ? 1 : 0;
        differ += entry.mark == VerdictMark::Differs || entry.mark == VerdictMark::Failed ? 1 : 0;
        group.entries.append(entry);
    }
    if (agree + differ > 0)
        group.summary = differ == 1  ? tr("%1 agree, 1 differs").arg(agree)
                        : differ > 1 ? tr("%1 agree, %2 differ").arg(agree).arg(differ)
                        : agree == 1 ? tr("1 agrees")
                                     : tr("%1 agree").arg(agree);
    return group;
}

// The one that is selected, as far as it has come.
void RecipeView::showRecipe() {
    if (m_recipe == nullptr)
        return;
    const RecipeResult* shown = result();
    m_head->show(*m_recipe, shown, m_runner->running() == m_recipe);
    m_steps->show(m_recipe, shown);
    fitSteps();
    lanes().show(shownOf(m_recipe, shown));
    showDifferences();
    m_notes->show(m_recipe);
    m_program->show(m_recipe);
    if (m_script->toPlainText() != QString::fromStdString(m_recipe->text))
        m_script->setText(QString::fromStdString(m_recipe->text));
    const QString whose = shown != nullptr && shown->report.fd >= 0
                              ? tr("%1, fd %2").arg(QString::fromStdString(m_recipe->kind)).arg(shown->report.fd)
                              : QString::fromStdString(m_recipe->kind);
    m_area->setWords(tr("%1; observers that only ask, a thread each").arg(whose));
}

void RecipeView::showRun(const recipes::Recipe* recipe) {
    if (recipe == m_recipe) {
        showRecipe();
        if (const RecipeResult* shown = result(); shown != nullptr && shown->report.ended)
            showEnd();
    }
    emit changed();
}

// A run that has ended is looked at where it differs, else where it is at its last state.
void RecipeView::showEnd() {
    const RecipeResult* shown = result();
    if (shown == nullptr || !shown->report.ended)
        return markStep(-1);
    const std::vector<recipes::StepReport>& steps = shown->report.steps;
    int step = -1;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool isOdd =
            steps[i].verdict == recipes::Verdict::Differs || steps[i].verdict == recipes::Verdict::Failed;
        if (isOdd) {
            step = static_cast<int>(i);
            break;
        }
        if (steps[i].of(Backend::Poll).watched)
            step = static_cast<int>(i);
    }
    showStep(step);
}

void RecipeView::showStep(int step) {
    markStep(step);
    const RecipeResult* shown = result();
    if (shown == nullptr || step < 0)
        return;
    const recipes::StepReport& report = shown->report.steps.at(static_cast<std::size_t>(step));
    if (report.verdict == recipes::Verdict::NotRun)
        return;
    lanes().setCursor(std::max(report.asked, report.done));
    showMask();
}

void RecipeView::showCursor(Nanos time) {
    const LanesFlag* flag = lanes().scene().flagAt(time);
    markStep(flag != nullptr ? flag->step : -1);
    showMask();
}

void RecipeView::showMask() {
    const std::optional<Nanos> at = lanes().cursor();
    const std::optional<Kind> kind = m_recipe != nullptr ? subjectKind(*m_recipe) : std::nullopt;
    if (!at || !kind || result() == nullptr)
        return m_explain->showNothing(tr("Run the recipe: what the mask at the cursor means will stand here."));
    const LanesScene& scene = lanes().scene();
    const Backend backend = lanes().backend();
    const QString heading = tr("%1 at A, %2").arg(backendText(backend), durationText(*at - scene.begin()));
    const std::optional<Events> told = scene.toldAt(static_cast<std::size_t>(backend), *at);
    if (!told)
        return m_explain->showNothing(tr("%1: it does not watch then.").arg(heading));
    Asked asked{*kind, SocketState::Open, backend, *told, m_recipe->interest};
    if (*kind == Kind::TcpClient && !wasWritable(*result(), *at))
        asked.state = SocketState::Connecting;
    m_explain->explain(asked, heading);
}

void RecipeView::markStep(int step) {
    m_steps->select(step);
    m_notes->mark(step);
    m_program->mark(step);
    if (m_recipe == nullptr)
        return;
    const auto index = static_cast<std::size_t>(step);
    m_script->markLine(step >= 0 ? m_recipe->steps.at(index).line - m_recipe->line + 1 : 0);
}

PageStatus RecipeView::status() const { return statusOf(m_recipe, result(), *m_runner); }

void RecipeView::restoreLayout(const Settings& settings) {
    m_down->restoreState(settings.layout(QStringLiteral("scenariosDown")));
    m_area->restoreState(settings.layout(QStringLiteral("scenariosMiddle")));
    m_bottom->restoreState(settings.layout(QStringLiteral("scenariosBottom")));
    m_area->setDifferencesShown(settings.layout(QStringLiteral("scenariosDifferences")) != "hidden");
}

void RecipeView::saveLayout(Settings& settings) const {
    settings.setLayout(QStringLiteral("scenariosDown"), m_down->saveState());
    settings.setLayout(QStringLiteral("scenariosMiddle"), m_area->saveState());
    settings.setLayout(QStringLiteral("scenariosBottom"), m_bottom->saveState());
    settings.setLayout(QStringLiteral("scenariosDifferences"), m_area->areDifferencesShown() ? "shown" : "hidden");
}

} // namespace readyscope
