// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's actions on rows: unfold, group, pin, hide, move; table and timeline together.

#include "windowfixture.h"

#include <QActionGroup>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace readyscope;

class tst_Rows : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Shown> m_shown;
    std::unique_ptr<Listener> m_listener;
    Fd m_first;
    Fd m_second;

    Actions& actions() { return m_shown->actions(); }
    QStringList names() {
        QStringList names;
        const auto order = m_shown->table().rows()->order();
        for (const SocketId socket : order)
            names.append(QString::fromStdString(m_shown->model()->info(socket).name));
        return names;
    }
    void select(const char* name) { m_shown->table().setCurrent(m_shown->named(QString::fromLatin1(name))); }
    // Each row of the table is the timeline's, at the same height.
    void verifyLanes() {
        QCoreApplication::processEvents();
        const QVector<LaneRow> rows = m_shown->table().rows()->visibleRows();
        QVERIFY(!rows.isEmpty());
        constexpr int kLanesTop = kRulerHeight + kEngineLaneHeight;
        for (const LaneRow& row : rows)
            if (row.socket != kNoSocket)
                QCOMPARE(m_shown->timeline().laneRect(row.key()).top(), kLanesTop + row.top);
    }

private slots:
    void initTestCase() { blockUserSignals(); }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shown = std::make_unique<Shown>(m_folder->filePath(QStringLiteral("settings.ini")));
        QVERIFY(m_shown->started);
        m_shown->window.resize(1440, 900);
        QVERIFY(QTest::qWaitForWindowActive(&m_shown->window));
        m_listener = std::make_unique<Listener>();
        m_shown->add(m_listener->address() + QStringLiteral(",name=first"));
        m_first = m_listener->accept();
        m_shown->add(m_listener->address() + QStringLiteral(",name=second"));
        m_second = m_listener->accept();
        m_shown->add(QStringLiteral("tcp-listen:127.0.0.1:0,name=third"));
        QTRY_COMPARE(names(), (QStringList{"first", "second", "third"}));
        QTRY_VERIFY(m_shown->revents(m_shown->named(QStringLiteral("second"))).any(Events::Out));
    }
    void cleanup() {
        m_shown.reset();
        m_listener.reset();
    }

    void allUnfold() {
        m_shown->key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        verifyLanes();
        QCOMPARE(m_shown->table().rows()->visibleRows().size(), 3 * 7);
        m_shown->key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        verifyLanes();
        QCOMPARE(m_shown->table().rows()->visibleRows().size(), 3);
        // From the timeline too.
        select("second");
        m_shown->timeline().setFocus();
        QTest::keyClick(&m_shown->timeline(), Qt::Key_Right);
        QTest::keyClick(&m_shown->timeline(), Qt::Key_Down);
        QVERIFY(m_shown->table().rows()->currentLane().subLane.any(Events::In));
        verifyLanes();
    }
    void rowsAreGroupedAndItIsRemembered() {
        const auto groupings = actions().groupBy->actions();
        QVERIFY(groupings.first()->isChecked());
        groupings.at(static_cast<int>(Grouping::Kind))->trigger();
        verifyLanes();
        QCOMPARE(m_shown->table().rows()->visibleRows().first().socket, kNoSocket);
        QCOMPARE(m_shown->table().rows()->visibleRows().size(), 5);
        const QString file = m_folder->filePath(QStringLiteral("settings.ini"));
        m_shown.reset();
        m_shown = std::make_unique<Shown>(file);
        QCOMPARE(m_shown->table().grouping(), Grouping::Kind);
        QVERIFY(actions().groupBy->actions().at(static_cast<int>(Grouping::Kind))->isChecked());
    }
    void aRowIsPinned() {
        select("third");
        QVERIFY(actions().pin->isEnabled() && !actions().pin->isChecked());
        m_shown->key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(names(), (QStringList{"third", "first", "second"}));
        QVERIFY(actions().pin->isChecked());
        verifyLanes();
        select("first");
        QVERIFY(!actions().pin->isChecked());
        select("third");
        actions().pin->trigger();
        QCOMPARE(names(), (QStringList{"first", "second", "third"}));
    }
    void aRowIsHiddenUntilAllAreShown() {
        QVERIFY(!actions().showHidden->isEnabled());
        select("second");
        m_shown->key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(names(), (QStringList{"first", "third"}));
        verifyLanes();
        QVERIFY(actions().showHidden->isEnabled());
        QVERIFY(actions().showHidden->text().contains(QLatin1Char('1')));
        actions().showHidden->trigger();
        QCOMPARE(names(), (QStringList{"first", "second", "third"}));
        QVERIFY(!actions().showHidden->isEnabled());
    }
    void aHiddenRowIsBroughtBackByUndo() {
        for (const char* name : {"second", "third"}) {
            select(name);
            actions().hide->trigger();
        }
        QCOMPARE(names(), (QStringList{"first"}));
        QCOMPARE(actions().undo->text(), QStringLiteral("&Undo Hide third"));
        actions().undo->trigger();
        QCOMPARE(names(), (QStringList{"first", "third"}));
        QCOMPARE(m_shown->table().current(), m_shown->named(QStringLiteral("third")));
        QCOMPARE(m_shown->window.status().message(), QStringLiteral("Undone: Hide third."));
        actions().undo->trigger();
        QCOMPARE(names(), (QStringList{"first", "second", "third"}));
        verifyLanes();
    }
    void aRowIsMoved() {
        select("third");
        QVERIFY(!actions().moveDown->isEnabled());
        QVERIFY(!actions().resetOrder->isEnabled());
        m_shown->key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(names(), (QStringList{"first", "third", "second"}));
        verifyLanes();
        QVERIFY(actions().moveDown->isEnabled() && actions().resetOrder->isEnabled());
        QVERIFY(actions().ownOrder->isChecked());
        m_shown->model()->sort(0, Qt::DescendingOrder);
        QCOMPARE(names(), (QStringList{"third", "second", "first"}));
        QVERIFY(!actions().ownOrder->isChecked() && !actions().moveUp->isEnabled());
        QVERIFY(!actions().moveUp->toolTip().isEmpty());
        actions().ownOrder->trigger();
        QCOMPARE(names(), (QStringList{"first", "third", "second"}));
        QVERIFY(actions().ownOrder->isChecked());
        actions().resetOrder->trigger();
        QCOMPARE(names(), (QStringList{"first", "second", "third"}));
        QVERIFY(!actions().resetOrder->isEnabled());
    }
    void rowHeightsAreRememberedAndGoTogether() {
        for (QAction* height : actions().rowHeight->actions()) {
            height->trigger();
            verifyLanes();
            QCOMPARE(m_shown->table().rows()->visibleRows().first().height, height->data().toInt());
            QCOMPARE(static_cast<int>(m_shown->settings.rowHeight()), height->data().toInt());
        }
    }
};

QTEST_MAIN(tst_Rows)

#include "tst_rows.moc"
