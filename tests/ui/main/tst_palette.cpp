// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The palette over a real window, by keyboard.

#include "ui/common/look.h"
#include "ui/main/commandpalette.h"
#include "ui/main/commandroom.h"
#include "windowfixture.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace readyscope;

namespace {

// Of a menu, down to the last.
void collect(const QMenu& menu, QSet<QAction*>& found) {
    for (QAction* action : menu.actions()) {
        if (action->menu() != nullptr)
            collect(*action->menu(), found);
        else if (!action->isSeparator())
            found.insert(action);
    }
}

} // namespace

class tst_Palette : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Shown> m_shown;

    QString settingsFile() const { return m_folder->filePath(QStringLiteral("settings.ini")); }
    MainWindow& window() { return m_shown->window; }
    CommandPalette* palette() {
        for (auto* palette : window().findChildren<CommandPalette*>())
            if (palette->isVisible())
                return palette;
        return nullptr;
    }
    // Opens it by its keys.
    QLineEdit* field() {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        return palette() == nullptr ? nullptr : palette()->findChild<QLineEdit*>();
    }
    QString current() { return palette()->findChild<QListView*>()->currentIndex().data().toString(); }
    QString words() { return palette()->findChild<QLabel*>()->text(); }
    void restart() {
        m_shown.reset();
        m_shown = std::make_unique<Shown>(settingsFile());
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void addSocket() {
        m_shown->add(QStringLiteral("udp-listen:0,name=dns"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("dns")) != kNoSocket);
        m_shown->table().setFocus();
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

    void everyActionOfTheMenusIsThereOnce() {
        QSet<QAction*> actions;
        for (const QAction* top : window().menuBar()->actions())
            collect(*top->menu(), actions);
        QVERIFY(actions.size() > 90);
        const QVector<PaletteCommand> commands = commandsOf(*window().menuBar());
        QCOMPARE(commands.size(), actions.size());
        QSet<QString> ids;
        for (const PaletteCommand& command : commands) {
            QVERIFY(!command.title.isEmpty() && !command.path.isEmpty());
            QVERIFY2(!ids.contains(command.id), qPrintable(command.id));
            ids.insert(command.id);
        }
        // Each runs its own.
        QSet<QAction*> run;
        for (QAction* action : std::as_const(actions))
            action->disconnect();
        for (QAction* action : std::as_const(actions)) {
            action->setEnabled(true);
            connect(action, &QAction::triggered, this, [&run, action] { run.insert(action); });
        }
        for (const PaletteCommand& command : commands)
            command.run();
        QCOMPARE(run, actions);
    }

    void whatCannotBeDoneSaysWhy() {
        for (int sockets = 0; sockets < 2; ++sockets) {
            for (const PaletteCommand& command : commandsOf(*window().menuBar()))
                QVERIFY2(command.enabled || (command.tip != command.title && command.tip.contains(QLatin1Char(' '))),
                         qPrintable(command.id));
            addSocket();
        }
    }

    void aCommandIsTypedAndRun() {
        addSocket();
        const QPointer<QWidget> before = QApplication::focusWidget();
        QLineEdit* typed = field();
        QVERIFY(typed && typed->hasFocus());
        QTest::keyClicks(typed, QStringLiteral("pv"));
        QCOMPARE(current(), QStringLiteral("Pause View"));
        QTest::keyClick(typed, Qt::Key_Return);
        QVERIFY(m_shown->timeline().isPaused());
        QVERIFY(!palette());
        QCOMPARE(QApplication::focusWidget(), before.data());
    }

    void escLeavesAndTheSameKeyToo() {
        addSocket();
        const QPointer<QWidget> before = QApplication::focusWidget();
        QTest::keyClick(field(), Qt::Key_Escape);
        QVERIFY(!palette());
        QCOMPARE(QApplication::focusWidget(), before.data());
        QVERIFY(field());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!palette());
        field();
        QVERIFY(palette());
        m_shown->table().setFocus(); // or by a click beside it
        QVERIFY(!palette());
    }

    void lettersOfTheLanesAreTyped() {
        addSocket();
        QLineEdit* typed = field();
        QTest::keyClicks(typed, QStringLiteral("q?/ 1"));
        QCOMPARE(typed->text(), QStringLiteral("q?/ 1"));
        QVERIFY(palette());
        QVERIFY(palette()->findChild<QListView*>()->model()->rowCount() == 0);
        QCOMPARE(words(), QStringLiteral("No command has these letters."));
        QTest::keyClick(typed, Qt::Key_Return); // nothing to run
        QVERIFY(palette());
    }

    void arrowsWalkTheListRoundItsEnds() {
        QLineEdit* typed = field();
        const auto* list = palette()->findChild<QListView*>();
        const int last = list->model()->rowCount() - 1;
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(typed, Qt::Key_Down);
        QTest::keyClick(typed, Qt::Key_Tab);
        QCOMPARE(list->currentIndex().row(), 2);
        QTest::keyClick(typed, Qt::Key_PageDown);
        QVERIFY(list->currentIndex().row() > 5);
        QTest::keyClick(typed, Qt::Key_PageUp);
        QTest::keyClick(typed, Qt::Key_PageUp);
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(typed, Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), last);
        QVERIFY(list->viewport()->rect().intersects(list->visualRect(list->currentIndex())));
    }

    void aDisabledOneDoesNotRunAndSaysWhy() {
        QLineEdit* typed = field();
        QTest::keyClicks(typed, QStringLiteral("accept"));
        QCOMPARE(current(), QStringLiteral("Accept"));
        QCOMPARE(words(), m_shown->actions().accept->toolTip());
        QTest::keyClick(typed, Qt::Key_Return);
        QVERIFY(palette());
        const QListView* list = palette()->findChild<QListView*>();
        const QImage image = list->viewport()->grab(list->visualRect(list->currentIndex())).toImage();
        bool faint = false;
        bool accent = false;
        const Look& look = Look::of(list->palette());
        for (int x = 24; x < image.width(); ++x)
            for (int y = 0; y < image.height(); ++y) {
                faint = faint || image.pixelColor(x, y) == look.faint;
                accent = accent || image.pixelColor(x, y) == look.accent;
            }
        QVERIFY(faint);
        QVERIFY(!accent);
    }

    void whatWasUsedLastComesFirstAlsoNextTime() {
        QLineEdit* typed = field();
        QTest::keyClicks(typed, QStringLiteral("dark"));
        QTest::keyClick(typed, Qt::Key_Return);
        typed = field();
        QTest::keyClicks(typed, QStringLiteral("system"));
        QTest::keyClick(typed, Qt::Key_Return);
        restart();
        field();
        const auto* list = palette()->findChild<QListView*>();
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("System"));
        QCOMPARE(list->model()->index(1, 0).data().toString(), QStringLiteral("Dark"));
    }

    void aSocketIsGoneTo() {
        addSocket();
        m_shown->add(QStringLiteral("udp-listen:0,name=web"));
        QTRY_COMPARE(m_shown->table().current(), m_shown->named(QStringLiteral("web")));
        QLineEdit* typed = field();
        QTest::keyClicks(typed, QStringLiteral("dns"));
        QCOMPARE(current(), QStringLiteral("Go to dns"));
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(m_shown->table().current(), m_shown->named(QStringLiteral("dns")));
        QVERIFY(m_shown->table().isAncestorOf(QApplication::focusWidget()));
    }

    void aClickRunsOne() {
        addSocket();
        QTest::keyClicks(field(), QStringLiteral("pause view"));
        auto* list = palette()->findChild<QListView*>();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->currentIndex()).center());
        QVERIFY(m_shown->timeline().isPaused());
        QVERIFY(!palette());
    }

    void theCurrentOneIsReadOut() {
        QLineEdit* typed = field();
        QTest::keyClicks(typed, QStringLiteral("full scr"));
        auto* list = palette()->findChild<QListView*>();
        const QAccessibleInterface* all = QAccessible::queryAccessibleInterface(list);
        QCOMPARE(all->text(QAccessible::Name), QStringLiteral("Commands"));
        QCOMPARE(all->child(list->currentIndex().row())->text(QAccessible::Name),
                 QStringLiteral("Full Screen, View, F11"));
        QCOMPARE(QAccessible::queryAccessibleInterface(typed)->text(QAccessible::Name), QStringLiteral("Command"));
    }
};

QTEST_MAIN(tst_Palette)
#include "tst_palette.moc"
