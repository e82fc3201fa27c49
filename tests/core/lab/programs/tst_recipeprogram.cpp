// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The C program of a recipe: compiled as its user would, run, and held against the readiness table.

#include "tests/core/lab/programs/ranrecipe.h"
#include "tests/util/backendrows.h"

#include <algorithm>
#include <set>

using namespace readyscope;
using namespace readyscope::recipes;
using namespace readyscope::test;

Q_DECLARE_METATYPE(const Recipe*)

namespace {

bool tellsOnce(Backend backend) { return backend == Backend::EpollEt || backend == Backend::IoUring; }

QString withoutRaw(const QString& told) { return told.section(QStringLiteral(" raw "), 0, 0); }

// One that tells things once has told them: the program asks it as it stands, while a look of the table that begins
// with adding the descriptor is told the state. So it tells the state where something has come since the step before,
// and else the state or nothing.
bool mayBeSilent(const Recipe& recipe, std::size_t number, Backend backend) {
    const RecipeStep& step = recipe.steps[number];
    const semantics::Look& look = lookOf(*step.foretold);
    if (!tellsOnce(backend) || step.watches || look.way != semantics::Way::Watch || !look.of(backend).error.empty())
        return false;
    const Events before = lookOf(*recipe.steps[number - 1].foretold).of(backend).events;
    return (look.of(backend).events - before).empty();
}

// What the program may say.
QStringList mayTell(const Recipe& recipe, std::size_t number, Backend backend) {
    QStringList all{foretoldBy(*recipe.steps[number].foretold, backend)};
    if (mayBeSilent(recipe, number, backend))
        all << QStringLiteral("-");
    return all;
}

} // namespace

class TestRecipeProgram : public QObject {
    Q_OBJECT
private slots:
    void tellsWhatTheTableSays_data();
    void tellsWhatTheTableSays();
    void saysWhereEachStepBegins();
};

// All under the reference; under the rest of the backends those that they take in ways of their own, or for which their
// programs have pieces of their own. A hundred more compilations would show the same pieces again.
void TestRecipeProgram::tellsWhatTheTableSays_data() {
    QTest::addColumn<const Recipe*>("recipe");
    QTest::addColumn<Backend>("backend");
    const std::set<std::string> underAll{"reset", "fifo-writers", "eintr", "spin", "file-epoll", "beyond-setsize"};
    QVERIFY(std::all_of(underAll.begin(), underAll.end(), [](const std::string& name) { return recipeNamed(name); }));
    for (const Recipe& recipe : allRecipes())
        for (const Backend backend : kBackends)
            if (underAll.count(recipe.name) > 0 || backend == Backend::Poll)
                QTest::addRow("%s, %s", recipe.name.c_str(), nameOf(backend).data()) << &recipe << backend;
}

void TestRecipeProgram::tellsWhatTheTableSays() {
    QFETCH(const Recipe*, recipe);
    READYSCOPE_FETCH_BACKEND();
    if (const QString why = whyNoCompiler(backend); !why.isEmpty())
        QSKIP(qPrintable(why));
    const Ran result = ran(*recipe, backend);
    QCOMPARE(result.failure, QString());
    for (std::size_t i = 0; i < recipe->steps.size(); ++i) {
        const RecipeStep& step = recipe->steps[i];
        QCOMPARE(result.lines.count(i) == 1, step.foretold.has_value());
        if (!step.foretold)
            continue;
        const QStringList& lines = result.lines.at(i);
        const QString told = withoutRaw(lines.back());
        QVERIFY2(mayTell(*recipe, i, backend).contains(told),
                 qPrintable(QStringLiteral("%1 %2: %3").arg(i + 1).arg(step.title.c_str(), told)));
        if (step.interrupted)
            QCOMPARE(lines.front() == "EINTR", *step.interrupted);
        if (step.returns != Returns::Any)
            QCOMPARE(lines.front() == "1000 returns", step.returns == Returns::Many && !tellsOnce(backend));
    }
}

void TestRecipeProgram::saysWhereEachStepBegins() {
    for (const Recipe& recipe : allRecipes())
        for (const Backend backend : kBackends) {
            const RecipeProgram made = recipeProgramOf(recipe, backend);
            const QStringList lines = QString::fromStdString(made.program.text).split('\n');
            QCOMPARE(made.lines.size(), recipe.steps.size());
            for (std::size_t i = 0; i < made.lines.size(); ++i)
                QVERIFY(lines.at(made.lines[i] - 1)
                            .startsWith(
                                QStringLiteral("    step = \"%1 %2\"").arg(i + 1).arg(recipe.steps[i].title.c_str())));
            QVERIFY(!QString::fromStdString(made.program.text).contains('@'));
        }
}

QTEST_GUILESS_MAIN(TestRecipeProgram)
#include "tst_recipeprogram.moc"
