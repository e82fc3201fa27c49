// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/reciperunner.h"

#include <utility>

namespace readyscope {

RecipeRunner::RecipeRunner(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

RecipeRunner::~RecipeRunner() {
    giveUp();
    m_pool.waitForDone(); // a run calls this object until it is gone
}

const RecipeResult* RecipeRunner::resultOf(const recipes::Recipe& recipe) const {
    const auto found = m_results.find(recipe.name);
    return found == m_results.end() ? nullptr : &found->second;
}

void RecipeRunner::run(const recipes::Recipe& recipe) {
    m_waiting = {&recipe};
    m_total = 1;
    m_cancelled = false;
    drop();
    startNext();
}

void RecipeRunner::runAll(const std::vector<recipes::Recipe>& recipes) {
    m_waiting.clear();
    for (auto recipe = recipes.rbegin(); recipe != recipes.rend(); ++recipe)
        m_waiting.push_back(&*recipe);
    m_total = m_waiting.size();
    m_cancelled = false;
    drop();
    startNext();
}

void RecipeRunner::startNext() {
    if (m_waiting.empty()) {
        m_total = 0;
        emit ended(!m_cancelled);
        return;
    }
    const recipes::Recipe* next = m_waiting.back();
    m_waiting.pop_back();
    start(*next);
}

void RecipeRunner::start(const recipes::Recipe& recipe) {
    m_running = &recipe;
    const std::uint64_t number = ++m_number;
    m_run = std::make_unique<recipes::RecipeRun>(recipe, [this, number] {
        QMetaObject::invokeMethod(
            this, [this, number] { read(number); }, Qt::QueuedConnection);
    });
    m_run->start();
    read(number);
}

void RecipeRunner::read(std::uint64_t number) {
    if (!m_run || number != m_number)
        return;
    const recipes::Recipe* recipe = m_running;
    RecipeResult result{m_run->report(), m_run->lanes(), {}};
    const bool isEnded = result.report.ended;
    if (isEnded)
        result.differences = recipes::differencesOf(result.report);
    m_results.insert_or_assign(recipe->name, std::move(result));
    if (isEnded)
        giveUp();
    emit changed(recipe);
    if (isEnded && !m_run)
        startNext();
}

// What is under way is taken down, and the report says so.
void RecipeRunner::cancel() {
    if (!m_run)
        return;
    m_cancelled = true;
    m_waiting.clear();
    m_run->cancel();
}

// Of one that has not ended nothing is kept, and who shows it is told so at once.
void RecipeRunner::drop() {
    if (!m_run)
        return;
    const recipes::Recipe* recipe = m_running;
    giveUp();
    const RecipeResult* result = resultOf(*recipe);
    if (result == nullptr || result->report.ended)
        return;
    m_results.erase(recipe->name);
    emit changed(recipe);
}

// It is destroyed elsewhere, as that may take some ms.
void RecipeRunner::giveUp() {
    if (!m_run)
        return;
    m_run->cancel();
    m_pool.start([run = std::shared_ptr<recipes::RecipeRun>(std::move(m_run))]() mutable { run.reset(); });
}

} // namespace readyscope
