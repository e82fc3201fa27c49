// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The runs that the help's pictures are drawn from: of every recipe one, in which all is as the readiness table says.

#include "core/lab/kept/keptrun.h"
#include "core/lab/recipes/differences.h"
#include "core/lab/recipes/judging.h"

#include <QTest>

#include <algorithm>

using namespace readyscope;
using namespace readyscope::recipes;

namespace {

QString words(const RecipeStep& step, const Deviation& deviation) {
    return QString::fromStdString(step.title + ", " + std::string(nameOf(deviation.backend)) + ": " +
                                  deviation.foretold + " foretold, " + deviation.came + " kept");
}

// A recipe of two lines, so that a text about it can be short.
const Recipe& shortest() {
    return *std::ranges::min_element(allRecipes(), {}, [](const Recipe& recipe) { return recipe.steps.size(); });
}

std::string stepsOf(const Recipe& recipe) {
    std::string text;
    for (std::size_t i = 0; i < recipe.steps.size(); ++i)
        text += "step 1 2 3 poll=IN*1\n";
    return text;
}

} // namespace

class TestKeptRun : public QObject {
    Q_OBJECT

private slots:
    void everyRecipeIsKept() {
        QVERIFY(readKeptRuns(keptLanes()).has_value());
        QVERIFY(!keptRuns().made.empty());
        QCOMPARE(keptRuns().runs.size(), allRecipes().size());
        for (const Recipe& recipe : allRecipes())
            QVERIFY2(keptRuns().of(recipe.name) != nullptr, recipe.name.c_str());
        QVERIFY(keptRuns().of("tea") == nullptr);
    }

    // How often a wait was interrupted is not kept.
    void allIsAsTheTableSays() {
        for (const KeptRun& run : keptRuns().runs) {
            const semantics::Look* before = nullptr;
            for (std::size_t i = 0; i < run.report.steps.size(); ++i) {
                const RecipeStep& said = run.recipe->steps[i];
                for (const Deviation& deviation : deviationsOf(said, before, run.report.steps[i].seen))
                    QVERIFY2(deviation.what == Deviation::What::Interrupted, qPrintable(words(said, deviation)));
                before = said.foretold ? &lookOf(*said.foretold) : nullptr;
            }
            QVERIFY(run.report.agrees());
        }
    }

    void lanesShowWhatWasTold() {
        int compared = 0;
        for (const KeptRun& run : keptRuns().runs)
            for (const ObservedLane& lane : run.lanes) {
                QVERIFY(lane.source != nullptr);
                const auto snapshot = lane.source->snapshot();
                for (const StepReport& step : run.report.steps) {
                    const Seen& seen = step.of(lane.backend);
                    if (!seen.watched || !seen.told.error.empty())
                        continue;
                    QVERIFY2(snapshot->stateAt(lane.socket, step.asked) == seen.told.events,
                             (run.recipe->name + ", " + std::string(nameOf(lane.backend))).c_str());
                    ++compared;
                }
            }
        QVERIFY(compared > 400);
    }

    // What the text of the chapter says in general must be seen somewhere in its pictures.
    void everyKindOfDifferenceIsThere() {
        std::vector<DifferenceKind> kinds;
        for (const KeptRun& run : keptRuns().runs)
            for (const Difference& difference : differencesOf(run.report))
                kinds.push_back(difference.kind);
        for (const DifferenceKind kind :
             {DifferenceKind::SetsForBits, DifferenceKind::NeverFell, DifferenceKind::Raw, DifferenceKind::Refused})
            QVERIFY(std::ranges::find(kinds, kind) != kinds.end());
        QVERIFY(std::ranges::find(kinds, DifferenceKind::Other) == kinds.end());
    }

    void textIsReadAgain() {
        const std::string begin = "run " + shortest().name + " 7 5000\n" + stepsOf(shortest());
        const auto kept = readKeptRuns("# none\nmade here, by hand\n" + begin + "refused epoll EPERM\n" +
                                       "lane io_uring 4000\nwatched 10 3000 closed\nchanged 20 IN 3000 -\n");
        QVERIFY(kept.has_value());
        QCOMPARE(kept->made, std::string("here, by hand"));
        const KeptRun& run = kept->runs.front();
        QCOMPARE(run.report.fd, 7);
        QCOMPARE(run.lanes.at(static_cast<std::size_t>(Backend::Epoll)).refused, std::string("EPERM"));
        const ObservedLane& ring = run.lanes.at(static_cast<std::size_t>(Backend::IoUring));
        QCOMPARE(ring.source->snapshot()->totals().now, Nanos{4'000});
        QVERIFY(ring.source->snapshot()->stateAt(ring.socket, 100) == Events(Events::In));
    }

    void whatIsWrongIsNotRead_data() {
        const std::string begin = "run " + shortest().name + " 7 5000\n";
        const auto add = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        QTest::addColumn<QByteArray>("text");
        add("no such recipe", "run tea 7 5000\n");
        add("too few steps", begin);
        add("too many steps", begin + stepsOf(shortest()) + "step 1 2 3\n");
        add("a step of none", "step 1 2 3\n");
        add("no such backend", begin + "step 1 2 3 kettle=IN\n");
        add("no such event", begin + "step 1 2 3 poll=TEA\n");
        add("no such raw event", begin + "step 1 2 3 poll=IN/TEA\n");
        add("no count", begin + "step 1 2 3 poll=IN*\n");
        add("no events", begin + "step 1 2 3 poll\n");
        add("a lane of no backend", begin + stepsOf(shortest()) + "lane kettle 5\n");
        add("a lane without an end", begin + stepsOf(shortest()) + "lane poll\n");
        add("changes of no lane", begin + stepsOf(shortest()) + "changed 1 IN\n");
        add("no such word", begin + stepsOf(shortest()) + "lane poll 5\ntea 1\n");
    }
    void whatIsWrongIsNotRead() {
        QFETCH(QByteArray, text);
        QVERIFY(!readKeptRuns(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestKeptRun)
#include "tst_keptrun.moc"
