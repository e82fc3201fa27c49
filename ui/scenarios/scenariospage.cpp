// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/scenariospage.h"

#include "ui/common/areasplitter.h"
#include "ui/common/look.h"
#include "ui/common/settings.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/scenariopanel.h"

#include <QAction>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

ScenariosPage::ScenariosPage(QWidget* parent)
    : QWidget(parent), m_panel(new ScenarioPanel(this)), m_stack(new QStackedWidget(this)),
      m_recipes(new RecipeView(this)), m_across(new AreaSplitter(Qt::Horizontal, this)) {
    setObjectName(QStringLiteral("scenariosPage"));
    setFocusProxy(m_panel);
    m_across->addWidget(m_panel);
    m_across->addWidget(m_stack);
    m_across->setStretchFactor(1, 1);
    m_across->setSizes({262, 1177});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_across);
    addView(m_recipes, 0);
    addKeys();
    wire();
    if (!recipes::allRecipes().empty())
        select(RecipeView::entryOf(recipes::allRecipes().front()));
}

void ScenariosPage::addView(ScenarioView* view, int place) {
    m_views.insert(place, view);
    m_stack->addWidget(view);
    connect(view, &ScenarioView::changed, this, [this, view] {
        const QString beside = m_panel->list().beside();
        showList();
        if (view == &this->view() && view->selected().isEmpty() && !select(beside)) // what it showed was taken out
            selectFirst();
        emit statusChanged();
    });
    connect(view, &ScenarioView::caseAsked, this, &ScenariosPage::caseAsked);
    showList();
}

ScenarioView& ScenariosPage::view() const { return *static_cast<ScenarioView*>(m_stack->currentWidget()); }

void ScenariosPage::addKeys() {
    auto* run = new QAction(tr("Run"), this);
    run->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    auto* cancels = new QAction(tr("Cancel"), this);
    cancels->setShortcut(Qt::Key_Escape);
    auto* takesOut = new QAction(tr("Take out"), this);
    takesOut->setShortcut(Qt::Key_Delete);
    for (QAction* action : {run, cancels, takesOut})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(run, &QAction::triggered, this, &ScenariosPage::run);
    connect(cancels, &QAction::triggered, this, &ScenariosPage::cancel);
    connect(takesOut, &QAction::triggered, this, [this] { view().takeOut(); });
    addActions({run, cancels, takesOut});
}

void ScenariosPage::wire() {
    connect(&m_panel->list(), &ScenarioList::chosen, this, &ScenariosPage::select);
    connect(&m_panel->list(), &ScenarioList::runAsked, this, [this](const QString& entry) {
        if (view().selected() == entry)
            run();
    });
    connect(m_panel, &ScenarioPanel::runAllAsked, m_recipes, &RecipeView::runAll);
    connect(m_panel, &ScenarioPanel::cancelAsked, m_recipes, &RecipeView::cancel);
    const RecipeRunner& runner = m_recipes->runner();
    connect(&runner, &RecipeRunner::changed, this, &ScenariosPage::showProgress);
    connect(&runner, &RecipeRunner::ended, m_panel, [this] { m_panel->showProgress(0, 0); });
}

void ScenariosPage::showProgress() {
    const RecipeRunner& runner = m_recipes->runner();
    if (runner.isSeries())
        m_panel->showProgress(runner.done(), runner.total());
}

bool ScenariosPage::select(const QString& entry) {
    const auto found = std::ranges::find_if(m_views, [&](ScenarioView* view) { return view->select(entry); });
    if (found == m_views.end())
        return false;
    m_stack->setCurrentWidget(*found);
    showList();
    m_panel->list().select(entry);
    m_panel->reveal(entry);
    emit statusChanged();
    return true;
}

void ScenariosPage::selectFirst() {
    for (const ScenarioView* one : m_views) {
        if (const ScenarioGroup group = one->group(); !group.entries.isEmpty()) {
            select(group.entries.first().name);
            return;
        }
    }
}

void ScenariosPage::run() { view().run(); }

void ScenariosPage::cancel() { view().cancel(); }

void ScenariosPage::showList() {
    QVector<ScenarioGroup> groups;
    for (const ScenarioView* view : m_views)
        if (ScenarioGroup group = view->group(); !group.entries.isEmpty())
            groups.append(std::move(group));
    m_panel->list().show(groups);
}

PageStatus ScenariosPage::status() const { return view().status(); }

void ScenariosPage::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), Look::of(palette()).base); }

void ScenariosPage::restoreLayout(const Settings& settings) {
    m_across->restoreState(settings.layout(QStringLiteral("scenariosAcross")));
    for (ScenarioView* view : m_views)
        view->restoreLayout(settings);
    select(QString::fromUtf8(settings.layout(QStringLiteral("scenariosEntry"))));
}

void ScenariosPage::saveLayout(Settings& settings) const {
    settings.setLayout(QStringLiteral("scenariosAcross"), m_across->saveState());
    for (const ScenarioView* view : m_views)
        view->saveLayout(settings);
    settings.setLayout(QStringLiteral("scenariosEntry"), view().selected().toUtf8());
}

} // namespace readyscope
