// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The C programs of verbs and of recipes that nobody would write: every verb does what the table has of it, whatever a
// recipe is called is neither code nor a warning, and a kernel that does otherwise is said.

#include "tests/core/lab/programs/ranrecipe.h"

#include <set>

using namespace readyscope;
using namespace readyscope::recipes;
using namespace readyscope::test;

Q_DECLARE_METATYPE(Recipe)

class TestRecipeVerbs : public QObject {
    Q_OBJECT
private slots:
    void performsEveryVerb_data();
    void performsEveryVerb();
    void takesWhateverARecipeHolds();
    void stopsWhereTheKernelDoesOtherwise();
};

// Cases of the readiness table as recipes, as few as have all the verbs.
void TestRecipeVerbs::performsEveryVerb_data() {
    QTest::addColumn<Recipe>("recipe");
    std::set<std::string> verbs;
    for (const semantics::Case& one : semantics::table().cases) {
        Recipe recipe{one.name, one.title, one.why, "any", one.looks[0].subject, one.looks[0].interest, {}, {}, 0};
        bool isNew = false;
        for (std::size_t i = 0; i < one.looks.size(); ++i) {
            RecipeStep& step = recipe.steps.emplace_back();
            step.title = "look";
            step.about = "as the table says";
            step.watches = one.looks[i].way == semantics::Way::Watch;
            step.foretold = Reference{one.name, i};
            for (const semantics::Step& done : one.looks[i].steps) {
                isNew |= verbs.emplace(done.verb()).second;
                step.acts.emplace_back().step = done;
            }
        }
        if (isNew)
            QTest::addRow("%s", one.name.c_str()) << recipe;
    }
    // What the table does without.
    const Recipe relisten = recipeOf("recipe relisten Longer queue\n about It listens again.\n kind TCP listener\n"
                                     " subject l IN+PRI+OUT+RDHUP\n step Listen\n flag f\n about twice\n"
                                     " do tcp-listen l 1\n do listen l 4\n watch\n tells listener-idle\n"
                                     " step Close\n flag f\n about it\n release\n do close l\n");
    verbs.insert("listen");
    QTest::addRow("relisten") << relisten;
    for (const semantics::Usage& usage : semantics::stepUsages())
        QVERIFY2(verbs.count(std::string(usage.verb)) == 1, usage.verb.data());
}

void TestRecipeVerbs::performsEveryVerb() {
    QFETCH(Recipe, recipe);
    if (const QString why = whyNoCompiler(Backend::Poll); !why.isEmpty())
        QSKIP(qPrintable(why));
    const Ran result = ran(recipe, Backend::Poll);
    QCOMPARE(result.failure, QString());
    for (std::size_t i = 0; i < recipe.steps.size(); ++i)
        if (const auto& foretold = recipe.steps[i].foretold)
            QCOMPARE(result.lines.at(i), QStringList{foretoldBy(*foretold, Backend::Poll)});
}

// What ends a string or a comment, marks of the pieces, names that C has for other things, one variable for two names.
void TestRecipeVerbs::takesWhateverARecipeHolds() {
    if (const QString why = whyNoCompiler(Backend::Poll); !why.isEmpty())
        QSKIP(qPrintable(why));
    const std::string text = "recipe odd A \"title\" */ @1@ ?\?/\n about x */ \\ \u00e9 @must@\n kind y\n"
                             " subject int IN+PRI+OUT+RDHUP\n"
                             " step Say \"%s\" \\ @2@\n flag f\n about */ /* ?\?/\n"
                             "  do tcp-pair int a.b\n  do tcp a-b\n  do dup do int\n  do udp E\n  do pipe step main\n"
                             "  do send a.b \"*/@1@%s\\x00?\?/\n  do await int IN\n"
                             "  do recv int 100000 = 12\n  do unix-pair if while\n  watch\n  tells urgent-lost\n"
                             " step End\n flag e\n about e\n  release\n  do close int\n";
    const Recipe recipe = recipeOf(text);
    for (const Backend backend : {Backend::Select, Backend::Poll, Backend::Epoll}) {
        const Ran result = ran(recipe, backend);
        QCOMPARE(result.failure, QString());
        QCOMPARE(result.lines.at(0), QStringList{answersInSets(backend) ? "W" : "OUT"});
    }
}

void TestRecipeVerbs::stopsWhereTheKernelDoesOtherwise() {
    if (const QString why = whyNoCompiler(Backend::Poll); !why.isEmpty())
        QSKIP(qPrintable(why));
    const auto failureOf = [](const char* act) {
        const Recipe recipe = recipeOf("recipe wrong Wrong\n about It is.\n kind FIFO\n subject r IN\n"
                                       " step Do\n flag f\n about it\n release\n do fifo-read r place\n do " +
                                       std::string(act));
        return ran(recipe, Backend::Poll).failure;
    };
    QCOMPARE(failureOf("read r 1 = 0"), QString());
    QCOMPARE(failureOf("read r 1"), QStringLiteral("1 Do: read gave 0, not 1\n"));
    QCOMPARE(failureOf("read r 1 = EAGAIN"),
             QStringLiteral("1 Do: read: done, not Resource temporarily unavailable\n"));
    QCOMPARE(failureOf("send r x"), QStringLiteral("1 Do: send: Socket operation on non-socket\n"));
    QCOMPARE(failureOf("send r x = EPIPE"),
             QStringLiteral("1 Do: send: Socket operation on non-socket, not Broken pipe\n"));
    QCOMPARE(failureOf("send r x = ENOTSOCK"), QString());
}

QTEST_GUILESS_MAIN(TestRecipeVerbs)
#include "tst_recipeverbs.moc"
