// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window as a person uses it, on real sockets of loopback.

#include "core/multiplexer/registry.h"
#include "ui/common/texts.h"
#include "ui/dialogs/addressfield.h"
#include "ui/dialogs/addsocketdialog.h"
#include "ui/dialogs/durationedit.h"
#include "ui/dialogs/optionsdialog.h"
#include "ui/dialogs/pointingedit.h"
#include "ui/dialogs/semanticsdialog.h"
#include "ui/dialogs/senddialog.h"
#include "ui/dialogs/signalsdialog.h"
#include "ui/inspector/datamodel.h"
#include "ui/inspector/inspector.h"
#include "ui/main/toolbar.h"
#include "ui/sockets/socketcolumns.h"
#include "windowfixture.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

#include <algorithm>
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

    void aRefusedConnectShowsInItsRow() {
        Listener gone;
        const QString address = gone.address();
        gone.close();
        m_shown->add(address + QStringLiteral(",name=api"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("api")) != kNoSocket);
        const SocketId api = m_shown->named(QStringLiteral("api"));
        QTRY_COMPARE(m_shown->model()->info(api).state, SocketState::Failed);
        QTRY_VERIFY(m_shown->model()->indexOf(api).data(SocketModel::ProblemRole).toBool());
        QVERIFY(problemOf(m_shown->model()->info(api)).contains(QStringLiteral("ECONNREFUSED")));
        const auto* problem = window().capturePage().inspector().findChild<QLabel*>(QStringLiteral("problem"));
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QStringLiteral("ECONNREFUSED")));
        QCOMPARE(window().status().message(), QString()); // told once, where it belongs
        QVERIFY(m_shown->actions().connectAgain->isEnabled());
        QVERIFY(!m_shown->actions().send->isEnabled());
        QVERIFY(!m_shown->actions().send->toolTip().isEmpty());
    }

    void anAddressThatCannotBeOpenedKeepsItsRow() {
        m_shown->add(QStringLiteral("unix:/nonexistent/readyscope.sock,name=lost"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("lost")) != kNoSocket);
        const SocketId lost = m_shown->named(QStringLiteral("lost"));
        QTRY_COMPARE(m_shown->model()->info(lost).state, SocketState::Failed);
        QTRY_VERIFY(m_shown->model()->indexOf(lost).data(SocketModel::ProblemRole).toBool());
        QVERIFY(problemOf(m_shown->model()->info(lost)).contains(QStringLiteral("ENOENT")));
    }

    void whatIsRemovedCanBeAddedAgain() {
        m_shown->add(QStringLiteral("udp-listen:0,name=u"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("u")) != kNoSocket);
        QTRY_COMPARE(m_shown->table().current(), m_shown->named(QStringLiteral("u")));
        const SocketId first = m_shown->table().current();
        m_shown->key(Qt::Key_Delete);
        QTRY_VERIFY(window().isStartPageShown());
        QTRY_VERIFY(!window().status().message().isEmpty());
        QToolButton* undo = nullptr;
        for (auto* button : window().status().findChildren<QToolButton*>())
            undo = button;
        QVERIFY(undo && undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_VERIFY(m_shown->named(QStringLiteral("u")) != kNoSocket);
        QVERIFY(m_shown->named(QStringLiteral("u")) != first); // ids are never used again
    }

    void aCommandThatFailsIsToldInTheStatusBar() {
        m_shown->add(QStringLiteral("udp-listen:0,name=u"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("u")) != kNoSocket);
        m_shown->add(QStringLiteral("udp-listen:0,name=u"));
        QTRY_VERIFY(window().status().message().contains(QStringLiteral("u")));
    }

    void interestAndPolicyFollowTheMenu() {
        const Listener listener;
        m_shown->add(listener.address() + QStringLiteral(",name=api"));
        const Fd peer = listener.accept();
        QTRY_VERIFY(m_shown->table().current() != kNoSocket);
        const SocketId api = m_shown->table().current();
        QAction* out = m_shown->actions().interest.at(2);
        QTRY_VERIFY(out->isChecked());
        out->trigger();
        QTRY_VERIFY(!m_shown->model()->info(api).interest.any(Events::Out));
        QTRY_VERIFY(!out->isChecked());
        QAction* drain = m_shown->actions().policy->actions().at(1);
        drain->trigger();
        QTRY_COMPARE(m_shown->model()->info(api).policy, Policy::Drain);
        QVERIFY(!m_shown->actions().policy->actions().at(3)->isEnabled()); // accept: for listeners only
    }

    void whatIsReceivedStandsInTheInspector() {
        const Listener listener;
        m_shown->add(listener.address() + QStringLiteral(",name=api"));
        const Fd peer = listener.accept();
        QTRY_VERIFY(m_shown->actions().receive->isEnabled());
        const SocketId api = m_shown->named(QStringLiteral("api"));
        QCOMPARE(::send(peer.get(), "hello\n", 6, MSG_NOSIGNAL), ssize_t{6});
        QTRY_VERIFY(m_shown->revents(api) == (Events::In | Events::Out));
        const QAbstractItemModel* data = child<QTableView>("data")->model();
        m_shown->actions().peek->trigger();
        QTRY_COMPARE(data->rowCount(), 1);
        QVERIFY(child<QTableView>("data")->isVisible());
        QCOMPARE(data->index(0, DataModel::What).data().toString(), QStringLiteral("peeked at 6 bytes"));
        QCOMPARE(data->index(0, DataModel::Hex).data().toString(), QStringLiteral("68 65 6c 6c 6f 0a"));
        QCOMPARE(data->index(0, DataModel::Text).data().toString(), QStringLiteral("hello."));
        QVERIFY(m_shown->revents(api) == (Events::In | Events::Out));
        m_shown->actions().receive->trigger();
        QTRY_COMPARE(data->rowCount(), 2);
        QCOMPARE(data->index(1, DataModel::What).data().toString(), QStringLiteral("received 6 bytes"));
        QTRY_VERIFY(m_shown->revents(api) == Events(Events::Out));
        // Nothing is waited for, so that nothing of the socket is held up.
        m_shown->actions().receive->trigger();
        QTRY_VERIFY(window().status().message().contains(QStringLiteral("EAGAIN")));
        QCOMPARE(data->rowCount(), 2);
    }

    void floodFillsTheBuffer() {
        const Listener listener;
        m_shown->add(listener.address() + QStringLiteral(",name=api"));
        const Fd peer = listener.accept();
        QTRY_VERIFY(m_shown->actions().flood->isEnabled());
        const SocketId api = m_shown->named(QStringLiteral("api"));
        QTRY_VERIFY(m_shown->revents(api) == Events(Events::Out));
        m_shown->actions().flood->trigger();
        QTRY_VERIFY(m_shown->revents(api).empty());
        QTRY_VERIFY(window().status().message().contains(QStringLiteral("then said EAGAIN")));
    }

    void urgentGoesThroughItsDialog() {
        const Listener listener;
        m_shown->add(listener.address() + QStringLiteral(",name=api"));
        const Fd peer = listener.accept();
        QTRY_VERIFY(m_shown->actions().sendUrgent->isEnabled());
        m_shown->actions().sendUrgent->trigger();
        auto* dialog = window().findChild<SendDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Send Urgent to api"));
        QTest::keyClicks(dialog->findChild<PointingEdit*>(), QStringLiteral("a!"));
        QTest::keyClick(dialog->findChild<PointingEdit*>(), Qt::Key_Return);
        char byte = 0;
        // Left in place: QTRY_COMPARE asks again after it held.
        QTRY_COMPARE(::recv(peer.get(), &byte, 1, MSG_OOB | MSG_PEEK | MSG_DONTWAIT), ssize_t{1});
        QCOMPARE(byte, '!');
    }

    void optionsAreSetAndReadBack() {
        const Listener listener;
        m_shown->add(listener.address() + QStringLiteral(",name=api"));
        const Fd peer = listener.accept();
        QTRY_VERIFY(m_shown->actions().options->isEnabled());
        m_shown->actions().options->trigger();
        auto* dialog = window().findChild<OptionsDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->findChild<QCheckBox*>(QStringLiteral("nodelay")));
        QVERIFY(!dialog->findChild<QWidget*>(QStringLiteral("v6only"))); // not for IPv4
        auto* nodelay = dialog->findChild<QCheckBox*>(QStringLiteral("nodelay"));
        nodelay->click();
        auto* note = dialog->findChild<QLabel*>(QStringLiteral("note"));
        QTRY_COMPARE(note->text(), QStringLiteral("TCP_NODELAY is on now."));
        auto* sndbuf = dialog->findChild<QLineEdit*>(QStringLiteral("sndbuf"));
        sndbuf->setText(QStringLiteral("8192"));
        QTest::keyClick(sndbuf, Qt::Key_Return);
        QTRY_COMPARE(sndbuf->text(), QStringLiteral("16384")); // as the kernel took it
        auto* ttl = dialog->findChild<QLineEdit*>(QStringLiteral("ttl"));
        const QString before = ttl->text();
        ttl->setText(QStringLiteral("9999"));
        QTest::keyClick(ttl, Qt::Key_Return);
        QTRY_VERIFY(note->text().contains(QStringLiteral("EINVAL")));
        QTRY_COMPARE(ttl->text(), before);
    }

    void actionsSayWhyNot() {
        m_shown->add(QStringLiteral("tcp-listen:0,name=web"));
        QTRY_VERIFY(m_shown->actions().accept->isEnabled());
        const Actions& actions = m_shown->actions();
        for (const QAction* action : {actions.send, actions.sendUrgent, actions.flood, actions.receive, actions.peek}) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
            QVERIFY2(action->toolTip().endsWith(QLatin1Char('.')), qPrintable(action->text()));
        }
        QVERIFY(actions.options->isEnabled());
        m_shown->add(QStringLiteral("udp-listen:0,name=u"));
        QTRY_VERIFY(actions.receive->isEnabled());
        QVERIFY(actions.receive->toolTip().contains(QStringLiteral("recv(2)")));
        QVERIFY(actions.sendUrgent->toolTip().contains(QStringLiteral("urgent data")));
    }

    void aBlockedSignalIsPendingUntilItIsLetThrough() {
        const auto marked = [this](MarkerKind kind, const std::string& text) {
            const auto snapshot = m_shown->engine.source().snapshot();
            const auto markers = snapshot->markers(0, snapshot->totals().now + kSecond);
            return std::any_of(markers.begin(), markers.end(),
                               [&](const Marker& marker) { return marker.kind == kind && marker.text == text; });
        };
        window().controller().post(command::SetBackend{Backend::PSelect});
        QTRY_COMPARE(m_shown->engine.settings().backend, Backend::PSelect);
        m_shown->actions().signalSet->trigger();
        auto* dialog = window().findChild<SignalsDialog*>();
        QVERIFY(dialog);
        QVERIFY(
            dialog->findChild<QLabel*>(QStringLiteral("words"))->text().startsWith(QStringLiteral("pselect swaps")));
        auto* list = dialog->findChild<QListWidget*>(QStringLiteral("signals"));
        list->item(0)->setCheckState(Qt::Checked);
        QTRY_VERIFY(marked(MarkerKind::Mask, "mask SIGUSR1"));
        dialog->findChild<QPushButton*>(QStringLiteral("raise"))->click();
        QTRY_VERIFY(marked(MarkerKind::Signal, "SIGUSR1 blocked, pending"));
        const auto interrupted = [this] {
            const auto snapshot = m_shown->engine.source().snapshot();
            for (std::uint64_t i = snapshot->firstWait(); i < snapshot->endWait(); ++i)
                if (snapshot->wait(i).signal == SIGUSR1)
                    return true;
            return false;
        };
        QVERIFY(!interrupted());
        list->item(0)->setCheckState(Qt::Unchecked);
        QTRY_VERIFY(interrupted());
        // And from the menu.
        m_shown->actions().raise->actions().at(1)->trigger();
        QTRY_VERIFY(marked(MarkerKind::Signal, "SIGUSR2"));
        window().controller().post(command::SetBackend{Backend::Poll});
        QTRY_VERIFY(dialog->findChild<QLabel*>(QStringLiteral("words"))->text().contains(QStringLiteral("thread's")));
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
