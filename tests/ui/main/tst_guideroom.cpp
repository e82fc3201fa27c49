// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The help in the window: where it opens, what it leads to, and what is remembered of it.

#include "core/engine/engine.h"
#include "core/lab/models/model.h"
#include "tests/ui/main/windowfixture.h"
#include "ui/common/settings.h"
#include "ui/help/guidedialog.h"
#include "ui/help/guidetext.h"
#include "ui/main/guideroom.h"
#include "ui/main/scenariosroom.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/scenariospage.h"
#include "ui/scenarios/useview.h"

#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace readyscope;

class TestGuideRoom : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        m_folder.emplace();
        m_settings.emplace(m_folder->filePath(QStringLiteral("settings.conf")));
        m_window.emplace();
        m_room.emplace(*m_window, *m_settings);
    }
    void cleanup() {
        m_room.reset();
        m_window.reset();
    }

    void itOpensAtAModel() {
        m_room->openAtModel(modelNamed("select"));
        QCOMPARE(guide()->chapter(), QStringLiteral("models"));
        const int third = scrolled();
        QVERIFY(third > 0);
        m_room->openAtModel(modelNamed("aio"));
        QVERIFY(scrolled() > third);
        m_room->openAtModel(nullptr);
        QCOMPARE(scrolled(), 0);
    }

    void whatIsTriedIsNotCovered_data() {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("recipe") << QByteArray("run:reset") << QByteArray("reset");
        QTest::newRow("use") << QByteArray("show:listener") << QByteArray("listener");
    }
    void whatIsTriedIsNotCovered() {
        QFETCH(QByteArray, link);
        QFETCH(QByteArray, name);
        m_room->openAt(QStringLiteral("scenarios"), QStringLiteral("reset"));
        const int place = scrolled();
        QSignalSpy recipe(&*m_room, &GuideRoom::recipeAsked);
        QSignalSpy use(&*m_room, &GuideRoom::useAsked);
        emit guide()->text().anchorClicked(QUrl(QString::fromLatin1(link)));
        const QSignalSpy& asked = link.startsWith("run") ? recipe : use;
        QCOMPARE(recipe.size() + use.size(), 1);
        QCOMPARE(asked.value(0).value(0).toByteArray(), name);
        QVERIFY(!guide()->isVisible());
        m_room->open();
        QVERIFY(guide()->isVisible());
        QCOMPARE(scrolled(), place);
    }

    void aCaseIsShownBesideIt() {
        m_room->open();
        QSignalSpy asked(&*m_room, &GuideRoom::caseAsked);
        emit guide()->text().anchorClicked(QUrl(QStringLiteral("table:tcp-data")));
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("tcp-data"));
        QVERIFY(guide()->isVisible());
    }

    void itIsRememberedWhenItIsClosed() {
        m_room->openAt(QStringLiteral("scenarios"), QStringLiteral("slow-reader"));
        const int place = scrolled();
        const QPointer<GuideDialog> closed = guide();
        closed->reject();
        QTRY_VERIFY(!closed);
        m_room->open();
        QCOMPARE(guide()->chapter(), QStringLiteral("scenarios"));
        QCOMPARE(scrolled(), place);
    }

    // From the menu to the page that runs it.
    void theWindowRunsARecipeOfTheHelp() {
        Shown shown;
        shown.actions().guide->trigger();
        auto* dialog = shown.window.findChild<GuideDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        emit dialog->text().anchorClicked(QUrl(QStringLiteral("run:half-close")));
        const ScenariosPage* page = shown.window.scenariosRoom().page();
        QVERIFY(page && shown.window.scenariosRoom().isShown());
        const recipes::Recipe* recipe = recipes::recipeNamed("half-close");
        QCOMPARE(page->view().selected(), RecipeView::entryOf(*recipe));
        QTRY_VERIFY_WITH_TIMEOUT(page->recipes().runner().resultOf(*recipe) != nullptr &&
                                     page->recipes().runner().resultOf(*recipe)->report.ended,
                                 60'000);
    }

    void theWindowShowsAUseOfTheHelp() {
        Shown shown;
        shown.actions().guide->trigger();
        emit shown.window.findChild<GuideDialog*>()->text().anchorClicked(QUrl(QStringLiteral("show:tcp-udp")));
        QVERIFY(shown.window.scenariosRoom().isShown());
        QCOMPARE(shown.window.scenariosRoom().page()->view().selected(), UseView::entryOf(*scenarioNamed("tcp-udp")));
    }

private:
    GuideDialog* guide() const { return m_window->findChild<GuideDialog*>(); }
    int scrolled() const { return guide()->text().verticalScrollBar()->value(); }

    std::optional<QTemporaryDir> m_folder;
    std::optional<Settings> m_settings;
    std::optional<QWidget> m_window;
    std::optional<GuideRoom> m_room;
};

QTEST_MAIN(TestGuideRoom)
#include "tst_guideroom.moc"
