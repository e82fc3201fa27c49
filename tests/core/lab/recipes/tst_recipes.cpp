// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The file of the recipes itself, and what its parser says of a wrong one.

#include "core/lab/recipes/recipe.h"

#include <QTest>

#include <algorithm>
#include <set>

#include <signal.h>

using namespace readyscope;
using namespace readyscope::recipes;

namespace {

const QByteArray kHead = "recipe one One\n  about It shows.\n  kind TCP accepted\n  subject s IN+PRI+OUT+RDHUP\n";
const QByteArray kFirst = "  step Connect\n    flag on\n    about It begins.\n    do tcp-pair p s\n    watch\n";
const QByteArray kLast = "  step We close\n    flag off\n    about It ends.\n    release\n    do close s\n";

} // namespace

class TestRecipes : public QObject {
    Q_OBJECT
private slots:
    void parses() {
        const auto parsed = parseRecipes(recipesText());
        if (const auto* error = std::get_if<LineError>(&parsed))
            QFAIL(("line " + std::to_string(error->line) + ": " + inEnglish(error->sentence)).c_str());
        QCOMPARE(std::get<std::vector<Recipe>>(parsed).size(), allRecipes().size());
        QCOMPARE(allRecipes().size(), 21U);
    }

    void eachForetells() {
        for (const Recipe& recipe : allRecipes()) {
            QCOMPARE(recipeNamed(recipe.name), &recipe);
            const auto foretold = std::count_if(recipe.steps.begin(), recipe.steps.end(),
                                                [](const RecipeStep& step) { return step.foretold.has_value(); });
            QVERIFY2(foretold >= 2, recipe.name.c_str());
            // Who watches is told something after each step, and nobody watches after the last.
            bool watched = false;
            for (const RecipeStep& step : recipe.steps) {
                watched = (watched || step.watches) && !step.releases;
                QVERIFY2(step.foretold.has_value() == watched, (recipe.name + ": " + step.title).c_str());
            }
            QVERIFY(!watched);
        }
    }

    // What a step leaves open is closed by one of the recipe, so that its last step is the truth.
    void eachClosesWhatItMade() {
        for (const Recipe& recipe : allRecipes()) {
            std::set<std::string> open;
            for (const RecipeStep& step : recipe.steps)
                for (const Act& act : step.acts) {
                    if (act.kind != ActKind::Stage)
                        continue;
                    const auto usage =
                        std::ranges::find(semantics::stepUsages(), act.step.verb(), &semantics::Usage::verb);
                    const std::vector<std::string> parts = semantics::splitWords(usage->arguments);
                    for (std::size_t i = 0; i < parts.size() && i + 1 < act.step.words.size(); ++i)
                        if (parts[i] == "NEW")
                            open.insert(act.step.argument(i + 1));
                    if (act.step.verb() == "close" || act.step.verb() == "reset")
                        QVERIFY2(open.erase(act.step.argument(1)) == 1, act.step.text.c_str());
                }
            QVERIFY2(open.empty(), recipe.name.c_str());
        }
    }

    void actsOfThoseWhoWatch() {
        const Recipe* eintr = recipeNamed("eintr");
        QVERIFY(eintr != nullptr);
        QCOMPARE(eintr->steps.at(1).acts.at(0).kind, ActKind::Raise);
        QCOMPARE(eintr->steps.at(1).acts.at(0).signal, SIGUSR1);
        QCOMPARE(eintr->steps.at(1).interrupted, std::optional(true));
        QCOMPARE(eintr->steps.at(3).acts.at(0).kind, ActKind::Mask);
        QCOMPARE(eintr->steps.at(3).acts.at(0).signal, 0);
        const Recipe* silent = recipeNamed("silent-peer");
        QVERIFY(silent != nullptr);
        QCOMPARE(silent->steps.at(2).acts.at(0).pause, 300 * kMillisecond);
        const Recipe* spin = recipeNamed("spin");
        QVERIFY(spin != nullptr);
        QCOMPARE(spin->steps.at(2).returns, Returns::Many);
        QVERIFY(spin->steps.at(2).acts.at(0).everyReturn);
    }

    void wrongRecipes_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("no title") << QByteArray("recipe one\n") << 1 << "the recipe \"one\" has no title";
        QTest::newRow("outside") << QByteArray("step Connect\n") << 1 << "\"step\" belongs in a recipe";
        QTest::newRow("nothing follows") << QByteArray("recipe\n") << 1 << "something is to follow \"recipe\"";
        QTest::newRow("no subject") << QByteArray("recipe one One\n  about x\n  kind y\n  step Connect\n") << 4
                                    << "\"about\", \"kind\" and \"subject\" stand before the first step";
        QTest::newRow("no step") << kHead << 4 << "the recipe \"one\" ends with a step that says \"release\"";
        QTest::newRow("never released") << kHead + kFirst << 9
                                        << "the recipe \"one\" ends with a step that says \"release\"";
        QTest::newRow("no such act") << kHead + "  step A\n    do jump s\n" << 6 << "\"jump\" is not a step";
        QTest::newRow("never made") << kHead + "  step A\n    do send q x\n" << 6 << "no step before has made \"q\"";
        QTest::newRow("watched too early") << kHead + "  step A\n    watch\n" << 6 << "no step before has made \"s\"";
        QTest::newRow("no such case") << kHead + kFirst + "    tells tcp-nothing\n"
                                      << 10 << "the readiness table has no case \"tcp-nothing\"";
        QTest::newRow("no such look") << kHead + kFirst + "    tells tcp-data 7\n"
                                      << 10 << "the case \"tcp-data\" has no look 7";
        QTest::newRow("another interest") << kHead + kFirst + "    tells tcp-hup-unasked\n"
                                          << 10 << "the case \"tcp-hup-unasked\" is of another interest";
        QTest::newRow("no words") << kHead + "  step A\n    do tcp-pair p s\n    release\n"
                                  << 7 << "the step \"A\" has no \"flag\" or no \"about\"";
        QTest::newRow("wrong word") << kHead + kFirst + "    sings loudly\n"
                                    << 10 << "\"sings\" is not a word of a step";
        QTest::newRow("neither yes nor no") << kHead + kFirst + "    interrupted perhaps\n"
                                            << 10 << "\"interrupted\" is not a word of a step";
        QTest::newRow("twice") << kHead + kFirst + kLast + "recipe one Again\n"
                               << 15 << "there is a recipe \"one\" already";
    }
    void wrongRecipes() {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, says);
        const auto parsed = parseRecipes(text.toStdString());
        const auto* error = std::get_if<LineError>(&parsed);
        QVERIFY(error != nullptr);
        QCOMPARE(QString::fromStdString(inEnglish(error->sentence)), says);
        QCOMPARE(error->line, line);
    }
};

QTEST_GUILESS_MAIN(TestRecipes)
#include "tst_recipes.moc"
