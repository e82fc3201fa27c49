// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/scenariospage.h"

#include "ui/common/areasplitter.h"
#include "ui/common/codeview.h"
#include "ui/common/look.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/inspector/explainpane.h"
#include "ui/scenarios/differencelist.h"
#include "ui/scenarios/recipehead.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipeprogrampane.h"
#include "ui/scenarios/scenariopanel.h"
#include "ui/scenarios/stepnotes.h"
#include "ui/scenarios/stepstable.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

const QString kRecipe = QStringLiteral("recipe ");

QString listName(const recipes::Recipe& recipe) { return kRecipe + QString::fromStdString(recipe.name); }

const recipes::Recipe* recipeOf(const QString& listName) {
    return listName.startsWith(kRecipe) ? recipes::recipeNamed(listName.mid(kRecipe.size()).toStdString()) : nullptr;
}

} // namespace

ScenariosPage::ScenariosPage(QWidget* parent)
    : QWidget(parent), m_runner(new RecipeRunner(this)), m_panel(new ScenarioPanel(this)), m_head(new RecipeHead(this)),
      m_steps(new StepsTable(this)), m_lanes(new RecipeLanes(this)), m_differences(new DifferenceList(this)),
      m_explain(new ExplainPane(this)), m_notes(new StepNotes(this)), m_program(new RecipeProgramPane(this)),
      m_script(new CodeView(this)) {
    setObjectName(QStringLiteral("scenariosPage"));
    setFocusProxy(m_panel);
    m_across = new AreaSplitter(Qt::Horizontal, this);
    m_across->addWidget(m_panel);
    m_across->addWidget(makeRecipe());
    m_across->setStretchFactor(1, 1);
    m_across->setSizes({262, 1177});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_across);
    addKeys();
    wire();
    tint();
    if (!recipes::allRecipes().empty())
        select(recipes::allRecipes().front());
}

const RecipeResult* ScenariosPage::result() const {
    return m_recipe != nullptr ? m_runner->resultOf(*m_recipe) : nullptr;
}

QMenu& ScenariosPage::exports() const { return m_head->exports(); }

void ScenariosPage::addKeys() {
    auto* run = new QAction(tr("Run"), this);
    run->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    auto* cancels = new QAction(tr("Cancel"), this);
    cancels->setShortcut(Qt::Key_Escape);
    for (QAction* action : {run, cancels})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(run, &QAction::triggered, this, &ScenariosPage::run);
    connect(cancels, &QAction::triggered, this, &ScenariosPage::cancel);
    addActions({run, cancels});
}

void ScenariosPage::wire() {
    connect(&m_panel->list(), &ScenarioList::chosen, this, [this](const QString& name) {
        if (const recipes::Recipe* recipe = recipeOf(name))
            select(*recipe);
    });
    connect(&m_panel->list(), &ScenarioList::runAsked, this, [this](const QString& name) {
        if (recipeOf(name) != nullptr)
            run();
    });
    connect(m_panel, &ScenarioPanel::runAllAsked, this, &ScenariosPage::runAll);
    connect(m_panel, &ScenarioPanel::cancelAsked, this, &ScenariosPage::cancel);
    connect(m_head, &RecipeHead::runAsked, this, &ScenariosPage::run);
    connect(m_head, &RecipeHead::cancelAsked, this, &ScenariosPage::cancel);
    connect(m_steps, &StepsTable::chosen, this, &ScenariosPage::showStep);
    connect(m_lanes, &RecipeLanes::cursorMoved, this, &ScenariosPage::showCursor);
    connect(m_lanes, &RecipeLanes::backendChosen, m_program, &RecipeProgramPane::choose);
    connect(m_lanes, &RecipeLanes::backendChosen, this, &ScenariosPage::showMask);
    connect(m_explain, &ExplainPane::caseAsked, this, &ScenariosPage::caseAsked);
    connect(m_differencesShown, &QCheckBox::toggled, m_lanes, &RecipeLanes::setDifferencesShown);
    connect(m_differences, &DifferenceList::chosen, this, [this](int index) {
        const RecipeResult* shown = result();
        if (shown == nullptr || shown->differences.at(static_cast<std::size_t>(index)).spots.empty())
            return;
        const auto& spot = shown->differences[static_cast<std::size_t>(index)].spots.front();
        m_lanes->setBackend(spot.backend);
        m_lanes->setCursor((spot.from + spot.to) / 2);
        showCursor((spot.from + spot.to) / 2);
    });
    connect(m_runner, &RecipeRunner::changed, this, &ScenariosPage::showRun);
    connect(m_runner, &RecipeRunner::ended, this, [this] {
        m_panel->showProgress(0, 0);
        showRecipe();
        emit statusChanged();
    });
}

void ScenariosPage::select(const recipes::Recipe& recipe) {
    m_recipe = &recipe;
    showList();
    m_panel->list().select(listName(recipe));
    m_panel->reveal(listName(recipe));
    m_steps->select(-1);
    showRecipe();
    showEnd();
    showMask();
    emit statusChanged();
}

void ScenariosPage::run() {
    if (m_recipe != nullptr)
        m_runner->run(*m_recipe);
}

void ScenariosPage::runAll() { m_runner->runAll(recipes::allRecipes()); }

void ScenariosPage::cancel() { m_runner->cancel(); }

