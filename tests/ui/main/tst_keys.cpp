// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of keys against what the keyboard does, both ways.

#include "ui/dialogs/keysdialog.h"
#include "ui/engine/enginestrip.h"
#include "ui/inspector/inspector.h"
#include "ui/main/engineroom.h"
#include "ui/main/filterbar.h"
#include "ui/main/keygroups.h"
#include "ui/main/scenariosroom.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/scenariopanel.h"
#include "ui/scenarios/scenariospage.h"
#include "windowfixture.h"

#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTreeView>
#include <QTreeWidget>

#include <functional>
#include <map>

using namespace readyscope;

class tst_Keys : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Shown> m_shown;

    MainWindow& window() { return m_shown->window; }
    TimelineView& timeline() { return m_shown->timeline(); }
    QTreeView* tree() { return m_shown->table().findChild<QTreeView*>(); }
    SocketId current() { return m_shown->table().current(); }
    // As the test's user has the keyboard there.
    static void press(QWidget& widget, int key, Qt::KeyboardModifiers modifiers = {}) {
        widget.setFocus();
        QTest::keyClick(&widget, static_cast<Qt::Key>(key), modifiers);
    }
    // What a widget does itself with a key, shortcuts aside.
    static bool takes(QWidget& widget, QKeyCombination key) {
        QKeyEvent event(QEvent::KeyPress, key.key(), key.keyboardModifiers());
        QCoreApplication::sendEvent(&widget, &event);
        return event.isAccepted();
    }
    QSet<QString> listedKeys(const QStringList& groups) {
        QSet<QString> keys;
        for (const KeyGroup& group : keyGroups(*window().menuBar()))
            if (groups.isEmpty() || groups.contains(group.title))
                for (const KeyLine& line : group.lines)
                    for (const QString& key : line.keys.split(QStringLiteral(" or ")))
                        keys.insert(key);
        return keys;
    }
    QSet<QString> shortcuts() {
        QSet<QString> keys;
        for (const QAction* action : window().findChildren<QAction*>())
            for (const QKeySequence& key : action->shortcuts())
                keys.insert(key.toString(QKeySequence::NativeText));
        return keys;
    }
    static QVector<QKeyCombination> keyboard() {
        QVector<QKeyCombination> all;
        QVector<int> keys{Qt::Key_Up,        Qt::Key_Down,   Qt::Key_Left,     Qt::Key_Right,  Qt::Key_Home,
                          Qt::Key_End,       Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Return, Qt::Key_Escape,
                          Qt::Key_Backspace, Qt::Key_Delete, Qt::Key_Insert};
        for (int key = Qt::Key_Space; key <= Qt::Key_AsciiTilde; ++key)
            keys.append(key);
        for (int key = Qt::Key_F1; key <= Qt::Key_F12; ++key)
            keys.append(key);
        for (const int key : keys)
            for (const Qt::KeyboardModifiers modifiers :
                 {Qt::KeyboardModifiers(), Qt::KeyboardModifiers(Qt::ShiftModifier),
                  Qt::KeyboardModifiers(Qt::ControlModifier)})
                all.append(QKeyCombination::fromCombined(key | static_cast<int>(modifiers.toInt())));
        return all;
    }

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        m_shown = std::make_unique<Shown>();
        QVERIFY(m_shown->started);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        for (int i = 0; i < 40; ++i)
            m_shown->add(QStringLiteral("udp-listen:0,name=u%1").arg(i));
        QTRY_COMPARE(m_shown->model()->rowCount(), 40);
        QTRY_VERIFY(m_shown->revents(m_shown->named(QStringLiteral("u39"))).any(Events::Out));
        m_shown->table().setCurrent(m_shown->named(QStringLiteral("u20")));
        m_shown->table().setFocus();
        timeline().advance();
    }
    void cleanup() { m_shown.reset(); }

    void theQuestionMarkOpensTheList() {
        m_shown->key(Qt::Key_Question);
        auto* dialog = window().findChild<KeysDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        const auto* list = dialog->findChild<QTreeWidget*>();
        const QList<KeyGroup> groups = keyGroups(*window().menuBar());
        QCOMPARE(list->topLevelItemCount(), static_cast<int>(groups.size()));
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            QCOMPARE(list->topLevelItem(i)->childCount(), static_cast<int>(groups[i].lines.size()));
    }

    // Nothing that works is left out: each key of an action is in the list.
    void everyShortcutIsListed() {
        const QSet<QString> listed = listedKeys({});
        const QSet<QString> there = shortcuts();
        QVERIFY(there.size() > 40);
        for (const QString& key : there)
            QVERIFY2(listed.contains(key), qPrintable(key));
    }

    // Nothing is listed that does not work: each key sets off its action, from the table and from the timeline.
    void everyListedShortcutWorks() {
        const QList<QAction*> actions = window().findChildren<QAction*>();
        for (QAction* action : actions) {
            action->disconnect();
            action->setEnabled(true);
        }
        int keys = 0;
        for (QAction* action : actions)
            for (const QKeySequence& key : action->shortcuts()) {
                if (!action->associatedObjects().isEmpty() && action->parent() != m_shown->window.findChild<Actions*>())
                    continue; // of a field
                ++keys;
                QSignalSpy triggered(action, &QAction::triggered);
                press(*tree(), key[0].key(), key[0].keyboardModifiers());
                QVERIFY2(triggered.size() == 1, qPrintable(key.toString()));
                press(timeline(), key[0].key(), key[0].keyboardModifiers());
                QVERIFY2(triggered.size() == 2, qPrintable(key.toString()));
            }
        QVERIFY(keys > 40);
    }

    // What the views take beside: each line is tried.
    void everyKeyOfTheViewsWorks() {
        const auto socket = [this](int number) { return m_shown->named(QStringLiteral("u%1").arg(number)); };
        const auto from20 = [&](QWidget& widget, int key) {
            m_shown->table().setCurrent(socket(20));
            press(widget, key);
            return current();
        };
        const std::map<QString, std::function<void()>> tries{
            {QStringLiteral("To the row above or below"),
             [&] {
                 for (QWidget* widget : {static_cast<QWidget*>(tree()), static_cast<QWidget*>(&timeline())}) {
                     QCOMPARE(from20(*widget, Qt::Key_Up), socket(19));
                     QCOMPARE(from20(*widget, Qt::Key_Down), socket(21));
                 }
             }},
            {QStringLiteral("A page of rows up or down"),
             [&] {
                 for (QWidget* widget : {static_cast<QWidget*>(tree()), static_cast<QWidget*>(&timeline())}) {
                     QVERIFY(from20(*widget, Qt::Key_PageUp) < socket(19));
                     QVERIFY(from20(*widget, Qt::Key_PageDown) > socket(21));
                 }
             }},
            {QStringLiteral("To the first or the last row"),
             [&] {
                 for (QWidget* widget : {static_cast<QWidget*>(tree()), static_cast<QWidget*>(&timeline())}) {
                     QCOMPARE(from20(*widget, Qt::Key_Home), socket(0));
                     QCOMPARE(from20(*widget, Qt::Key_End), socket(39));
                 }
             }},
            {QStringLiteral("Folds what a row holds, or unfolds it"), [&] { tryFolding(false); }},
            {QStringLiteral("Unfolds the row and all below it"), [&] { tryFolding(true); }},
            {QStringLiteral("Shows the inspector"),
             [&] {
                 m_shown->actions().inspector->setChecked(false);
                 press(*tree(), Qt::Key_Return);
                 QVERIFY(window().capturePage().inspector().isVisible());
             }},
            {QStringLiteral("What can be done to the socket"),
             [&] {
                 QContextMenuEvent event(QContextMenuEvent::Keyboard, {10, 10},
                                         tree()->mapToGlobal(QPoint(10, 10))); // which a platform makes of it
                 QCoreApplication::sendEvent(tree(), &event);
                 auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
                 QVERIFY(menu && menu->actions().contains(m_shown->actions().rename));
                 menu->close();
             }},
            {QStringLiteral("Moves it by a pixel"),
             [&] {
                 const Nanos before = pickUp();
                 press(timeline(), Qt::Key_Right);
                 QVERIFY(*timeline().cursors().at(CursorId::A) > before);
                 press(timeline(), Qt::Key_Left);
                 press(timeline(), Qt::Key_Left);
                 QVERIFY(*timeline().cursors().at(CursorId::A) < before);
             }},
            {QStringLiteral("Moves it to the event before or after"),
             [&] {
                 pickUp();
                 press(timeline(), Qt::Key_Left, Qt::ControlModifier);
                 press(timeline(), Qt::Key_Right, Qt::ControlModifier);
                 press(timeline(), Qt::Key_Left, Qt::ControlModifier);
                 const auto snapshot = timeline().sharedSnapshot();
                 const Nanos at = *timeline().cursors().at(CursorId::A);
                 QCOMPARE(snapshot->lowerBound(current(), at + 1), snapshot->lowerBound(current(), at) + 1);
             }},
            {QStringLiteral("Puts it down"),
             [&] {
                 pickUp();
                 press(timeline(), Qt::Key_Return);
                 QVERIFY(!timeline().cursors().held());
             }},
            {QStringLiteral("Puts it back where it was"),
             [&] {
                 const Nanos before = pickUp();
                 press(timeline(), Qt::Key_Return);
                 press(timeline(), Qt::Key_1);
                 press(timeline(), Qt::Key_Right);
                 press(timeline(), Qt::Key_Escape);
                 QVERIFY(!timeline().cursors().held());
                 QCOMPARE(timeline().cursors().at(CursorId::A), std::optional(before));
             }},
            {QStringLiteral("Drops the area that is selected"),
             [&] {
                 timeline().selectArea({timeline().scale().from(), timeline().scale().to(), {current()}});
                 QVERIFY(timeline().area());
                 press(timeline(), Qt::Key_Escape);
                 QVERIFY(!timeline().area());
             }},
            {QStringLiteral("To the rows that it leaves"),
             [&] {
                 auto* field = window().findChild<QLineEdit*>(QStringLiteral("filter"));
                 press(*field, Qt::Key_Return);
                 QCOMPARE(QApplication::focusWidget(), tree());
                 press(*field, Qt::Key_Down);
                 QCOMPARE(QApplication::focusWidget(), tree());
             }},
            {QStringLiteral("Empties it, and back to the table"),
             [&] {
                 auto* field = window().findChild<QLineEdit*>(QStringLiteral("filter"));
                 field->setText(QStringLiteral("u1"));
                 press(*field, Qt::Key_Escape);
                 QCOMPARE(field->text(), QString());
                 QCOMPARE(QApplication::focusWidget(), tree());
             }},
            {QStringLiteral("To the wait before or after"),
             [&] {
                 window().engineRoom().open();
                 auto* strip = window().findChild<EngineStrip*>();
                 QVERIFY(strip);
                 press(*strip, Qt::Key_Left);
                 QVERIFY(strip->selected());
                 const std::uint64_t at = *strip->selected();
                 press(*strip, Qt::Key_Left);
                 QVERIFY(*strip->selected() < at);
                 press(*strip, Qt::Key_Right);
                 QCOMPARE(*strip->selected(), at);
             }},
            {QStringLiteral("Runs the recipe"), [&] { runWith(Qt::Key_R, Qt::ControlModifier); }},
            {QStringLiteral("Runs the recipe that is selected"), [&] { runWith(Qt::Key_Return, {}); }},
            {QStringLiteral("Cancels its run"),
             [&] {
                 runWith(Qt::Key_Return, {});
                 press(scenarios().panel().list(), Qt::Key_Escape);
                 QTRY_VERIFY(scenarios().recipes().runner().running() == nullptr);
                 QVERIFY(scenarios().recipes().result()->report.ended);
             }},
            {QStringLiteral("Moves the cursor by a pixel"), [&] { tryCursor({}); }},
            {QStringLiteral("Moves the cursor by a step"), [&] { tryCursor(Qt::ControlModifier); }},
            {QStringLiteral("To the backend above or below"),
             [&] {
                 const Backend before = scenarios().recipes().lanes().backend();
                 press(scenarios().recipes().lanes(), Qt::Key_Down);
                 QVERIFY(scenarios().recipes().lanes().backend() != before);
                 press(scenarios().recipes().lanes(), Qt::Key_Up);
                 QCOMPARE(scenarios().recipes().lanes().backend(), before);
             }},
            {QStringLiteral("Zooms in, out, or to the whole run"),
             [&] {
                 ranRecipe();
                 const Nanos span = scenarios().recipes().lanes().scene().scale.span();
                 press(scenarios().recipes().lanes(), Qt::Key_W);
                 press(scenarios().recipes().lanes(), Qt::Key_W);
                 const Nanos zoomed = scenarios().recipes().lanes().scene().scale.span();
                 QVERIFY(zoomed < span);
                 press(scenarios().recipes().lanes(), Qt::Key_S);
                 QVERIFY(scenarios().recipes().lanes().scene().scale.span() > zoomed);
                 press(scenarios().recipes().lanes(), Qt::Key_0);
                 QCOMPARE(scenarios().recipes().lanes().scene().scale.span(), span);
             }},
        };
        std::size_t lines = 0;
        for (const KeyGroup& group : keyGroupsOfViews())
            for (const KeyLine& line : group.lines) {
                const auto found = tries.find(line.words);
                QVERIFY2(found != tries.end(), qPrintable(line.words));
                found->second();
                if (QTest::currentTestFailed())
                    QFAIL(qPrintable(line.words));
                ++lines;
            }
        QCOMPARE(lines, tries.size());
    }

    // And the other way: whatever the views take, of a whole keyboard, is listed.
    void nothingThatTheTimelineTakesIsLeftOut() {
        timeline().selectArea({timeline().scale().from(), timeline().scale().to(), {current()}}); // for Esc
        checkSweep(timeline(), {QStringLiteral("In the table and on the timeline"), QStringLiteral("On the timeline")});
        pickUp();
        checkSweep(timeline(), {QStringLiteral("In the table and on the timeline"), QStringLiteral("On the timeline"),
                                QStringLiteral("With a cursor in the hand")});
    }

    void nothingThatTheTableTakesIsLeftOut() {
        checkSweep(*tree(), {QStringLiteral("In the table and on the timeline"), QStringLiteral("In the table")});
    }

