// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "showntable.h"

#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/lanerows.h"
#include "ui/common/look.h"
#include "ui/sockets/enginerow.h"
#include "ui/sockets/socketcells.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettableview.h"
#include "ui/sockets/sockettree.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

namespace {

QSet<QRgb> coloursOf(const QImage& image) {
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            colours.insert(image.pixel(x, y));
    return colours;
}

} // namespace

class TestSocketTable : public QObject {
    Q_OBJECT
private slots:
    void init() { applyTheme(*qApp, Theme::Light); }

    void rowsBeginRightBelowTheEngine() {
        ShownTable shown;
        QCOMPARE(shown.header()->height(), kRulerHeight + kEngineLaneHeight);
        QCOMPARE(shown.tree->viewport()->mapTo(&shown.table, QPoint()).y(), kRulerHeight + kEngineLaneHeight);
        const QVector<LaneRow> rows = shown.table.rows()->visibleRows();
        QCOMPARE(shown.visible(), (QVector<SocketId>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].top, static_cast<int>(i) * kRowHeight);
            QCOMPARE(rows[i].height, kRowHeight);
        }
        QCOMPARE(shown.table.rows()->order(), shown.visible());
        QCOMPARE(shown.table.rows()->info(3).name, std::string("web.2"));
    }
    void theEngineSaysWhatItDoes() {
        ShownTable shown;
        const auto* engine = shown.table.findChild<EngineRow*>();
        QCOMPARE(engine->height(), kEngineLaneHeight);
        QCOMPARE(engine->summary().backend, QStringLiteral("select"));
        QCOMPARE(engine->summary().before, QStringLiteral("was poll until 6.37 s"));
        QCOMPARE(engine->summary().last, QStringLiteral("last timed out"));
        QCOMPARE(engine->summary().inView, QStringLiteral("381 waits in view, 39 timed out"));
        QCOMPARE(engine->summary().rate, QStringLiteral("381/s"));
        QCOMPARE(engine->accessibleName(), QStringLiteral("Engine"));
        QVERIFY(engine->accessibleDescription().contains(QStringLiteral("381 waits in view")));
    }
    void selectingTellsEverybody() {
        ShownTable shown;
        QSignalSpy current(&shown.table, &SocketTableView::currentChanged);
        const QSignalSpy changed(shown.table.rows(), &LaneRows::changed);
        QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {}, shown.middleOf(3));
        QCOMPARE(current.size(), 1);
        QCOMPARE(current[0][0].value<SocketId>(), SocketId{3});
        QVERIFY(!changed.isEmpty());
        QVERIFY(shown.row(3).selected);
        QVERIFY(!shown.row(4).selected);
        QTest::keyClick(shown.tree, Qt::Key_Down);
        QCOMPARE(shown.table.current(), SocketId{4});
        shown.table.rows()->setCurrent(9);
        QVERIFY(shown.row(9).selected);
        shown.table.rows()->setCurrent(kNoSocket);
        QCOMPARE(shown.table.current(), kNoSocket);
    }
    void foldingTakesTheLanesAlong() {
        ShownTable shown;
        const QSignalSpy changed(shown.table.rows(), &LaneRows::changed);
        shown.table.rows()->setCurrent(1);
        QTest::keyClick(shown.tree, Qt::Key_Left);
        QCOMPARE(shown.visible().mid(0, 3), (QVector<SocketId>{1, 5, 6}));
        QCOMPARE(shown.table.rows()->order().size(), 9);
        QVERIFY(!changed.isEmpty());
        QTest::keyClick(shown.tree, Qt::Key_Right);
        QCOMPARE(shown.visible().mid(0, 3), (QVector<SocketId>{1, 2, 3}));
    }
    void aFoldedListenerStaysFolded() {
        ShownTable shown;
        shown.table.collapseAll();
        shown.table.socketsChanged({accepted(30, 1, "web.4", "127.0.0.1:51440")});
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible().mid(0, 2), (QVector<SocketId>{1, 5}));
    }
    void lettersAreLeftToTheWindow() {
        ShownTable shown;
        shown.table.setCurrent(1);
        QTest::keyClicks(shown.tree, QStringLiteral("stdin"));
        QCOMPARE(shown.table.current(), SocketId{1});
    }
    void hoveringIsShared() {
        ShownTable shown;
        const QSignalSpy changed(shown.table.rows(), &LaneRows::changed);
        QTest::mouseMove(shown.tree->viewport(), shown.middleOf(5));
        QTRY_VERIFY(shown.row(5).hovered);
        shown.table.rows()->setHovered(6);
        QVERIFY(!shown.row(5).hovered);
        QVERIFY(shown.row(6).hovered);
        QVERIFY(changed.size() >= 2);
    }
    void scrollingMovesTheLanes() {
        ShownTable shown(kRulerHeight + kEngineLaneHeight + 4 * kRowHeight);
        QScrollBar* bar = shown.table.rows()->scrollBar();
        QVERIFY(bar->maximum() > 0);
        const QSignalSpy changed(shown.table.rows(), &LaneRows::changed);
        bar->setValue(3 * kRowHeight + 10);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(shown.visible(), (QVector<SocketId>{4, 5, 6, 7, 8}));
        QCOMPARE(shown.row(4).top, -10);
        // What came into view is up to date without a word from the engine.
        const QModelIndex index = shown.table.model()->indexOf(7, static_cast<int>(Column::Revents));
        QCOMPARE(index.data().toString(), QStringLiteral("R W"));
    }
    void rowHeightsGoTogether() {
        ShownTable shown;
        shown.table.setRowHeight(RowHeight::Tall);
        QCOMPARE(shown.row(2).top, 44);
        QCOMPARE(shown.row(2).height, 44);
        QCOMPARE(shown.table.rowHeight(), RowHeight::Tall);
    }
    void sortingIsAskedForByAClick() {
        ShownTable shown;
        shown.clickTitle(Column::Kind);
        QCOMPARE(shown.visible().first(), SocketId{9}); // "stdin" before "TCP"
        // Later changes move nothing under the pointer.
        const QVector<SocketId> before = shown.visible();
        SocketInfo renamed = sampleSockets()[7];
        renamed.kind = Kind::TcpClient;
        shown.table.socketsChanged({renamed});
        shown.table.refresh(kNow + kSecond);
        QCOMPARE(shown.visible(), before);
        shown.clickTitle(Column::Kind);
        QCOMPARE(shown.visible().last(), SocketId{9});
        shown.clickTitle(Column::Kind); // and back to the order of appearance
        QCOMPARE(shown.visible().first(), SocketId{1});
    }
    void columnsAreChosenAndRemembered() {
        ShownTable shown;
        QVERIFY(shown.header()->isSectionHidden(static_cast<int>(Column::Rate)));
        QAction* rate = shown.columnAction(Column::Rate);
        QVERIFY(!rate->isChecked());
        rate->trigger();
        QVERIFY(!shown.header()->isSectionHidden(static_cast<int>(Column::Rate)));
        QVERIFY(shown.header()->sectionSize(static_cast<int>(Column::Rate)) > 0);
        shown.header()->moveSection(1, 2);
        const QByteArray layout = shown.table.saveLayout();
        SocketTableView other;
        QVERIFY(other.restoreLayout(layout));
        const QHeaderView* header = other.findChild<SocketTree*>()->header();
        QVERIFY(!header->isSectionHidden(static_cast<int>(Column::Rate)));
        QCOMPARE(header->visualIndex(1), 2);
        for (const QAction* action : other.columnActions())
            QCOMPARE(action->isChecked(), !header->isSectionHidden(action->data().toInt()));
        QVERIFY(!other.restoreLayout("something else"));
        QVERIFY(!other.restoreLayout({}));
    }
    void endpointsTakeTheRoomThatIsLeft() {
        ShownTable shown;
        const int endpoints = static_cast<int>(Column::Endpoints);
        QCOMPARE(shown.header()->length(), shown.header()->viewport()->width());
        shown.table.resize(800, 500);
        QTRY_COMPARE(shown.header()->length(), shown.header()->viewport()->width());
        const int wide = shown.header()->sectionSize(endpoints);
        shown.columnAction(Column::OutQueue)->trigger();
        QVERIFY(shown.header()->sectionSize(endpoints) < wide);
        QCOMPARE(shown.header()->length(), shown.header()->viewport()->width());
        // Once the user has dragged an edge, widths are the user's.
        QWidget* titles = shown.header()->viewport();
        const int edge = shown.header()->sectionViewportPosition(endpoints) - 1;
        QTest::mousePress(titles, Qt::LeftButton, {}, QPoint(edge, 10));
        QTest::mouseMove(titles, QPoint(edge + 30, 10));
        QTest::mouseRelease(titles, Qt::LeftButton, {}, QPoint(edge + 30, 10));
        const int kept = shown.header()->sectionSize(endpoints);
        shown.table.resize(900, 500);
        QTRY_COMPARE(shown.header()->viewport()->width(), 900);
        QCOMPARE(shown.header()->sectionSize(endpoints), kept);
        // Only where they would hide the others they give way.
        shown.table.resize(780, 500);
        QTRY_COMPARE(shown.header()->length(), 780);
        QVERIFY(shown.header()->sectionSize(endpoints) < kept);
        shown.table.resize(900, 500);
        QTRY_COMPARE(shown.header()->viewport()->width(), 900);
        QCOMPARE(shown.header()->length(), 780);
        shown.table.resetWidths();
        QCOMPARE(shown.header()->length(), 900);
        shown.table.resize(800, 500);
        QTRY_COMPARE(shown.header()->length(), 800);
    }
    void menusAreAskedForByMouseAndKey() {
        ShownTable shown;
        QSignalSpy menu(&shown.table, &SocketTableView::contextMenuRequested);
        const QPoint at = shown.middleOf(6);
        QContextMenuEvent mouse(QContextMenuEvent::Mouse, at, shown.tree->viewport()->mapToGlobal(at));
        QApplication::sendEvent(shown.tree->viewport(), &mouse);
        QCOMPARE(menu.takeFirst()[0].value<SocketId>(), SocketId{6});
        shown.table.setCurrent(3);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1));
        QApplication::sendEvent(shown.tree->viewport(), &key);
        QCOMPARE(menu.takeFirst()[0].value<SocketId>(), SocketId{3});
    }
    void returnActivates() {
        ShownTable shown;
        QSignalSpy activated(&shown.table, &SocketTableView::activated);
        shown.table.setCurrent(5);
        QTest::keyClick(shown.tree, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<SocketId>(), SocketId{5});
    }
    void idleTablesNeedNoTick() {
        ShownTable shown;
        QVERIFY(shown.table.needsTicking());
        QCOMPARE(shown.table.tickInterval().count(), 40); // "3.1 ms"
        shown.source.trace.waits.clear();
        for (auto& [socket, lane] : shown.source.trace.lanes) {
            Transition end = lane.back();
            end.time = kNow;
            end.revents = {};
            lane.push_back(end);
        }
        QVector<SocketInfo> sockets = sampleSockets();
        sockets.last().removed = true;
        shown.table.socketsChanged(sockets);
        shown.table.refresh(kNow + 10 * kSecond);
        QVERIFY(!shown.table.needsTicking());
    }
    void removedRowsGoAndTheOthersCloseUp() {
        ShownTable shown;
        QVector<SocketInfo> gone{sampleSockets()[4]};
        gone[0].removed = true;
        shown.table.socketsChanged(gone);
        QCoreApplication::processEvents();
        QVERIFY(!shown.visible().contains(5));
        QCOMPARE(shown.row(6).top, 4 * kRowHeight);
    }
    void tenThousandRowsStayQuick() {
        ShownTable shown;
        QVector<SocketInfo> sockets;
        for (SocketId id = 100; id < 10'100; ++id)
            sockets.append(socketInfo(id, "c", Kind::TcpClient, "a", "b"));
        shown.table.socketsChanged(sockets);
        QCoreApplication::processEvents();
        shown.source.trace.lanesRead = 0;
        shown.table.refresh(kNow);
        QVERIFY(shown.source.trace.lanesRead <= 20);
        QCOMPARE(shown.table.rows()->order().size(), 10'012);
        shown.table.rows()->setCurrent(10'099);
        QVERIFY(shown.row(10'099).selected);
    }

    void coloursOfTheChipsAreSeen_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void coloursOfTheChipsAreSeen() {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? Theme::Dark : Theme::Light);
        const Look& look = dark ? Look::dark() : Look::light();
        ShownTable shown;
        shown.table.setCurrent(3);
        const QImage image = shown.table.grab().toImage();
        const QSet<QRgb> colours = coloursOf(image);
        for (const QColor& color :
             {look.event(Events::RdHup), look.event(Events::Hup), look.event(Events::Err), look.event(Events::In),
              chipFill(Events::In, look, look.selected), chipFill(Events::Out, look, look.base), look.selected,
              look.header, look.base, look.rowLine, look.strongLine, look.warning})
            QVERIFY2(colours.contains(color.rgb()), qPrintable(color.name()));
        // The selected row's mark at the left edge.
        const int y = kRulerHeight + kEngineLaneHeight + shown.row(3).top + 15;
        QCOMPARE(image.pixel(1, y), look.accent.rgb());
        QCOMPARE(image.pixel(1, y + kRowHeight), look.base.rgb());
    }
    void aChangeOfThemeIsFollowed() {
        ShownTable shown;
        applyTheme(*qApp, Theme::Dark);
        QCoreApplication::processEvents();
        const QSet<QRgb> colours = coloursOf(shown.table.grab().toImage());
        QVERIFY(colours.contains(Look::dark().base.rgb()));
        QVERIFY(!colours.contains(Look::light().base.rgb()));
    }
    void screenReadersAreTold() {
        ShownTable shown;
        QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(shown.tree);
        QVERIFY(tree != nullptr && tree->tableInterface() != nullptr);
        QCOMPARE(tree->text(QAccessible::Name), QStringLiteral("Sockets"));
        QAccessibleInterface* cell = tree->tableInterface()->cellAt(2, 0);
        QVERIFY(cell != nullptr);
        QCOMPARE(cell->text(QAccessible::Name),
                 QStringLiteral("web.2, TCP accepted, IN OUT RDHUP, half closed, for 140 ms"));
    }
};

QTEST_MAIN(TestSocketTable)

#include "tst_sockettable.moc"
