// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person does to one socket in the window: commands, dialogs and what comes of them, on loopback.

#include "ui/common/texts.h"
#include "ui/dialogs/optionsdialog.h"
#include "ui/dialogs/pointingedit.h"
#include "ui/dialogs/senddialog.h"
#include "ui/dialogs/signalsdialog.h"
#include "ui/inspector/datamodel.h"
#include "ui/inspector/inspector.h"
#include "windowfixture.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <csignal>

using namespace readyscope;

class TestSocketActions : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Shown> m_shown;

    MainWindow& window() { return m_shown->window; }
    template <typename Widget> Widget* child(const char* name) {
        return window().findChild<Widget*>(QString::fromLatin1(name));
    }

private slots:
    void initTestCase() { blockUserSignals(); }

    void init() {
        m_shown = std::make_unique<Shown>();
        QVERIFY(m_shown->started);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    void cleanup() { m_shown.reset(); }

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
};

QTEST_MAIN(TestSocketActions)
#include "tst_socketactions.moc"