private:
    ScenariosPage& scenarios() {
        if (window().scenariosRoom().page() == nullptr)
            window().scenariosRoom().open();
        return *window().scenariosRoom().page();
    }
    void runWith(Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTRY_VERIFY_WITH_TIMEOUT(scenarios().recipes().runner().running() == nullptr, 60'000);
        scenarios().select(RecipeView::entryOf(*recipes::recipeNamed("half-close")));
        press(scenarios().panel().list(), key, modifiers);
        QVERIFY(scenarios().recipes().runner().running() == recipes::recipeNamed("half-close"));
    }
    void ranRecipe() {
        if (scenarios().recipes().runner().running() == nullptr)
            scenarios().run();
        QTRY_VERIFY_WITH_TIMEOUT(scenarios().recipes().runner().running() == nullptr, 60'000);
    }
    void tryCursor(Qt::KeyboardModifiers modifiers) {
        ranRecipe();
        press(scenarios().recipes().lanes(), Qt::Key_Home);
        const Nanos before = *scenarios().recipes().lanes().cursor();
        press(scenarios().recipes().lanes(), Qt::Key_Right, modifiers);
        press(scenarios().recipes().lanes(), Qt::Key_Right, modifiers);
        const Nanos later = *scenarios().recipes().lanes().cursor();
        QVERIFY(later > before);
        press(scenarios().recipes().lanes(), Qt::Key_Left, modifiers);
        QVERIFY(*scenarios().recipes().lanes().cursor() < later);
    }

    Nanos pickUp() {
        timeline().clearCursors();
        timeline().setFollowing(false);
        press(timeline(), Qt::Key_1);
        return *timeline().cursors().at(CursorId::A);
    }

    void tryFolding(bool byStar) {
        m_shown->add(QStringLiteral("tcp-listen:0,name=web"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("web")) != kNoSocket);
        const SocketId web = m_shown->named(QStringLiteral("web"));
        QTRY_VERIFY(!m_shown->model()->info(web).local.empty());
        const QString port = QString::fromStdString(m_shown->model()->info(web).local).section(QLatin1Char(':'), -1);
        m_shown->add(QStringLiteral("tcp:127.0.0.1:%1,name=c%2").arg(port).arg(byStar));
        const QModelIndex row = m_shown->model()->indexOf(web);
        QTRY_VERIFY(m_shown->model()->rowCount(row) > 0);
        m_shown->table().setCurrent(web);
        press(*tree(), Qt::Key_Left);
        QVERIFY(!tree()->isExpanded(row));
        press(*tree(), byStar ? Qt::Key_Asterisk : Qt::Key_Right);
        QVERIFY(tree()->isExpanded(row));
        m_shown->table().setCurrent(web);
        m_shown->key(Qt::Key_Delete);
        QTRY_VERIFY(m_shown->named(QStringLiteral("web")) == kNoSocket);
    }

    void checkSweep(QWidget& widget, const QStringList& groups) {
        const QSet<QString> listed = listedKeys(groups) + shortcuts();
        int taken = 0;
        for (const QKeyCombination key : keyboard()) {
            m_shown->table().setCurrent(m_shown->named(QStringLiteral("u20")));
            const SocketId before = current();
            if (!takes(widget, key))
                continue;
            // A view of Qt swallows some keys without doing anything; with Shift or Ctrl an arrow is an arrow.
            const bool does = &widget == &timeline() || current() != before;
            const QString plain = QKeySequence(key.key()).toString(QKeySequence::NativeText);
            const QString whole = QKeySequence(key).toString(QKeySequence::NativeText);
            QVERIFY2(!does || listed.contains(whole) || listed.contains(plain), qPrintable(whole));
            taken += does ? 1 : 0;
        }
        QVERIFY(taken >= 6);
    }
};

QTEST_MAIN(tst_Keys)
#include "tst_keys.moc"
