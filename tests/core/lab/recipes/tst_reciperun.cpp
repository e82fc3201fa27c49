// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every recipe on this kernel, under all backends at once: what was foretold comes, and nothing is left behind.

#include "core/engine/engine.h"
#include "core/lab/recipes/reciperun.h"
#include "core/multiplexer/registry.h"
#include "core/socket/descriptorlimit.h"

#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>

using namespace readyscope;
using namespace readyscope::recipes;

namespace {

std::size_t countIn(const char* directory) {
    const std::filesystem::directory_iterator all(directory);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

std::string inWords(const StepReport& step) {
    std::string text;
    for (const Sentence& words : verdictWords(step))
        text += inEnglish(words) + "; ";
    return text;
}

// A run that can be awaited.
class Awaited {
public:
    explicit Awaited(const Recipe& recipe)
        : m_run(recipe, [this] {
              const std::lock_guard lock(m_mutex);
              ++m_news;
              m_changed.notify_all();
          }) {
        m_run.start();
    }
    RecipeRun& run() { return m_run; }
    template <typename Condition> void await(Condition condition) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return condition(m_run.report()); });
    }
    RecipeReport ended() {
        await([](const RecipeReport& report) { return report.ended; });
        return m_run.report();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_news = 0;
    RecipeRun m_run;
};

} // namespace

