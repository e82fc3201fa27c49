// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of the window: their tabs, and the Engine page as the window joins it.

#include "tests/ui/main/windowfixture.h"
#include "ui/engine/enginenow.h"
#include "ui/engine/enginepage.h"
#include "ui/engine/enginestrip.h"
#include "ui/main/engineroom.h"
#include "ui/main/labelledcombo.h"
#include "ui/main/pageframe.h"
#include "ui/main/pagetabs.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace readyscope;

class TestPages : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Shown> m;

    PageTabs& tabs() { return m->window.frame().tabs(); }
    EngineRoom& room() { return m->window.engineRoom(); }
    void closeEngine() {
        QTest::mouseClick(qobject_cast<QToolButton*>(tabs().tabButton(1, QTabBar::RightSide)), Qt::LeftButton);
    }

private slots:
    void init() {
        m = std::make_unique<Shown>(m_directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(bool(m->started));
    }
    void cleanup() { m.reset(); }

    void captureAloneHasNoTabs() {
        QCOMPARE(tabs().count(), 1);
        QVERIFY(!tabs().isVisible());
        QVERIFY(!tabs().tabButton(0, QTabBar::RightSide));
        QVERIFY(!room().page()); // costs nothing until it is wanted
    }

    void theActionOpensTheEnginePageOnce() {
        m->actions().engine->trigger();
        QVERIFY(room().isShown());
        QVERIFY(tabs().isVisible());
        QCOMPARE(tabs().height(), kPageTabsHeight);
        QCOMPARE(tabs().tabText(1), QStringLiteral("Engine"));
        QVERIFY(room().page()->isVisible());
        QVERIFY(!m->window.capturePage().isVisible());
        tabs().setCurrentIndex(0);
        QVERIFY(!room().isShown());
        m->actions().engine->trigger();
        QCOMPARE(tabs().count(), 2);
        QVERIFY(room().isShown());
    }

    void itsKeyClashesWithNone() {
        const QKeySequence key = m->actions().engine->shortcut();
        QVERIFY(!key.isEmpty());
        int owners = 0;
        for (const QAction* action : m->actions().findChildren<QAction*>())
            owners += action->shortcuts().contains(key) ? 1 : 0;
        QCOMPARE(owners, 1);
    }

    void closingItsTabHidesTheTabsAndStopsSampling() {
        m->actions().engine->trigger();
        const QPointer<EngineNow> now = room().page()->findChild<EngineNow*>();
        QVERIFY(now->isSampling());
        closeEngine();
        QVERIFY(!tabs().isVisible());
        QVERIFY(!room().page());
        QTRY_VERIFY(now.isNull());
        m->actions().engine->trigger(); // and it can come again
        QVERIFY(room().isShown());
    }

    void aHiddenPageDoesNotSample() {
        m->actions().engine->trigger();
        const auto* now = room().page()->findChild<EngineNow*>();
        tabs().setCurrentIndex(0);
        QVERIFY(!now->isSampling());
        tabs().setCurrentIndex(1);
        QVERIFY(now->isSampling());
    }

    void oneViewIsPausedWithTheOther() {
        const Listener listener;
        m->add(listener.address());
        QTRY_COMPARE(m->model()->rowCount(), 1);
        m->actions().engine->trigger();
        EngineStrip& strip = room().page()->strip();
        m->actions().pause->trigger();
        QVERIFY(strip.isPaused() && m->timeline().isPaused());
        strip.setFollowing(true);
        QVERIFY(!strip.isPaused() && !m->timeline().isPaused());
        QVERIFY(!m->actions().pause->isChecked());
    }

    void spaceStopsTheCaptureFromThere() {
        const Listener listener;
        m->add(listener.address());
        QTRY_COMPARE(m->model()->rowCount(), 1);
        m->actions().engine->trigger();
        QTest::keyClick(&room().page()->strip(), Qt::Key_Space);
        QTRY_VERIFY(!m->engine.isCapturing());
    }

    void itsBackendIsTheEngines() {
        m->actions().engine->trigger();
        auto* backend = room().page()->findChild<LabelledCombo*>(QStringLiteral("backend"));
        const int select = backend->findData(static_cast<int>(Backend::Select));
        backend->setCurrentIndex(select);
        emit backend->activated(select);
        QTRY_COMPARE(m->engine.settings().backend, Backend::Select);
        auto* other = m->window.findChild<LabelledCombo*>(QStringLiteral("backend"));
        QVERIFY(other != backend);
        QTRY_COMPARE(other->currentData().toInt(), static_cast<int>(Backend::Select));
    }

    void theBoxAsksPollBesideEachWait() {
        m->actions().engine->trigger();
        auto* box = room().page()->findChild<QCheckBox*>(QStringLiteral("askBeside"));
        QVERIFY(!box->isChecked());
        box->click();
        QTRY_VERIFY(m->engine.settings().askBeside);
        QVERIFY(box->isChecked());
        m->window.controller().post(command::AskBeside{false}); // from elsewhere
        QTRY_VERIFY(!box->isChecked());
    }

    void theWaitsOfTheCaptureAreWalked() {
        const Listener listener;
        m->add(listener.address());
        m->actions().engine->trigger();
        EngineStrip& strip = room().page()->strip();
        QTRY_VERIFY(strip.selected());
        const QSignalSpy places(room().page(), &EnginePage::placeChanged);
        const std::uint64_t newest = *strip.selected();
        QTest::keyClick(&strip, Qt::Key_Left);
        QTRY_VERIFY(places.size() > 0);
        QVERIFY(*strip.selected() < newest || newest == 0);
    }

    void theLanesAreUpToDateWhenTheyComeBack() {
        const Listener listener;
        m->actions().engine->trigger();
        m->add(listener.address());
        QTRY_COMPARE(m->model()->rowCount(), 1);
        const Fd peer = listener.accept();
        tabs().setCurrentIndex(0);
        QVERIFY(m->window.capturePage().isVisible());
        const SocketId socket = m->table().rows()->order().first();
        QTRY_VERIFY(m->revents(socket).any(Events::Out));
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
