// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs recipes for the page, one after the other, and keeps what came of each. A run lives on threads of its own; it
// is given up on one more, so that nobody who looks at the page waits for it.

#include "core/lab/recipes/differences.h"
#include "core/lab/recipes/reciperun.h"

#include <QObject>
#include <QThreadPool>

#include <map>
#include <memory>

namespace readyscope {

struct RecipeResult {
    recipes::RecipeReport report;
    std::vector<recipes::ObservedLane> lanes;     // all seven, in the order of backends
    std::vector<recipes::Difference> differences; // once it has ended
};

class RecipeRunner : public QObject {
    Q_OBJECT
public:
    explicit RecipeRunner(QObject* parent = nullptr);
    ~RecipeRunner() override; // cancels, and waits until all is taken down: some ms

    // Null while none runs.
    const recipes::Recipe* running() const { return m_run ? m_running : nullptr; }
    // Null before its first run. Stands until the recipe is run again.
    const RecipeResult* resultOf(const recipes::Recipe& recipe) const;

    // One that runs is cancelled.
    void run(const recipes::Recipe& recipe);
    // Each once, in their order.
    void runAll(const std::vector<recipes::Recipe>& recipes);
    void cancel();
    bool isSeries() const { return m_total > 1; }
    std::size_t done() const { return m_total - m_waiting.size() - (m_run ? 1 : 0); }
    std::size_t total() const { return m_total; }

signals:
    void changed(const readyscope::recipes::Recipe* recipe); // it began, came a step further, or ended
    void ended(bool isComplete);                             // nothing runs any more; not complete where cancelled

private:
    void start(const recipes::Recipe& recipe);
    void startNext();
    void read(std::uint64_t number);
    void drop();
    void giveUp();

    const recipes::Recipe* m_running = nullptr;
    std::unique_ptr<recipes::RecipeRun> m_run;
    std::uint64_t m_number = 0; // of the run: what an earlier one calls later is not heard
    std::vector<const recipes::Recipe*> m_waiting;
    std::size_t m_total = 0;
    bool m_cancelled = false;
    std::map<std::string, RecipeResult> m_results;
    QThreadPool m_pool; // where runs are given up
};

} // namespace readyscope
