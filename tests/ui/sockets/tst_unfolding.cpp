// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the table that unfold, by mouse and by key, and the lanes with them.
#include "showntable.h"

#include "ui/common/look.h"
#include "ui/common/sublanes.h"
#include "ui/sockets/socketmodel.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// Rows of the socket's sub-lanes, from top to bottom.
QVector<LaneRow> subLanes(const ShownTable& shown, SocketId socket) {
    QVector<LaneRow> rows;
    for (const LaneRow& row : shown.table.rows()->visibleRows())
        if (row.socket == socket && !row.subLane.empty())
            rows.append(row);
    return rows;
}

QPoint foldOf(const ShownTable& shown, SocketId socket, int depth) {
    return {depth * 16 + 10, shown.row(socket).top + shown.row(socket).height / 2};
}

void verifyRowsCloseUp(const ShownTable& shown) {
    int top = 0;
    for (const LaneRow& row : shown.table.rows()->visibleRows()) {
        QCOMPARE(row.top, top);
        QCOMPARE(row.height, row.subLane.empty() ? static_cast<int>(shown.table.rowHeight()) : kSubLaneHeight);
        top += row.height;
    }
}

} // namespace

class TestUnfolding : public QObject {
    Q_OBJECT
private slots:
    void init() { applyTheme(*qApp, Theme::Light); }

