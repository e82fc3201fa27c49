// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window as a person uses it, on real sockets of loopback.

#include "core/multiplexer/registry.h"
#include "ui/dialogs/addressfield.h"
#include "ui/dialogs/addsocketdialog.h"
#include "ui/dialogs/durationedit.h"
#include "ui/dialogs/pointingedit.h"
#include "ui/dialogs/semanticsdialog.h"
#include "ui/inspector/inspector.h"
#include "ui/main/toolbar.h"
#include "ui/sockets/socketcolumns.h"
#include "windowfixture.h"

#include <QActionGroup>
#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QToolButton>

#include <csignal>

using namespace readyscope;

class TestMainWindow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Shown> m_shown;

    QString settingsFile() const { return m_folder->filePath(QStringLiteral("settings.ini")); }
    MainWindow& window() { return m_shown->window; }
    template <typename Widget> Widget* child(const char* name) {
        return window().findChild<Widget*>(QString::fromLatin1(name));
    }

private slots:
    void initTestCase() { blockUserSignals(); }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shown = std::make_unique<Shown>(settingsFile());
        QVERIFY(m_shown->started);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    void cleanup() { m_shown.reset(); }

    void beginsAtTheStartPage() {
        QVERIFY(window().isStartPageShown());
        QCOMPARE(QApplication::focusWidget(), child<QWidget>("startDemo"));
        QVERIFY(!m_shown->actions().pause->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), child<QWidget>("startAdd"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(window().findChild<AddSocketDialog*>());
    }

    void helpShowsTheReadinessTable() {
        m_shown->actions().semantics->trigger();
        QVERIFY(window().findChild<SemanticsDialog*>());
    }

    void aSocketIsAddedThroughTheDialogAndShowsWhatCame() {
        const Listener listener;
        QTest::keyClick(&window(), Qt::Key_N, Qt::ControlModifier);
        auto* dialog = window().findChild<AddSocketDialog*>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClicks(dialog->findChild<AddressField*>()->edit(), listener.address() + QStringLiteral(",name=api"));
        QTest::keyClick(dialog->findChild<AddressField*>()->edit(), Qt::Key_Return);
        const Fd peer = listener.accept();
        QTRY_VERIFY(m_shown->named(QStringLiteral("api")) != kNoSocket);
        QVERIFY(!window().isStartPageShown());
        const SocketId api = m_shown->named(QStringLiteral("api"));
        QTRY_COMPARE(m_shown->table().current(), api);
        QTRY_VERIFY(m_shown->revents(api) == (Events(Events::Out)));

        QCOMPARE(::send(peer.get(), "hello", 5, MSG_NOSIGNAL), ssize_t{5});
        const QModelIndex revents = m_shown->model()->indexOf(api, static_cast<int>(Column::Revents));
        QTRY_COMPARE(revents.data(SocketModel::ReventsRole).toInt(), int{(Events::In | Events::Out).bits()});
        ::shutdown(peer.get(), SHUT_WR);
        QTRY_COMPARE(revents.data(SocketModel::ReventsRole).toInt(),
                     int{(Events::In | Events::Out | Events::RdHup).bits()});
        QCOMPARE(m_shown->settings.recentAddresses().size(), 1);
    }

    void theBackendIsSwitchedByTheComboAndMarked() {
        auto* combo = child<QComboBox>("backend");
        QCOMPARE(combo->count(), 7);
        QCOMPARE(combo->currentText(), QStringLiteral("poll"));
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Up);
        QTRY_COMPARE(m_shown->engine.settings().backend, Backend::PSelect);
        QTRY_COMPARE(combo->currentText(), QStringLiteral("pselect"));
        const auto snapshot = m_shown->engine.source().snapshot();
        bool marked = false;
        for (const Marker& marker : snapshot->markers(0, snapshot->totals().now + kSecond))
            marked = marked || (marker.kind == MarkerKind::Backend && marker.to == "pselect");
        QVERIFY(marked);
    }

    void aBackendThatDoesNotWorkSaysWhy() {
        const auto* model = qobject_cast<QStandardItemModel*>(child<QComboBox>("backend")->model());
        const auto infos = probeBackends();
        for (int row = 0; row < model->rowCount(); ++row) {
            QCOMPARE(model->item(row)->isEnabled(), infos[static_cast<std::size_t>(row)].works);
            QVERIFY(!model->item(row)->toolTip().isEmpty());
        }
    }

    void aTypedTimeoutIsTaken() {
        auto* edit = child<DurationEdit>("timeout");
        edit->lineEdit()->setFocus();
        edit->lineEdit()->selectAll();
        QTest::keyClicks(edit->lineEdit(), QStringLiteral("250us"));
        QTest::keyClick(edit->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(m_shown->engine.settings().timeout, 250 * kMicrosecond);
    }

    void lettersWorkInTheLanesAndNotInFields() {
        m_shown->add(QStringLiteral("udp-listen:0,name=u"));
        QTRY_VERIFY(!window().isStartPageShown());
        m_shown->key(Qt::Key_P);
        QVERIFY(m_shown->timeline().isPaused());
        m_shown->key(Qt::Key_L);
        QVERIFY(!m_shown->timeline().isPaused());
        QVERIFY(m_shown->timeline().isFollowing());
        m_shown->key(Qt::Key_Q);
        QVERIFY(!window().capturePage().inspector().isVisible());
        m_shown->key(Qt::Key_Q);
        QVERIFY(window().capturePage().inspector().isVisible());
        const Nanos span = m_shown->timeline().viewed().span;
        m_shown->key(Qt::Key_W);
        QVERIFY(m_shown->timeline().viewed().span < span);

        auto* field = child<DurationEdit>("timeout")->lineEdit();
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, QStringLiteral("pq "));
        QCOMPARE(field->text(), QStringLiteral("pq "));
        QVERIFY(!m_shown->timeline().isPaused());
        QVERIFY(m_shown->engine.isCapturing());
    }

    void spaceStopsAndRuns() {
        m_shown->add(QStringLiteral("udp-listen:0,name=u"));
        QTRY_VERIFY(!window().isStartPageShown());
        QVERIFY(m_shown->engine.isCapturing());
        m_shown->key(Qt::Key_Space);
        QTRY_VERIFY(!m_shown->engine.isCapturing());
        QTRY_COMPARE(m_shown->actions().run->text(), QStringLiteral("&Run"));
        m_shown->key(Qt::Key_Space);
        QTRY_VERIFY(m_shown->engine.isCapturing());
    }

    void aPausedViewSaysHowFarItIsBehind() {
        const Listener listener;
        m_shown->add(listener.address() + QStringLiteral(",name=api"));
        const Fd peer = listener.accept();
        QTRY_VERIFY(!window().isStartPageShown());
        QTRY_VERIFY(m_shown->revents(m_shown->named(QStringLiteral("api"))) == (Events(Events::Out)));
        m_shown->key(Qt::Key_P);
        QToolButton* link = nullptr;
        for (auto* button : window().findChildren<QToolButton*>())
            if (button->accessibleName().startsWith(QStringLiteral("View paused")))
                link = button;
        QVERIFY(link);
        QTRY_VERIFY(link->isVisible());
        const Nanos from = m_shown->timeline().viewed().from;
        QCOMPARE(::send(peer.get(), "x", 1, MSG_NOSIGNAL), ssize_t{1});
        QTRY_VERIFY(m_shown->revents(m_shown->named(QStringLiteral("api"))) == (Events::In | Events::Out));
        QCOMPARE(m_shown->timeline().viewed().from, from);
        QTest::mouseClick(link, Qt::LeftButton);
        QVERIFY(!m_shown->timeline().isPaused());
        QTRY_VERIFY(!link->isVisible());
    }

    void aNarrowWindowKeepsTheBoxesOfAPausedView() {
        m_shown->add(QStringLiteral("udp-listen:0,name=u"));
        QTRY_VERIFY(!window().isStartPageShown());
        window().resize(960, 600);
        const auto widths = [this] {
            QVector<int> boxes;
            for (const char* box : {"backend", "timeout", "mode"})
                boxes << child<QWidget>(box)->width();
            return boxes;
        };
        QTRY_COMPARE(window().width(), 960);
        const QVector<int> before = widths();
        m_shown->key(Qt::Key_P);
        auto* bar = window().findChild<ToolBar*>();
        bar->setBehind(1'490 * kMillisecond);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QVector<int> after = widths();
        for (int box = 0; box < before.size(); ++box)
            QVERIFY2(before[box] - after[box] < 10, qPrintable(QString::number(after[box])));
        const QToolButton* link = nullptr;
        for (const auto* button : bar->findChildren<QToolButton*>())
            if (button->accessibleName() == QStringLiteral("View paused, 1.49 s behind"))
                link = button;
        QVERIFY(link && link->isVisible());
        QVERIFY(link->text().contains(QStringLiteral("1.49 s")));
        QVERIFY(link->geometry().right() <= bar->width());
        QVERIFY(link->width() >= link->sizeHint().width());
        window().resize(1440, 900);
        QTRY_COMPARE(link->text(), QStringLiteral("View paused, 1.49 s behind"));
    }

    void theDemoComesAndGoes() {
        QTest::keyClick(&window(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(window().controller().socketCount() > 5);
        QVERIFY(!window().isStartPageShown());
        QTRY_VERIFY(m_shown->engine.source().snapshot()->totals().transitions > 20);
        QTest::keyClick(&window(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(window().isStartPageShown());
    }

    void theMenusHoldNoEmptyEntry() {
        const std::function<void(const QMenu*)> walk = [&walk](const QMenu* menu) {
            const auto actions = menu->actions();
            for (QAction* action : actions) {
                if (action->menu())
                    walk(action->menu());
                else if (!action->isSeparator())
                    QVERIFY2(!action->text().isEmpty() && action->isVisible(), qPrintable(action->text()));
            }
        };
        const auto entries = window().menuBar()->actions();
        QVERIFY(entries.size() >= 7);
        for (const QAction* entry : entries)
            walk(entry->menu());
    }

    // D pans the lanes, and chooses Dark where the menu of themes is open.
    void anOpenMenuKeepsItsLetters() {
        const Listener listener;
        window().addSocket(
            std::get<Address>(parseAddress((listener.address() + QStringLiteral(",name=a")).toStdString())));
        QTRY_VERIFY(m_shown->actions().panRight->isEnabled());
        QAction* dark = m_shown->actions().theme->actions().at(2);
        QMenu* themes = nullptr;
        const auto menus = window().menuBar()->findChildren<QMenu*>();
        for (QMenu* menu : menus)
            if (menu->actions().contains(dark))
                themes = menu;
        QVERIFY(themes);
        QSignalSpy panned(m_shown->actions().panRight, &QAction::triggered);
        themes->popup(window().mapToGlobal(QPoint(100, 100)));
        QTRY_VERIFY(themes->isVisible());
        QTest::keyClick(themes, Qt::Key_D);
        QTRY_VERIFY(dark->isChecked());
        QVERIFY(panned.isEmpty());
        m_shown->actions().theme->actions().at(0)->trigger();
    }

    void whatWasChosenIsRemembered() {
        m_shown->actions().rowHeight->actions().at(2)->trigger();
        m_shown->actions().time->actions().at(1)->trigger();
        m_shown->actions().theme->actions().at(2)->trigger();
        m_shown->actions().inspector->setChecked(false);
        m_shown->settings.addRecentAddress(QStringLiteral("tcp:localhost:80"));
        m_shown->window.controller().post(command::SetBackend{Backend::Select});
        m_shown->window.controller().post(command::SetTimeout{5 * kMillisecond});
        QTRY_COMPARE(m_shown->engine.settings().timeout, 5 * kMillisecond);
        window().resize(1100, 700);
        window().close();
        m_shown.reset();

        m_shown = std::make_unique<Shown>(settingsFile());
        QCOMPARE(m_shown->table().rowHeight(), RowHeight::Tall);
        QVERIFY(m_shown->timeline().isWallClock());
        QVERIFY(!m_shown->actions().inspector->isChecked());
        QVERIFY(m_shown->actions().theme->actions().at(2)->isChecked());
        QCOMPARE(m_shown->engine.settings().backend, Backend::Select);
        QCOMPARE(m_shown->engine.settings().timeout, 5 * kMillisecond);
        QCOMPARE(child<QComboBox>("backend")->currentText(), QStringLiteral("select"));
        QCOMPARE(window().size(), QSize(1100, 700));
        auto* recent = child<QListWidget>("recent");
        QCOMPARE(recent->count(), 1);
        QCOMPARE(recent->item(0)->text(), QStringLiteral("tcp:localhost:80"));
        m_shown->actions().theme->actions().at(0)->trigger();
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