void ScenariosPage::showList() {
    ScenarioGroup group{tr("Edge recipes"), {}, {}};
    int agree = 0;
    int differ = 0;
    for (const recipes::Recipe& recipe : recipes::allRecipes()) {
        const RecipeResult* result = m_runner->resultOf(recipe);
        ScenarioEntry entry;
        entry.name = listName(recipe);
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
    m_panel->list().show({group});
}

// The one that is selected, as far as it has come.
void ScenariosPage::showRecipe() {
    if (m_recipe == nullptr)
        return;
    const RecipeResult* shown = result();
    m_head->show(*m_recipe, shown, m_runner->running() == m_recipe);
    m_steps->show(m_recipe, shown);
    fitSteps();
    m_lanes->show(m_recipe, shown);
    m_differences->show(shown);
    m_differencesTitle->setText(differencesTitle(shown));
    m_differencesWords->setVisible(shown != nullptr && !shown->differences.empty());
    m_notes->show(m_recipe);
    m_program->show(m_recipe);
    if (m_script->toPlainText() != QString::fromStdString(m_recipe->text))
        m_script->setText(QString::fromStdString(m_recipe->text));
    const QString whose = shown != nullptr && shown->report.fd >= 0
                              ? tr("%1, fd %2").arg(QString::fromStdString(m_recipe->kind)).arg(shown->report.fd)
                              : QString::fromStdString(m_recipe->kind);
    m_lanesWords->setText(tr("%1; observers that only ask, a thread each").arg(whose));
}

void ScenariosPage::showRun(const recipes::Recipe* recipe) {
    if (m_runner->isSeries())
        m_panel->showProgress(m_runner->done(), m_runner->total());
    showList();
    if (recipe == m_recipe) {
        showRecipe();
        if (const RecipeResult* shown = result(); shown != nullptr && shown->report.ended)
            showEnd();
    }
    emit statusChanged();
}

// A run that has ended is looked at where it differs, else where it is at its last state.
void ScenariosPage::showEnd() {
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

void ScenariosPage::showStep(int step) {
    markStep(step);
    const RecipeResult* shown = result();
    if (shown == nullptr || step < 0)
        return;
    const recipes::StepReport& report = shown->report.steps.at(static_cast<std::size_t>(step));
    if (report.verdict == recipes::Verdict::NotRun)
        return;
    m_lanes->setCursor(std::max(report.asked, report.done));
    showMask();
}

void ScenariosPage::showCursor(Nanos time) {
    markStep(m_lanes->scene().stepAt(time));
    showMask();
}

void ScenariosPage::showMask() {
    const std::optional<Nanos> at = m_lanes->cursor();
    const std::optional<Kind> kind = m_recipe != nullptr ? subjectKind(*m_recipe) : std::nullopt;
    if (!at || !kind || result() == nullptr)
        return m_explain->showNothing(tr("Run the recipe: what the mask at the cursor means will stand here."));
    const LanesScene& scene = m_lanes->scene();
    const Backend backend = m_lanes->backend();
    const QString heading = tr("%1 at A, %2").arg(backendText(backend), durationText(*at - scene.begin()));
    const std::optional<Events> told = scene.toldAt(static_cast<std::size_t>(backend), *at);
    if (!told)
        return m_explain->showNothing(tr("%1: it does not watch then.").arg(heading));
    Asked asked{*kind, SocketState::Open, backend, *told, m_recipe->interest};
    if (*kind == Kind::TcpClient && !scene.wasWritable(*at))
        asked.state = SocketState::Connecting;
    m_explain->explain(asked, heading);
}

void ScenariosPage::markStep(int step) {
    m_steps->select(step);
    m_notes->mark(step);
    m_program->mark(step);
    if (m_recipe == nullptr)
        return;
    const auto index = static_cast<std::size_t>(step);
    m_script->markLine(step >= 0 ? m_recipe->steps.at(index).line - m_recipe->line + 1 : 0);
}

PageStatus ScenariosPage::status() const {
    PageStatus status;
    if (m_recipe == nullptr)
        return status;
    status.right = tr("in a script: recipe %1").arg(QString::fromStdString(m_recipe->name));
    const RecipeResult* shown = result();
    if (m_runner->isSeries())
        status.figures << tr("%1 of %2 recipes").arg(m_runner->done()).arg(m_runner->total());
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

void ScenariosPage::restoreLayout(const Settings& settings) {
    m_across->restoreState(settings.layout(QStringLiteral("scenariosAcross")));
    m_middle->restoreState(settings.layout(QStringLiteral("scenariosMiddle")));
    m_bottom->restoreState(settings.layout(QStringLiteral("scenariosBottom")));
    m_differencesShown->setChecked(settings.layout(QStringLiteral("scenariosDifferences")) != "hidden");
    const std::string name = settings.layout(QStringLiteral("scenariosRecipe")).toStdString();
    if (const recipes::Recipe* recipe = recipes::recipeNamed(name))
        select(*recipe);
}

void ScenariosPage::saveLayout(Settings& settings) const {
    settings.setLayout(QStringLiteral("scenariosAcross"), m_across->saveState());
    settings.setLayout(QStringLiteral("scenariosMiddle"), m_middle->saveState());
    settings.setLayout(QStringLiteral("scenariosBottom"), m_bottom->saveState());
    settings.setLayout(QStringLiteral("scenariosDifferences"), m_differencesShown->isChecked() ? "shown" : "hidden");
    if (m_recipe != nullptr)
        settings.setLayout(QStringLiteral("scenariosRecipe"), QByteArray::fromStdString(m_recipe->name));
}

} // namespace readyscope