    void aClickUnfoldsASocket() {
        ShownTable shown(900);
        shown.table.setBackend(Backend::Poll);
        const QSignalSpy changed(shown.table.rows(), &LaneRows::changed);
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, foldOf(shown, 3, 1));
        QCOMPARE(subLanes(shown, 3).size(), 6);
        QVERIFY(!changed.isEmpty());
        verifyRowsCloseUp(shown);
        QCOMPARE(subLanes(shown, 3).first().top, shown.row(3).top + kRowHeight);
        // The sockets are as many as before, for all that walk them.
        QCOMPARE(shown.table.rows()->order().size(), 12);
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, foldOf(shown, 3, 1));
        QVERIFY(subLanes(shown, 3).isEmpty());
        QCOMPARE(shown.table.model()->rowCount(shown.table.model()->indexOf(3)), 0);
    }
    void theKeysUnfoldAndWalk() {
        ShownTable shown(900);
        shown.table.setBackend(Backend::Poll);
        QSignalSpy current(&shown.table, &SocketTableView::currentChanged);
        shown.table.setCurrent(5);
        QTest::keyClick(shown.tree, Qt::Key_Right);
        QCOMPARE(subLanes(shown, 5).size(), 6);
        current.clear();
        QTest::keyClick(shown.tree, Qt::Key_Down);
        QTest::keyClick(shown.tree, Qt::Key_Down);
        QCOMPARE(shown.table.rows()->currentLane(), (LaneKey{5, Events::Pri | Events::E}));
        QVERIFY(subLanes(shown, 5).at(1).selected);
        QVERIFY(current.isEmpty()); // it is the same socket
        QTest::keyClick(shown.tree, Qt::Key_Left);
        QCOMPARE(shown.table.rows()->currentLane(), LaneKey{5});
        QTest::keyClick(shown.tree, Qt::Key_Down);
        shown.tree->collapse(shown.table.model()->indexOf(5));
        QCOMPARE(shown.table.rows()->currentLane(), LaneKey{5});
        QVERIFY(subLanes(shown, 5).isEmpty());
    }
    void aListenerShowsFirstWhatItAccepted() {
        ShownTable shown(900);
        shown.table.setBackend(Backend::Poll);
        QVERIFY(subLanes(shown, 1).isEmpty());
        QCOMPARE(shown.visible().mid(0, 3), (QVector<SocketId>{1, 2, 3}));
        shown.table.setCurrent(1);
        QTest::keyClick(shown.tree, Qt::Key_Right);
        QCOMPARE(subLanes(shown, 1).size(), 6);
        QCOMPARE(shown.table.current(), SocketId{1});
        verifyRowsCloseUp(shown);
        QTest::keyClick(shown.tree, Qt::Key_Left);
        QVERIFY(subLanes(shown, 1).isEmpty());
        QVERIFY(shown.visible().contains(2));
        QTest::keyClick(shown.tree, Qt::Key_Left);
        QVERIFY(!shown.visible().contains(2));
        // A double click on the sign shows all there is.
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, foldOf(shown, 1, 0));
        QTest::mouseDClick(shown.tree->viewport(), Qt::LeftButton, {}, foldOf(shown, 1, 0));
        QCOMPARE(subLanes(shown, 1).size(), 6);
        QVERIFY(shown.visible().contains(2));
    }
    void aDoubleClickOnTheRowOnlyActivates() {
        ShownTable shown;
        const QSignalSpy activated(&shown.table, &SocketTableView::activated);
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, shown.middleOf(5));
        QTest::mouseDClick(shown.tree->viewport(), Qt::LeftButton, {}, shown.middleOf(5));
        QCOMPARE(activated.size(), 1);
        QVERIFY(subLanes(shown, 5).isEmpty());
    }
    void allUnfoldAndFoldAtOnce() {
        ShownTable shown(2'000);
        shown.table.setBackend(Backend::Poll);
        shown.table.expandAll();
        for (SocketId id = 1; id <= 12; ++id)
            QVERIFY(subLanes(shown, id).size() >= 6);
        verifyRowsCloseUp(shown);
        shown.table.collapseAll();
        QCOMPARE(shown.visible(), (QVector<SocketId>{1, 5, 6, 7, 8, 9, 10, 11, 12}));
        QCOMPARE(shown.table.model()->rowCount(shown.table.model()->indexOf(5)), 0);
    }
    void rowHeightsLeaveSubLanesAlone() {
        ShownTable shown(900);
        shown.table.model()->openSubLanes(shown.table.model()->indexOf(5));
        shown.tree->expand(shown.table.model()->indexOf(5));
        for (const RowHeight height : {RowHeight::Compact, RowHeight::Tall, RowHeight::Normal}) {
            shown.table.setRowHeight(height);
            QCoreApplication::processEvents();
            QVERIFY(!subLanes(shown, 5).isEmpty());
            verifyRowsCloseUp(shown);
        }
    }
    void theTimelinesKeysGoTheSameWay() {
        ShownTable shown(900);
        LaneRows* rows = shown.table.rows();
        rows->setCurrent(5);
        rows->fold(false);
        rows->walk(2);
        QCOMPARE(rows->currentLane().socket, SocketId{5});
        QVERIFY(!rows->currentLane().subLane.empty());
        rows->walk(1'000'000);
        QCOMPARE(rows->current(), SocketId{12});
        rows->walk(-1'000'000);
        QCOMPARE(rows->current(), SocketId{1});
        rows->setCurrent(5);
        rows->fold(true);
        QVERIFY(subLanes(shown, 5).isEmpty());
    }
    void oneIsHoveredAlone() {
        ShownTable shown(900);
        shown.table.setCurrent(5);
        QTest::keyClick(shown.tree, Qt::Key_Right);
        const LaneRow in = subLanes(shown, 5).first();
        shown.table.rows()->setHovered(in.key());
        QVERIFY(subLanes(shown, 5).first().hovered);
        QVERIFY(!shown.row(5).hovered);
        QVERIFY(!subLanes(shown, 5).last().hovered);
    }
    void theFilterTakesSubLanesAlong() {
        ShownTable shown(900);
        shown.table.setCurrent(5);
        QTest::keyClick(shown.tree, Qt::Key_Right);
        shown.tree->setRowHidden(shown.table.model()->indexOf(5).row(), {}, true);
        QCoreApplication::processEvents();
        QVERIFY(subLanes(shown, 5).isEmpty());
        QVERIFY(!shown.table.rows()->order().contains(5));
    }
    void setOnesAreFilledAndScreenReadersAreTold() {
        ShownTable shown(900);
        shown.table.setBackend(Backend::Poll);
        shown.table.setCurrent(3);
        QTest::keyClick(shown.tree, Qt::Key_Right);
        const QImage image = shown.table.grab().toImage();
        const QVector<LaneRow> rows = subLanes(shown, 3);
        // A square of 10 px in the row's middle, right of three steps of indentation.
        const auto middle = [&](int place) {
            return image.pixel(66, kRulerHeight + kEngineLaneHeight + rows.at(place).top + kSubLaneHeight / 2);
        };
        const Look& look = Look::light();
        QCOMPARE(middle(0), look.event(Events::In).rgb());
        QVERIFY(middle(1) != look.event(Events::Pri).rgb());
        QCOMPARE(middle(3), look.event(Events::RdHup).rgb());
        // What belongs to the selected row carries its mark.
        QCOMPARE(image.pixel(1, kRulerHeight + kEngineLaneHeight + rows.at(2).top + 5), look.accent.rgb());
        QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(shown.tree);
        QCOMPARE(tree->tableInterface()->cellAt(3, 0)->text(QAccessible::Name),
                 QStringLiteral("web.2, IN, set: data or end of file, 1 rise, for 140 ms"));
    }
};

QTEST_MAIN(TestUnfolding)

#include "tst_unfolding.moc"
