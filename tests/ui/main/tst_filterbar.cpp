// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The filter in the window, by keyboard, on real connections of loopback.

#include "ui/dialogs/messagestrip.h"
#include "ui/main/filterbar.h"
#include "ui/main/filterfield.h"
#include "ui/main/filtertoggle.h"
#include "ui/sockets/filternotice.h"
#include "ui/sockets/rowfilter.h"
#include "windowfixture.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>

using namespace readyscope;

class tst_FilterBar : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Shown> m_shown;
    std::unique_ptr<Listener> m_listener;
    Fd m_quiet;
    Fd m_peer;

    MainWindow& window() { return m_shown->window; }
    FilterField& field() { return window().capturePage().filterBar().field(); }
    QStringList names() {
        QStringList names;
        const auto order = m_shown->table().rows()->order();
        for (const SocketId socket : order)
            names.append(QString::fromStdString(m_shown->model()->info(socket).name));
        return names;
    }
    void type(const char* text) { QTest::keyClicks(&field(), QString::fromLatin1(text)); }

private slots:
    void initTestCase() { blockUserSignals(); }

    void init() {
        m_shown = std::make_unique<Shown>();
        QVERIFY(m_shown->started);
        window().resize(1440, 900);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        m_listener = std::make_unique<Listener>();
        m_shown->add(m_listener->address() + QStringLiteral(",name=quiet"));
        m_quiet = m_listener->accept();
        m_shown->add(m_listener->address() + QStringLiteral(",name=busy"));
        m_peer = m_listener->accept();
        QTRY_VERIFY(m_shown->named(QStringLiteral("busy")) != kNoSocket);
        const SocketId socket = m_shown->named(QStringLiteral("busy"));
        QTRY_VERIFY(m_shown->revents(socket).any(Events::Out));
        QCOMPARE(::send(m_peer.get(), "x", 1, 0), 1);
        QTRY_VERIFY(m_shown->revents(socket).any(Events::In));
    }
    void cleanup() {
        m_shown.reset();
        m_listener.reset();
        m_peer.reset();
        m_quiet.reset();
    }

    void keysLeadInAndEscLeadsBack_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Ctrl+F") << static_cast<int>(Qt::Key_F) << Qt::KeyboardModifiers(Qt::ControlModifier);
        QTest::newRow("/") << static_cast<int>(Qt::Key_Slash) << Qt::KeyboardModifiers();
    }
    void keysLeadInAndEscLeadsBack() {
        QFETCH(const int, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        m_shown->key(static_cast<Qt::Key>(key), modifiers);
        QVERIFY(field().hasFocus());
        QCOMPARE(field().text(), QString());
        type("busy");
        QTRY_COMPARE(names(), QStringList{QStringLiteral("busy")});
        QTRY_COMPARE(m_shown->table().rows()->visibleRows().size(), 1);
        QTest::keyClick(&field(), Qt::Key_Escape);
        QVERIFY(m_shown->table().rows()->visibleRows().isEmpty() || !field().hasFocus());
        QVERIFY(field().text().isEmpty());
        QTRY_COMPARE(names().size(), 2);
    }
    void returnLeadsToTheRows() {
        m_shown->actions().filter->trigger();
        type("name:qui");
        QTest::keyClick(&field(), Qt::Key_Return);
        QVERIFY(!field().hasFocus());
        QCOMPARE(names(), QStringList{QStringLiteral("quiet")});
        QVERIFY(m_shown->actions().clearFilter->isEnabled());
        m_shown->actions().clearFilter->trigger();
        QCOMPARE(names().size(), 2);
        QVERIFY(!m_shown->actions().clearFilter->isEnabled());
    }
    // A slash and single letters are text in the field, and no keys of the lanes.
    void theFieldKeepsItsLetters() {
        m_shown->actions().filter->trigger();
        type("p/1q");
        QCOMPARE(field().text(), QStringLiteral("p/1q"));
        QVERIFY(!m_shown->timeline().isPaused());
    }
    void historyIsAskedOfTheTrace() {
        m_shown->actions().filter->trigger();
        type("has:in");
        QTRY_COMPARE(names(), QStringList{QStringLiteral("busy")});
        QCOMPARE(::send(m_quiet.get(), "x", 1, 0), 1);
        QTRY_COMPARE(names().size(), 2); // follows by itself
    }
    void aWrongWordIsPointedAtAndThoseBeforeGoOn() {
        m_shown->actions().filter->trigger();
        type("busy ");
        const MessageStrip* strip = nullptr;
        type("kind:x");
        for (const MessageStrip* each : window().findChildren<MessageStrip*>())
            if (each->message().contains(QStringLiteral("not a kind")))
                strip = each;
        QVERIFY(field().isWrong());
        QVERIFY(strip != nullptr);
        QVERIFY(strip->isVisible());
        QVERIFY2(strip->message().startsWith(QStringLiteral("Character 11: “x” is not a kind. Kinds are ")),
                 qPrintable(strip->message()));
        QCOMPARE(names(), QStringList{QStringLiteral("busy")});
        QTest::keyClick(&field(), Qt::Key_Backspace);
        QVERIFY(!field().isWrong()); // a kind may follow
        QVERIFY(!strip->isVisible());
        QTest::keyClick(&field(), Qt::Key_Return);
        QVERIFY(field().isWrong()); // none did
        QVERIFY(strip->isVisible());
        QVERIFY(field().hasFocus());
        m_shown->table().setFocus();
        QVERIFY(field().isWrong());
        QVERIFY(!strip->isVisible());
    }
    void aKeyBeingTypedHidesNothing() {
        m_shown->actions().filter->trigger();
        const QStringList all = names();
        for (const char letter : {'k', 'i', 'n', 'd', ':'}) {
            QTest::keyClick(&field(), letter);
            QCOMPARE(names(), all);
        }
        field().clear();
        type("busy ki"); // what stands before it goes on
        QTRY_COMPARE(names(), QStringList{QStringLiteral("busy")});
        type("t"); // no key begins so
        QTRY_COMPARE(names(), QStringList());
        QTest::keyClick(&field(), Qt::Key_Backspace);
        QTRY_COMPARE(names(), QStringList{QStringLiteral("busy")});
        QTest::keyClick(&field(), Qt::Key_Return); // it was meant as it stands
        QTRY_COMPARE(names(), QStringList());
        field().setFocus();
        field().setCursorPosition(2);
        type("s");
        QTRY_COMPARE(names(), QStringList()); // something else is being typed
    }
    void wordsAreOfferedForTheLastTerm() {
        m_shown->actions().filter->trigger();
        type("busy -kind:ud");
        QCOMPARE(field().completer()->currentCompletion(), QStringLiteral("busy -kind:udp"));
        QVERIFY(field().completer()->popup()->isVisible());
        QTest::keyClick(field().completer()->popup(), Qt::Key_Down);
        QTest::keyClick(field().completer()->popup(), Qt::Key_Return);
        QCOMPARE(field().text(), QStringLiteral("busy -kind:udp"));
        QVERIFY(!field().completer()->popup()->isVisible());
    }
    void theListDoesNotCoverWhatIsWrong() {
        m_shown->actions().filter->trigger();
        type("has:FOO kind:");
        QVERIFY(field().hasWrongTerm());
        QVERIFY(!field().completer()->popup()->isVisible());
        for (int i = 0; i < 13; ++i)
            QTest::keyClick(&field(), Qt::Key_Backspace);
        type("kin");
        QVERIFY(!field().hasWrongTerm());
        QVERIFY(field().completer()->popup()->isVisible());
    }
    void choicesCountAndNarrow() {
        const auto toggles = window().findChildren<FilterToggle*>();
        QCOMPARE(toggles.size(), 3);
        QCOMPARE(toggles[1]->text(), QStringLiteral("Ended"));
        QTRY_COMPARE(toggles[0]->count(), 2);
        QCOMPARE(toggles[1]->count(), 0);
        QTest::mouseClick(toggles[1], Qt::LeftButton);
        QVERIFY(m_shown->actions().onlyEnded->isChecked());
        auto* notice = window().findChild<FilterNotice*>();
        QVERIFY(notice->isVisible());
        QCOMPARE(notice->text(), QStringLiteral("No socket matches. 2 are hidden."));
        QTRY_VERIFY(window().findChild<QLabel*>(QStringLiteral("trace"))->text().contains(QStringLiteral("2 hidden")));
        emit notice->clearAsked();
        QVERIFY(!m_shown->actions().onlyEnded->isChecked());
        QTRY_COMPARE(m_shown->table().rows()->visibleRows().size(), 2);
    }
    // Where there is little room the menus have what the bar leaves out.
    void aNarrowTableLeavesOutFromTheRight() {
        FilterBar& bar = window().capturePage().filterBar();
        const auto toggles = bar.findChildren<FilterToggle*>();
        QVERIFY(toggles[2]->isVisible());
        bar.resize(260, bar.height());
        QVERIFY(toggles[0]->isVisible());
        QVERIFY(!toggles[2]->isVisible());
        QVERIFY(field().geometry().right() < toggles[0]->x());
        QVERIFY(toggles[0]->geometry().right() <= 260);
    }
};

QTEST_MAIN(tst_FilterBar)
#include "tst_filterbar.moc"
