// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page "Scenarios" in the window, with real runs on real descriptors: run, watch, cancel, close, export.

#include "core/lab/programs/recipeprogram.h"
#include "tests/ui/main/windowfixture.h"
#include "ui/common/codeview.h"
#include "ui/dialogs/semanticsdialog.h"
#include "ui/inspector/explainpane.h"
#include "ui/main/pageframe.h"
#include "ui/main/pagetabs.h"
#include "ui/main/scenariosroom.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/scenariopanel.h"
#include "ui/scenarios/scenariospage.h"
#include "ui/scenarios/stepstable.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace readyscope;

namespace {

qsizetype entriesOf(const char* folder) {
    return QDir(QLatin1String(folder)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
}
qsizetype threads() { return entriesOf("/proc/self/task"); }
qsizetype descriptors() { return entriesOf("/proc/self/fd"); }

constexpr int kLong = 60'000; // ms: of what takes a moment, on a machine that is busy

} // namespace

class TestScenariosPage : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Shown> m;

    ScenariosRoom& room() { return m->window.scenariosRoom(); }
    ScenariosPage& page() { return *room().page(); }
    RecipeView& view() { return page().recipes(); }
    // Of the recipe's view, or beside it.
    template <typename Field> Field* field(const char* name) {
        auto* own = view().findChild<Field*>(QLatin1String(name));
        return own != nullptr ? own : page().findChild<Field*>(QLatin1String(name));
    }
    void select(const char* name) { page().select(RecipeView::entryOf(*recipes::recipeNamed(name))); }
    bool hasEnded() { return view().result() != nullptr && view().result()->report.ended; }
    // What a first run opens for good is no loss.
    void runOnce() {
        page().run();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded() && view().runner().running() == nullptr, kLong);
    }
    void close() {
        PageTabs& tabs = m->window.frame().tabs();
        QTest::mouseClick(qobject_cast<QToolButton*>(tabs.tabButton(1, QTabBar::RightSide)), Qt::LeftButton);
    }

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        QFile::remove(m_directory.filePath(QStringLiteral("settings.ini")));
        m = std::make_unique<Shown>(m_directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(bool(m->started));
        m->actions().scenarios->trigger();
    }
    void cleanup() { m.reset(); }

    void theActionOpensThePageOnce() {
        QVERIFY(room().isShown());
        PageTabs& tabs = m->window.frame().tabs();
        QCOMPARE(tabs.tabText(1), QStringLiteral("Scenarios"));
        m->actions().scenarios->trigger();
        QCOMPARE(tabs.count(), 2);
        QVERIFY(!page().grab().isNull());
        QVERIFY(view().recipe() != nullptr);
        QVERIFY(view().steps().parts().first().name.contains(QStringLiteral("not run")));
        QCOMPARE(room().status()->figures.first(), QStringLiteral("Recipe not run"));
    }

    void itsKeyClashesWithNone() {
        const QKeySequence key = m->actions().scenarios->shortcut();
        QVERIFY(!key.isEmpty());
        int owners = 0;
        for (const QAction* action : m->window.findChildren<QAction*>())
            owners += action->shortcuts().contains(key) ? 1 : 0;
        QCOMPARE(owners, 1);
    }

    void enterRunsTheRecipe() {
        select("half-close");
        QTest::keyClick(&page().panel().list(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kLong);
        const RecipeResult& result = *view().result();
        QCOMPARE(result.lanes.size(), kBackends.size());
        QCOMPARE(result.report.count(recipes::Verdict::NotRun), std::size_t{0});
        QCOMPARE(result.report.count(recipes::Verdict::Failed), std::size_t{0});
        const QVector<PaintedPart> steps = view().steps().parts();
        QVERIFY2(steps[1].name.contains(QStringLiteral("this kernel did IN OUT RDHUP")), qPrintable(steps[1].name));
        const PageStatus status = *room().status();
        QCOMPARE(status.figures.first(), QStringLiteral("Recipe done"));
        QVERIFY(status.figures.contains(QStringLiteral("nothing left open")));
        QCOMPARE(status.right, QStringLiteral("in a script: recipe half-close"));
        QCOMPARE(m->window.findChild<QLabel*>(QStringLiteral("pageFigure0"))->text(), QStringLiteral("● Recipe done"));
        QVERIFY(!page().grab().isNull());
    }

    void theLanesTellWhatTheStepsSay() {
        select("half-close");
        page().run();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kLong);
        int looked = 0;
        for (const recipes::StepReport& step : view().result()->report.steps)
            if (const recipes::Seen& seen = step.of(Backend::Poll); seen.watched) {
                QCOMPARE(view().lanes().scene().toldAt(static_cast<std::size_t>(Backend::Poll), step.asked),
                         std::optional(seen.told.events));
                ++looked;
            }
        QVERIFY(looked >= 4);
    }

    void aStepThatIsChosenMovesTheCursor() {
        select("reset");
        page().run();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kLong);
        QTest::keyClick(&view().steps(), Qt::Key_Home);
        QTest::keyClick(&view().steps(), Qt::Key_Down);
        QCOMPARE(view().lanes().cursor(), std::optional(view().result()->report.steps[1].asked));
        const auto* script = field<CodeView>("recipeScript");
        const QStringList lines = script->toPlainText().split(QLatin1Char('\n'));
        QCOMPARE(lines.at(script->markedLine() - 1).trimmed(), QStringLiteral("step Peer sends"));
        QTest::keyClick(&view().lanes(), Qt::Key_Home); // and the other way
        QTest::keyClick(&view().lanes(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(view().steps().selected(), 0);
    }

    void theMaskAtTheCursorIsExplained() {
        select("reset");
        auto* pane = view().findChild<ExplainPane*>();
        QVERIFY(pane->explanation().paragraph.empty()); // a sentence says what will be there
        page().run();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kLong);
        QTest::keyClick(&view().steps(), Qt::Key_Home);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&view().steps(), Qt::Key_Down);
        QVERIFY(pane->explanation().paragraph.find("ERR") != std::string::npos);
        QCOMPARE(QString::fromStdString(pane->explanation().caseName), QStringLiteral("tcp-reset"));
        emit pane->caseAsked(QStringLiteral("tcp-reset"));
        QVERIFY(m->window.findChild<SemanticsDialog*>());
    }

    void theProgramIsOfTheSelectedBackend() {
        select("reset");
        auto* choice = view().findChild<QComboBox*>(QStringLiteral("programChoice"));
        const auto* text = view().findChild<CodeView*>(QStringLiteral("programText"));
        QCOMPARE(choice->currentText(), QStringLiteral("poll"));
        QTest::keyClick(&view().lanes(), Qt::Key_Up);
        QCOMPARE(choice->currentText(), QStringLiteral("pselect"));
        QCOMPARE(text->toPlainText().toStdString(), recipeProgramOf(*view().recipe(), Backend::PSelect).program.text);
    }

    void aMenuEntryRunsItsRecipe() {
        const QList<QAction*> entries = m->actions().recipes->actions();
        QCOMPARE(entries.size(), static_cast<qsizetype>(recipes::allRecipes().size()));
        for (QAction* entry : entries)
            if (entry->data().toString() == QStringLiteral("refused"))
                entry->trigger();
        QCOMPARE(view().recipe(), recipes::recipeNamed("refused"));
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kLong);
    }

    void cancelTakesAllDown() {
        select("half-close");
        runOnce();
        select("silent-peer");
        const qsizetype before = descriptors();
        field<QPushButton>("runRecipe")->click();
        QVERIFY(view().runner().running() != nullptr);
        field<QPushButton>("runRecipe")->click(); // which is Cancel now
        QTRY_VERIFY_WITH_TIMEOUT(view().runner().running() == nullptr, kLong);
        QVERIFY(view().result()->report.cancelled);
        QCOMPARE(room().status()->figures.first(), QStringLiteral("Recipe cancelled"));
        QTRY_VERIFY(descriptors() <= before);
        QCOMPARE(field<QPushButton>("runRecipe")->text(), QStringLiteral("Run again"));
    }

    void manyRunsLeaveNothing() {
        select("half-close");
        runOnce();
        const qsizetype before = threads();
        const qsizetype open = descriptors();
        for (int i = 0; i < 6; ++i) {
            page().run();
            page().run(); // the first is given up
            QTRY_VERIFY_WITH_TIMEOUT(view().runner().running() == nullptr, kLong);
            QVERIFY(hasEnded());
        }
        QTRY_VERIFY(threads() <= before + 1); // that in which they are given up
        QTRY_VERIFY(descriptors() <= open);
    }

    void closingThePageEndsItsRun() {
        select("half-close");
        runOnce();
        const qsizetype open = descriptors();
        select("silent-peer");
        page().run();
        QVERIFY(view().runner().running() != nullptr);
        close();
        QVERIFY(!room().page());
        QVERIFY(descriptors() <= open);
        QVERIFY(!m->window.findChild<QLabel*>(QStringLiteral("pageFigure0"))->isVisible());
        m->actions().scenarios->trigger(); // and it can come again, with what was chosen
        QCOMPARE(view().recipe(), recipes::recipeNamed("silent-peer"));
    }

    void allRecipesRunOneAfterTheOther() {
        field<QPushButton>("runAllRecipes")->click();
        QVERIFY(view().runner().isSeries());
        const QString figures = room().status()->figures.join(QLatin1Char(' '));
        QVERIFY2(figures.contains(QStringLiteral("of %1 recipes").arg(recipes::allRecipes().size())),
                 qPrintable(figures));
        QTRY_VERIFY_WITH_TIMEOUT(!view().runner().isSeries(), 4 * kLong);
        for (const recipes::Recipe& recipe : recipes::allRecipes()) {
            const RecipeResult* result = view().runner().resultOf(recipe);
            QVERIFY2(result && result->report.ended, recipe.name.c_str());
            QVERIFY2(result->report.count(recipes::Verdict::NotRun) == 0, recipe.name.c_str());
        }
        const QVector<PaintedPart> listed = page().panel().list().parts();
        QVERIFY(std::ranges::any_of(listed, [](const PaintedPart& part) {
            return part.name.startsWith(QStringLiteral("Edge recipes")) && part.name.contains(QStringLiteral("agree"));
        }));
        QVERIFY(field<QPushButton>("runAllRecipes")->isVisible());
    }

    void allRecipesAreCancelled() {
        field<QPushButton>("runAllRecipes")->click();
        QVERIFY(view().runner().isSeries());
        field<QPushButton>("cancelRecipes")->click();
        QTRY_VERIFY_WITH_TIMEOUT(view().runner().running() == nullptr, kLong);
        std::size_t run = 0;
        for (const recipes::Recipe& recipe : recipes::allRecipes())
            run += view().runner().resultOf(recipe) != nullptr ? 1U : 0U;
        QCOMPARE(run, std::size_t{1});
    }

    void whatIsChosenIsRemembered() {
        select("urgent");
        field<QCheckBox>("differencesShown")->click();
        close();
        m->actions().scenarios->trigger();
        QCOMPARE(view().recipe(), recipes::recipeNamed("urgent"));
        QVERIFY(!field<QCheckBox>("differencesShown")->isChecked());
        QVERIFY(!view().lanes().scene().areDifferencesShown);
    }

    void theStepsAreExported() {
        select("half-close");
        QVERIFY(!field<QPushButton>("exportRecipe")->isEnabled());
        page().run();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kLong);
        QVERIFY(field<QPushButton>("exportRecipe")->isEnabled());
        view().exports().actions().first()->trigger();
        const QString name = m_directory.filePath(QStringLiteral("steps.csv"));
        auto* dialog = page().findChild<QFileDialog*>();
        QVERIFY(dialog);
        emit dialog->fileSelected(name);
        dialog->close();
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), static_cast<qsizetype>(view().recipe()->steps.size()) + 1);
        QVERIFY(m->window.status().message().contains(QStringLiteral("steps.csv")));
    }

    void aCaptureGoesOnMeanwhile() {
        const Listener listener;
        m->add(listener.address());
        QTRY_COMPARE(m->model()->rowCount(), 1);
        page().run();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kLong);
        QVERIFY(m->engine.isCapturing());
        QCOMPARE(m->model()->rowCount(), 1);
    }
};

QTEST_MAIN(TestScenariosPage)
#include "tst_scenariospage.moc"
