// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the page "Scenarios" with a run that is made up: what they say, and what keys and the mouse do to them.

#include "core/text/errors.h"
#include "ui/scenarios/differencelist.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipeshown.h"
#include "ui/scenarios/scenariopanel.h"
#include "ui/scenarios/stepsexport.h"
#include "ui/scenarios/stepstable.h"

#include <QAccessible>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cerrno>

using namespace readyscope;

namespace {

const recipes::Recipe& recipe() { return *recipes::recipeNamed("reset"); }

// As foretold, but for the third step, where epoll-et was told twice, and the fourth, which the kernel refused.
RecipeResult madeUp() {
    RecipeResult result;
    recipes::RecipeReport& report = result.report;
    report.begun = 1'000'000'000;
    report.ended = true;
    report.fd = 9;
    for (std::size_t i = 0; i < recipe().steps.size(); ++i) {
        recipes::StepReport step;
        step.begun = report.begun + static_cast<Nanos>(i) * 3 * kMillisecond;
        step.done = step.begun + kMillisecond;
        step.asked = step.done + kMillisecond;
        step.verdict = recipe().steps[i].foretold ? recipes::Verdict::Agree : recipes::Verdict::Done;
        for (const Backend backend : kBackends) {
            recipes::Seen& seen = step.seen.at(static_cast<std::size_t>(backend));
            seen.watched = !recipe().steps[i].releases;
            if (recipe().steps[i].foretold)
                seen.told = recipes::lookOf(*recipe().steps[i].foretold).of(backend);
        }
        report.steps.push_back(step);
    }
    report.steps[2].verdict = recipes::Verdict::Differs;
    report.steps[2].deviations.push_back(
        {Backend::EpollEt, recipes::Deviation::What::Edges, std::string("1"), std::string("2")});
    report.steps[3].verdict = recipes::Verdict::Failed;
    report.steps[3].failure = SysError{.call = "close", .errnum = EIO, .subject = "p", .detail = {}};
    report.finished = report.steps.back().asked;
    for (const Backend backend : kBackends)
        result.lanes.push_back({backend, kNoSocket, nullptr, {}});
    result.lanes[static_cast<std::size_t>(Backend::Epoll)].refused = "EPERM";
    recipes::Difference sets;
    sets.letter = 'A';
    sets.kind = recipes::DifferenceKind::SetsForBits;
    sets.title = {"Reset is R and W.", {}};
    sets.text = {"select has no name for it.", {}};
    for (const Backend backend : {Backend::Select, Backend::PSelect})
        sets.spots.push_back({backend, report.begun + 9 * kMillisecond, report.begun + 15 * kMillisecond});
    recipes::Difference never = sets;
    never.letter = 'B';
    never.title = {"A fall is never told.", {}};
    never.spots = {{Backend::EpollEt, report.begun + 3 * kMillisecond, report.begun + 6 * kMillisecond},
                   {Backend::EpollEt, report.begun + 12 * kMillisecond, report.begun + 15 * kMillisecond}};
    result.differences = {sets, never};
    return result;
}

QStringList namesOf(const PartsWidget& widget) {
    QStringList names;
    for (const PaintedPart& part : widget.parts())
        names << part.name;
    return names;
}

ScenarioEntry entry(const char* name, const char* title, const char* right, VerdictMark mark) {
    ScenarioEntry made;
    made.name = QLatin1String(name);
    made.title = QLatin1String(title);
    made.right = QLatin1String(right);
    made.mark = mark;
    return made;
}

QVector<ScenarioGroup> groups() {
    ScenarioEntry use = entry("use listener", "listener", "port 8080", VerdictMark::NotRun);
    use.second = QStringLiteral("listening and connected");
    use.icon = IconName::Listener;
    use.isGood = true;
    return {{QStringLiteral("The five uses"), {}, {use}},
            {QStringLiteral("Edge recipes"),
             QStringLiteral("1 agrees, 1 differs"),
             {entry("recipe a", "Half-close", "", VerdictMark::Agrees),
              entry("recipe b", "Reset", "1 of 7 steps", VerdictMark::Differs)}}};
}

} // namespace

