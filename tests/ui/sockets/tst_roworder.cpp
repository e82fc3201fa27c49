// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are pinned, hidden, and moved by hand.
#include "showntable.h"

#include "ui/sockets/rowfilter.h"
#include "ui/sockets/socketmodel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>

using namespace readyscope;
using namespace readyscope::test;

namespace {

void drag(const ShownTable& shown, SocketId socket, int y) {
    QWidget* viewport = shown.tree->viewport();
    const auto send = [viewport](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, QPointF(at), viewport->mapToGlobal(QPointF(at)), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(viewport, &event);
    };
    const QPoint from = shown.middleOf(socket);
    send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    send(QEvent::MouseMove, QPoint(from.x(), (from.y() + y) / 2), Qt::NoButton, Qt::LeftButton);
    send(QEvent::MouseMove, QPoint(from.x(), y), Qt::NoButton, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, QPoint(from.x(), y), Qt::LeftButton, Qt::NoButton);
    QCoreApplication::processEvents();
}

} // namespace

class TestRowOrder : public QObject {
    Q_OBJECT
private slots:
    void pinnedRowsStandOnTop() {
        ShownTable shown(900);
        const QAbstractItemModelTester tester(shown.table.model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.table.setCurrent(9);
        shown.table.setPinned(9, true);
        shown.table.setPinned(3, true);
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible(), (QVector<SocketId>{3, 9, 1, 2, 4, 5, 6, 7, 8, 10, 11, 12}));
        QCOMPARE(shown.table.current(), SocketId{9});
        QVERIFY(shown.table.model()->indexOf(9).data(SocketModel::PinnedRole).toBool());
        QVERIFY(shown.table.model()->indexOf(9).data(Qt::AccessibleTextRole).toString().endsWith("pinned"));
        // Above a sort, and above groups.
        shown.clickTitle(Column::Name);
        QCOMPARE(shown.visible().mid(0, 3), (QVector<SocketId>{9, 3, 5}));
        shown.table.setGrouping(Grouping::Kind);
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().mid(0, 3), (QVector<SocketId>{9, 3, kNoSocket}));
        shown.table.socketsChanged({socketInfo(30, "new", Kind::TcpClient, "a", "b")});
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().mid(0, 3), (QVector<SocketId>{9, 3, kNoSocket}));
        shown.table.setPinned(9, false);
        shown.table.setPinned(3, false);
        shown.table.setGrouping(Grouping::None);
        shown.table.showOwnOrder();
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible(), (QVector<SocketId>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 30}));
    }
    void hiddenOnesComeBackTogether() {
        ShownTable shown(900);
        RowFilter& filter = shown.table.filter();
        QSignalSpy told(&filter, &RowFilter::countsChanged);
        filter.hide(6);
        filter.hide(1); // and what it accepted
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible(), (QVector<SocketId>{5, 7, 8, 9, 10, 11, 12}));
        QCOMPARE(filter.counts().byHand, 5);
        QCOMPARE(filter.counts().hidden, 5);
        QVERIFY(!filter.isActive()); // no filter is in the way
        // One that it accepts now is hidden with it, and no filter shows one.
        shown.table.socketsChanged({accepted(30, 1, "web.4", "127.0.0.1:9")});
        filter.setFilter(std::get<Filter>(parseFilter(QStringLiteral("kind:tcp"))));
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible(), (QVector<SocketId>{5, 10, 11, 12}));
        filter.setFilter(Filter());
        filter.showAll();
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().size(), 13);
        QCOMPARE(filter.counts().byHand, 0);
        QVERIFY(told.size() >= 3);
    }
    void whereAllAreHiddenAButtonShowsThem() {
        ShownTable shown(900);
        connect(&shown.table, &SocketTableView::showHiddenAsked, &shown.table.filter(), &RowFilter::showAll);
        for (SocketId id = 1; id <= 12; ++id)
            shown.table.filter().hide(id);
        QVERIFY(shown.visible().isEmpty());
        for (QPushButton* button : shown.table.findChildren<QPushButton*>()) {
            QCOMPARE(button->isVisible(), button->text() == QStringLiteral("Show 12 Hidden"));
            if (button->isVisible())
                button->click();
        }
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().size(), 12);
    }
    void aRowIsMovedPastItsNeighbours() {
        ShownTable shown(900);
        const QAbstractItemModelTester tester(shown.table.model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy told(&shown.table, &SocketTableView::arrangementChanged);
        shown.table.setCurrent(5);
        QVERIFY(shown.table.canMoveCurrent(-1));
        shown.table.moveCurrent(-1);
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().mid(0, 5), (QVector<SocketId>{5, 1, 2, 3, 4}));
        QCOMPARE(shown.table.current(), SocketId{5});
        QVERIFY(!shown.table.canMoveCurrent(-1));
        QVERIFY(!told.isEmpty());
        // Past one that is hidden at once.
        shown.table.filter().hide(1);
        shown.table.moveCurrent(1);
        shown.table.filter().showAll();
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().mid(0, 6), (QVector<SocketId>{1, 2, 3, 4, 6, 5}));
        // What a listener accepted moves below it only.
        shown.table.setCurrent(2);
        QVERIFY(!shown.table.canMoveCurrent(-1));
        shown.table.moveCurrent(1);
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().mid(0, 4), (QVector<SocketId>{1, 3, 2, 4}));
    }
    void theOwnOrderIsKeptBesideASort() {
        ShownTable shown(900);
        QVERIFY(!shown.table.wasMoved());
        shown.table.setCurrent(12);
        shown.table.moveCurrent(-1);
        const QVector<SocketId> own = shown.visible();
        QVERIFY(shown.table.wasMoved());
        shown.clickTitle(Column::Kind);
        QVERIFY(!shown.table.isInOwnOrder());
        QVERIFY(!shown.table.canMoveCurrent(-1));
        shown.table.showOwnOrder();
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible(), own);
        // One that comes is last.
        shown.table.socketsChanged({socketInfo(30, "new", Kind::TcpClient, "a", "b")});
        shown.table.model()->sort(-1);
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().last(), SocketId{30});
        shown.table.resetOrder();
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible(), (QVector<SocketId>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 30}));
        QVERIFY(!shown.table.wasMoved());
    }
    void aDragMovesARow() {
        ShownTable shown(900);
        drag(shown, 9, shown.row(6).top + 2);
        QCOMPARE(shown.visible(), (QVector<SocketId>{1, 2, 3, 4, 5, 9, 6, 7, 8, 10, 11, 12}));
        // Below all of the listener's own rows, and to the end.
        drag(shown, 9, shown.row(5).top - 3);
        QCOMPARE(shown.visible().mid(0, 6), (QVector<SocketId>{1, 2, 3, 4, 9, 5}));
        drag(shown, 1, shown.row(12).top + kRowHeight - 2);
        QCOMPARE(shown.visible(), (QVector<SocketId>{9, 5, 6, 7, 8, 10, 11, 12, 1, 2, 3, 4}));
        // Only among those of its listener.
        drag(shown, 2, shown.row(9).top);
        QCOMPARE(shown.visible().mid(8), (QVector<SocketId>{1, 2, 3, 4}));
    }
    void aSortedTableIsNotDragged() {
        ShownTable shown(900);
        shown.clickTitle(Column::Name);
        const QVector<SocketId> before = shown.visible();
        drag(shown, before.first(), shown.row(before.last()).top + 20);
        QCOMPARE(shown.visible(), before);
    }
    void escLetsGoOfARow() {
        ShownTable shown(900);
        const QVector<SocketId> before = shown.visible();
        QWidget* viewport = shown.tree->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, shown.middleOf(9));
        QMouseEvent move(QEvent::MouseMove, QPointF(shown.middleOf(5)),
                         viewport->mapToGlobal(QPointF(shown.middleOf(5))), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(viewport, &move);
        QTest::keyClick(shown.tree, Qt::Key_Escape);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, shown.middleOf(5));
        QCOMPARE(shown.visible(), before);
    }
    void tenThousandRowsAreArrangedInOneGo() {
        SocketModel model;
        QVector<SocketInfo> sockets;
        for (SocketId id = 1; id <= 10'000; ++id)
            sockets.append(socketInfo(id, "c", Kind::TcpClient, "a", "10.0.0.1:80"));
        model.socketsChanged(sockets);
        const QSignalSpy laidOut(&model, &QAbstractItemModel::layoutChanged);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setPinned(10'000, true);
        model.setGrouping(Grouping::Peer);
        QCOMPARE(laidOut.size(), 2);
        QCOMPARE(inserted.size(), 0);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowCount(model.index(1, 0)), 9'999);
    }
};

QTEST_MAIN(TestRowOrder)

#include "tst_roworder.moc"