class TestRecipeRun : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        blockUserSignals();
        raiseDescriptorLimit();
    }

    void asForetold_data() {
        QTest::addColumn<std::size_t>("place");
        for (std::size_t i = 0; i < allRecipes().size(); ++i)
            QTest::newRow(allRecipes()[i].name.c_str()) << i;
    }
    void asForetold() {
        QFETCH(std::size_t, place);
        const Recipe& recipe = allRecipes().at(place);
        const std::size_t descriptors = countIn("/proc/self/fd");
        const std::size_t threads = countIn("/proc/self/task");
        {
            Awaited awaited(recipe);
            const RecipeReport report = awaited.ended();
            for (std::size_t i = 0; i < report.steps.size(); ++i)
                QVERIFY2(report.steps[i].verdict == Verdict::Agree || report.steps[i].verdict == Verdict::Done,
                         (recipe.steps[i].title + ": " + inWords(report.steps[i])).c_str());
            QVERIFY(report.agrees());
            QVERIFY(!report.cancelled);
        }
        QCOMPARE(countIn("/proc/self/fd"), descriptors);
        QCOMPARE(countIn("/proc/self/task"), threads);
    }

    // The lanes of all seven outlive the run, and hold what the steps foretold.
    void theLanesStay() {
        std::vector<ObservedLane> lanes;
        RecipeReport report;
        {
            Awaited awaited(*recipeNamed("reset"));
            report = awaited.ended();
            lanes = awaited.run().lanes();
        }
        QCOMPARE(lanes.size(), kBackends.size());
        for (const ObservedLane& lane : lanes) {
            if (!probeBackend(lane.backend).works) {
                QVERIFY(!lane.refused.empty());
                continue;
            }
            QVERIFY(lane.source != nullptr);
            const auto snapshot = lane.source->snapshot();
            const Events reset = snapshot->stateAt(lane.socket, report.steps.at(3).asked);
            QVERIFY(reset == (answersInSets(lane.backend)
                                  ? Events::R | Events::W
                                  : Events::In | Events::Out | Events::RdHup | Events::Hup | Events::Err));
            QCOMPARE(snapshot->watches(lane.socket).size(), 1U);
            QVERIFY(snapshot->watches(lane.socket).front().to <= report.finished);
        }
    }

    void refusalsAreOfTheBackend() {
        Awaited awaited(*recipeNamed("file-epoll"));
        const RecipeReport report = awaited.ended();
        for (const Backend backend : {Backend::Epoll, Backend::EpollEt})
            QCOMPARE(report.steps.front().of(backend).told.error, std::string("EPERM"));
        QVERIFY(report.steps.front().of(Backend::Poll).told.error.empty());
        QCOMPARE(awaited.run().lanes().at(static_cast<std::size_t>(Backend::Epoll)).refused, std::string("EPERM"));
    }

    // What is foretold wrongly is found, by the very same run.
    void aWrongTableIsFound() {
        const auto all = probeBackends();
        const auto working = std::ranges::count_if(all, &BackendInfo::works);
        Recipe recipe = *recipeNamed("reset");
        recipe.steps.at(3).foretold = Reference{"tcp-peer-half-close", 0};
        recipe.steps.at(4).interrupted = true; // by nothing
        Awaited awaited(recipe);
        const RecipeReport report = awaited.ended();
        QCOMPARE(report.steps.at(2).verdict, Verdict::Agree);
        QCOMPARE(report.steps.at(3).verdict, Verdict::Differs);
        const Deviation& poll = report.steps.at(3).deviations.front();
        QCOMPARE(poll.backend, Backend::Poll); // select's R and W are those of a half close too
        QCOMPARE(poll.foretold, std::string("IN+OUT+RDHUP"));
        QCOMPARE(poll.came, std::string("IN+OUT+RDHUP+HUP+ERR"));
        QCOMPARE(inEnglish(verdictWords(report.steps.at(3)).front()),
                 std::string("poll: IN+OUT+RDHUP foretold, IN+OUT+RDHUP+HUP+ERR came"));
        QCOMPARE(report.steps.at(4).verdict, Verdict::Differs);
        QCOMPARE(std::ranges::count(report.steps.at(4).deviations, Deviation::What::Interrupted, &Deviation::what),
                 working);
        QVERIFY(!report.agrees());
        QCOMPARE(failureOf(recipe, report)->detail,
                 std::string("step 4, Peer resets: ") +
                     inWords(report.steps.at(3)).erase(inWords(report.steps.at(3)).size() - 2));
    }

    void aStepThatFailsIsSaidAndTheRestGoesOn() {
        Recipe recipe = *recipeNamed("half-close");
        recipe.steps.at(2).acts.front().step = semantics::stepOf("recv s 1 = 7");
        Awaited awaited(recipe);
        const RecipeReport report = awaited.ended();
        QCOMPARE(report.steps.at(2).verdict, Verdict::Failed);
        QVERIFY(report.steps.at(2).failure.has_value());
        QCOMPARE(report.steps.at(2).calls.size(), 1U);
        QCOMPARE(report.steps.at(3).verdict, Verdict::Agree);
        QCOMPARE(report.steps.back().verdict, Verdict::Done);
    }

    void cancelEndsWhatWaits_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("after"); // so many steps
        QTest::newRow("at once") << "reset" << 0;
        QTest::newRow("in a pause") << "silent-peer" << 2;
        QTest::newRow("while a SYN is lost") << "backlog-full" << 2;
        QTest::newRow("while loops spin") << "spin" << 3;
    }
    void cancelEndsWhatWaits() {
        QFETCH(QString, name);
        QFETCH(int, after);
        const std::size_t descriptors = countIn("/proc/self/fd");
        const std::size_t threads = countIn("/proc/self/task");
        {
            Awaited awaited(*recipeNamed(name.toStdString()));
            awaited.await([&](const RecipeReport& report) {
                return report.count(Verdict::NotRun) + static_cast<std::size_t>(after) <= report.steps.size();
            });
            awaited.run().cancel();
            const RecipeReport report = awaited.ended();
            QVERIFY(report.ended);
            QVERIFY(report.cancelled);
            QVERIFY(!report.agrees());
        }
        QCOMPARE(countIn("/proc/self/fd"), descriptors);
        QCOMPARE(countIn("/proc/self/task"), threads);
    }

    void destroyedUnderWay() {
        const std::size_t threads = countIn("/proc/self/task");
        { Awaited awaited(*recipeNamed("silent-peer")); }
        QCOMPARE(countIn("/proc/self/task"), threads);
    }
};

QTEST_GUILESS_MAIN(TestRecipeRun)
#include "tst_reciperun.moc"