class TestRecipeViews : public QObject {
    Q_OBJECT
private slots:
    // No lane has a bit for it, so that the steps say it.
    void interruptionIsSaidInWords() {
        const recipes::Recipe& recipe = *recipes::recipeNamed("eintr");
        recipes::StepReport came;
        came.verdict = recipes::Verdict::Agree;
        recipes::Seen& seen = came.seen.at(static_cast<std::size_t>(Backend::Poll));
        seen.watched = true;
        seen.interrupted = 1;
        QCOMPARE(spoken(foretoldCell(recipe.steps[0])), QStringLiteral("nothing"));
        QCOMPARE(spoken(foretoldCell(recipe.steps[1])), QStringLiteral("nothing, EINTR"));
        QCOMPARE(spoken(cameCell(recipe.steps[1], came)), QStringLiteral("nothing, EINTR"));
        seen.interrupted = 0;
        QCOMPARE(spoken(foretoldCell(recipe.steps[2])), QStringLiteral("nothing, no EINTR"));
        QCOMPARE(spoken(cameCell(recipe.steps[2], came)), QStringLiteral("nothing, no EINTR"));
    }

    void theListSaysWhatItPaints() {
        ScenarioList list;
        list.show(groups());
        list.select(QStringLiteral("recipe b"));
        list.resize(262, 400);
        QVERIFY(!list.grab().isNull());
        QCOMPARE(namesOf(list),
                 QStringList(
                     {QStringLiteral("The five uses"), QStringLiteral("listener, listening and connected, port 8080"),
                      QStringLiteral("Edge recipes, 1 agrees, 1 differs"), QStringLiteral("Half-close, as foretold"),
                      QStringLiteral("Reset, differs, 1 of 7 steps, selected")}));
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&list);
        QCOMPARE(access->childCount(), 5);
        QCOMPARE(access->child(4)->text(QAccessible::Name), namesOf(list).at(4));
    }

    void theListIsWalkedByKeys() {
        ScenarioList list;
        list.show(groups());
        list.resize(262, 400);
        const QSignalSpy chosen(&list, &ScenarioList::chosen);
        const QSignalSpy run(&list, &ScenarioList::runAsked);
        const QSignalSpy typed(&list, &ScenarioList::typed);
        QTest::keyClick(&list, Qt::Key_Down); // titles of groups are passed over
        QTest::keyClick(&list, Qt::Key_Down);
        QCOMPARE(list.selected(), QStringLiteral("recipe a"));
        QTest::keyClick(&list, Qt::Key_End);
        QTest::keyClick(&list, Qt::Key_Down); // the last stays
        QCOMPARE(list.selected(), QStringLiteral("recipe b"));
        QCOMPARE(chosen.size(), 3);
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(run.size(), 1);
        QCOMPARE(run.front().front().toString(), QStringLiteral("recipe b"));
        QTest::keyClick(&list, Qt::Key_Home);
        QCOMPARE(list.selected(), QStringLiteral("use listener"));
        QTest::keyClick(&list, Qt::Key_R);
        QCOMPARE(typed.size(), 1);
        QCOMPARE(typed.front().front().toString(), QStringLiteral("r"));
        QTest::mouseClick(&list, Qt::LeftButton, {}, list.rectOf(QStringLiteral("recipe a")).center());
        QCOMPARE(list.selected(), QStringLiteral("recipe a"));
    }

    void whatIsTypedFinds() {
        ScenarioPanel panel;
        panel.list().show(groups());
        panel.show();
        QTest::keyClick(&panel.list(), Qt::Key_R);
        auto* find = panel.findChild<QLineEdit*>(QStringLiteral("findScenario"));
        QCOMPARE(find->text(), QStringLiteral("r"));
        find->setText(QStringLiteral("reset"));
        QCOMPARE(namesOf(panel.list()).size(), 2); // with the title of its group
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(panel.list().selected(), QStringLiteral("recipe b"));
        find->setText(QStringLiteral("nothing like it"));
        QVERIFY(!panel.list().isAnyShown());
        QVERIFY(!panel.grab().isNull());
        QTest::keyClick(find, Qt::Key_Escape);
        QCOMPARE(find->text(), QString());
        QVERIFY(panel.list().isAnyShown());
    }

    void allRecipesShowHowFarTheyAre() {
        ScenarioPanel panel;
        panel.show();
        auto* run = panel.findChild<QPushButton*>(QStringLiteral("runAllRecipes"));
        auto* cancel = panel.findChild<QPushButton*>(QStringLiteral("cancelRecipes"));
        QVERIFY(run->isVisible() && !cancel->isVisible());
        panel.showProgress(7, 21);
        QVERIFY(!run->isVisible() && cancel->isVisible());
        const QSignalSpy cancelled(&panel, &ScenarioPanel::cancelAsked);
        cancel->click();
        QCOMPARE(cancelled.size(), 1);
        panel.showProgress(0, 0);
        QVERIFY(run->isVisible() && !cancel->isVisible());
    }

    void stepsSayWhatIsForetoldBeforeARun() {
        StepsTable table;
        table.resize(1100, 300);
        table.show(&recipe(), nullptr);
        const QStringList names = namesOf(table);
        QCOMPARE(names.size(), static_cast<qsizetype>(recipe().steps.size()));
        QVERIFY2(names[1].startsWith(QStringLiteral("Step 2, Peer sends, ")), qPrintable(names[1]));
        QVERIFY2(names[1].contains(QStringLiteral("the table says IN OUT")), qPrintable(names[1]));
        QVERIFY(names[1].endsWith(QStringLiteral("not run")));
        QVERIFY(names.last().contains(QStringLiteral("lanes end")));
        QVERIFY(!table.grab().isNull());
    }

    void stepsSayWhatCame() {
        const RecipeResult result = madeUp();
        StepsTable table;
        table.resize(1100, 300);
        table.show(&recipe(), &result);
        table.select(2);
        const QStringList names = namesOf(table);
        QVERIFY2(names[2].contains(QStringLiteral("at 6 ms")), qPrintable(names[2]));
        QVERIFY2(names[2].contains(QStringLiteral("epoll-et")), qPrintable(names[2]));
        QVERIFY(names[2].endsWith(QStringLiteral("selected")));
        QVERIFY2(names[3].contains(QString::fromUtf8(errnoName(EIO).data())), qPrintable(names[3]));
        QVERIFY(!table.grab().isNull());
    }

    void stepsAreChosenByKeysAndMouse() {
        const RecipeResult result = madeUp();
        StepsTable table;
        table.resize(1100, 300);
        table.show(&recipe(), &result);
        const QSignalSpy chosen(&table, &StepsTable::chosen);
        QTest::keyClick(&table, Qt::Key_Home);
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Up);
        QTest::keyClick(&table, Qt::Key_Up); // the first stays
        QTest::keyClick(&table, Qt::Key_End);
        QTest::mouseClick(&table, Qt::LeftButton, {}, table.parts().at(3).rect.center());
        QList<int> steps;
        for (const QList<QVariant>& one : chosen)
            steps << one.front().toInt();
        QCOMPARE(steps, QList<int>({0, 1, 0, static_cast<int>(recipe().steps.size()) - 1, 3}));
    }

    void neighboursThatDifferAlikeShareAFrame() {
        const RecipeResult result = madeUp();
        LanesScene scene;
        scene.shown = shownOf(&recipe(), &result);
        scene.scale = wholeScale(scene, 800);
        const QVector<DifferenceFrame> frames = framesOf(scene, 1);
        QCOMPARE(frames.size(), 3);
        QCOMPARE(frames[0].letter, 'A');
        QCOMPARE(frames[0].firstLane, std::size_t{0});
        QCOMPARE(frames[0].lastLane, std::size_t{1});
        QCOMPARE(frames[1].letter, 'B');
        QCOMPARE(frames[1].firstLane, frames[1].lastLane);
        QVERIFY(frames[1].columns.to <= frames[2].columns.from);
        scene.areDifferencesShown = false;
        QVERIFY(framesOf(scene, 1).isEmpty());
    }

    void noDiscCoversAnother() {
        RecipeResult result = madeUp();
        const recipes::Difference::Spot spot = result.differences[1].spots.front();
        for (char letter = 'C'; letter < 'F'; ++letter) {
            result.differences.push_back(result.differences[1]);
            result.differences.back().letter = letter;
            result.differences.back().spots = {{spot.backend, spot.from, spot.from + 10'000}};
        }
        LanesScene scene;
        scene.shown = shownOf(&recipe(), &result);
        scene.scale = wholeScale(scene, 800);
        const QVector<DifferenceFrame> frames = framesOf(scene, 1);
        QCOMPARE(frames.size(), 6);
        for (qsizetype i = 0; i < frames.size(); ++i)
            for (qsizetype k = 0; k < i; ++k)
                QVERIFY(frames[i].firstLane != frames[k].firstLane ||
                        std::abs(frames[i].disc.x() - frames[k].disc.x()) >= 2 * kDiscRadius);
    }

    // Of a lane that goes on: what differs again and again has one letter, and what touches one frame.
    void whatComesAgainHasOneLetter() {
        RecipeResult result = madeUp();
        recipes::Difference& never = result.differences[1];
        const Backend backend = never.spots.front().backend;
        const Nanos begun = result.report.begun;
        never.spots.clear();
        for (Nanos at = 0; at < 20; at += 2) // a px is 28 µs, or so
            never.spots.push_back(
                {backend, begun + at * kMillisecond, begun + at * kMillisecond + (at < 10 ? 1'990'000 : kMillisecond)});
        result.differences.erase(result.differences.begin());
        LanesScene scene;
        scene.shown = shownOf(&recipe(), &result);
        scene.scale = wholeScale(scene, 800);
        const QVector<DifferenceFrame> frames = framesOf(scene, 1);
        QCOMPARE(frames.size(), 5);
        QCOMPARE(frames.first().columns.from, 0);
        QVERIFY(frames.first().hasDisc);
        const auto discs = std::ranges::count(frames, true, &DifferenceFrame::hasDisc);
        QVERIFY(discs > 1 && discs < 5);
    }

    void lanesSayWhatTheyShow() {
        const RecipeResult result = madeUp();
        RecipeLanes lanes;
        lanes.resize(900, 300);
        lanes.show(std::nullopt);
        QVERIFY(!lanes.grab().isNull());
        QCOMPARE(lanes.parts().size(), static_cast<qsizetype>(kBackends.size()));
        QVERIFY(namesOf(lanes).first().contains(QStringLiteral("not run")));
        lanes.show(shownOf(&recipe(), &result));
        lanes.setCursor(result.report.begun + 4 * kMillisecond);
        const QStringList names = namesOf(lanes);
        const QByteArray all = names.join(QLatin1Char('\n')).toUtf8();
        QVERIFY2(names.contains(QStringLiteral("Step 4, RST, at 9 ms")), all.constData());
        QVERIFY2(names.contains(QStringLiteral("Cursor A at 4 ms")), all.constData());
        QVERIFY2(names.contains(QStringLiteral("epoll, EPERM")), all.constData());
        QVERIFY2(all.contains("A: Reset is R and W."), all.constData());
        QVERIFY(!lanes.grab().isNull());
    }

    void theCursorIsMovedByKeysAndMouse() {
        const RecipeResult result = madeUp();
        RecipeLanes lanes;
        lanes.resize(900, 300);
        lanes.show(shownOf(&recipe(), &result));
        const QSignalSpy moved(&lanes, &RecipeLanes::cursorMoved);
        const QSignalSpy chosen(&lanes, &RecipeLanes::backendChosen);
        QTest::keyClick(&lanes, Qt::Key_Home);
        QCOMPARE(lanes.cursor(), std::optional(result.report.begun));
        QTest::keyClick(&lanes, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(lanes.cursor(), std::optional(result.report.steps[0].asked));
        QTest::keyClick(&lanes, Qt::Key_Right);
        QVERIFY(*lanes.cursor() > result.report.steps[0].asked);
        QTest::keyClick(&lanes, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(lanes.cursor(), std::optional(result.report.steps[0].asked));
        QTest::keyClick(&lanes, Qt::Key_Left);
        QVERIFY(*lanes.cursor() < result.report.steps[0].asked);
        QTest::keyClick(&lanes, Qt::Key_End);
        QCOMPARE(lanes.cursor(), std::optional(result.report.finished));
        QCOMPARE(moved.size(), 6);
        QTest::keyClick(&lanes, Qt::Key_Down);
        QCOMPARE(lanes.backend(), Backend::PPoll);
        QTest::mouseClick(&lanes, Qt::LeftButton, {}, QPoint(RecipeLanes::kGutter + 200, kLanesRuler + 4));
        QCOMPARE(lanes.backend(), Backend::Select);
        QCOMPARE(chosen.size(), 2);
        QVERIFY(*lanes.cursor() < result.report.finished);
    }

    void theViewIsZoomedAndPanned() {
        const RecipeResult result = madeUp();
        RecipeLanes lanes;
        lanes.resize(900, 300);
        lanes.show(shownOf(&recipe(), &result));
        const TimeScale whole = lanes.scene().scale;
        QTest::keyClick(&lanes, Qt::Key_S); // no further out than all of it
        QCOMPARE(lanes.scene().scale, whole);
        QTest::keyClick(&lanes, Qt::Key_W);
        QTest::keyClick(&lanes, Qt::Key_W);
        const TimeScale zoomed = lanes.scene().scale;
        QVERIFY(zoomed.span() < whole.span());
        QTest::keyClick(&lanes, Qt::Key_D);
        QVERIFY(lanes.scene().scale.from() > zoomed.from());
        QTest::keyClick(&lanes, Qt::Key_A);
        QTest::keyClick(&lanes, Qt::Key_0);
        QCOMPARE(lanes.scene().scale, whole);
    }

    void differencesAreListedWithTheirLetters() {
        const RecipeResult result = madeUp();
        DifferenceList list;
        list.resize(280, 300);
        list.show({}, QStringLiteral("None yet."));
        QCOMPARE(list.parts().size(), 1); // what will be there
        list.show(result.differences, {});
        QCOMPARE(namesOf(list).first(), QStringLiteral("A: Reset is R and W. select has no name for it."));
        QCOMPARE(differencesTitle(result.differences.size()), QStringLiteral("Two differences"));
        const QSignalSpy chosen(&list, &DifferenceList::chosen);
        QTest::mouseClick(&list, Qt::LeftButton, {}, list.parts().at(1).rect.center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toInt(), 1);
        QVERIFY(!list.grab().isNull());
    }

    void wordsOfAResult() {
        RecipeResult result = madeUp();
        QCOMPARE(listWords(nullptr), QStringLiteral("not run"));
        QCOMPARE(listWords(&result), QStringLiteral("2 of 7 steps"));
        QCOMPARE(runSentence(recipe(), nullptr), QStringLiteral("Seven steps, not run yet."));
        QCOMPARE(runSentence(recipe(), &result), QStringLiteral("Seven steps in 20 ms, all seven backends ask."));
        QCOMPARE(markOf(result.report), VerdictMark::Failed);
        result.report.steps[2].verdict = result.report.steps[3].verdict = recipes::Verdict::Agree;
        QCOMPARE(listWords(&result), QString());
        QCOMPARE(markOf(result.report), VerdictMark::Agrees);
    }

    void everySubjectIsOfAKindThatCanBeExplained() {
        for (const recipes::Recipe& one : recipes::allRecipes())
            QVERIFY2(subjectKind(one), one.kind.c_str());
    }

    void stepsAsFiles() {
        const RecipeResult result = madeUp();
        const QList<QByteArray> rows = stepsCsv(recipe(), result.report).trimmed().split('\n');
        QCOMPARE(rows.size(), static_cast<qsizetype>(recipe().steps.size()) + 1);
        QVERIFY(rows.first().startsWith("recipe,step,title,calls,from_ns,to_ns,foretold_poll,select,pselect,poll,"));
        QVERIFY(rows[3].startsWith("reset,3,We read,"));
        QVERIFY(rows[3].contains(",6000000,7000000,"));
        const QList<QByteArray> lines = stepsJsonLines(recipe(), result.report).trimmed().split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(recipe().steps.size()));
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(second.value(QStringLiteral("step")).toInt(), 2);
        const QJsonObject poll = second[QStringLiteral("backends")].toObject()[QStringLiteral("poll")].toObject();
        QCOMPARE(poll.value(QStringLiteral("told")).toString(), QStringLiteral("IN+OUT"));
        QCOMPARE(poll.value(QStringLiteral("foretold")).toString(), QStringLiteral("IN+OUT"));
    }
};

QTEST_MAIN(TestRecipeViews)
#include "tst_recipeviews.moc"
