// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows grouped by kind, peer or listener, in the model and on screen.
#include "showntable.h"

#include "ui/common/look.h"
#include "ui/sockets/rowfilter.h"
#include "ui/sockets/socketmodel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// "TCP client: 5 6": the groups with their ids.
QStringList groupsIn(const SocketModel& model) {
    QStringList groups;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        if (!SocketModel::isGroup(index)) {
            groups.append(QString::number(SocketModel::socketAt(index)));
            continue;
        }
        QString words = index.data().toString() + QLatin1Char(':');
        for (int member = model.subLaneCount(index); member < model.rowCount(index); ++member)
            words += QStringLiteral(" %1").arg(SocketModel::socketAt(model.index(member, 0, index)));
        groups.append(words);
    }
    return groups;
}

} // namespace

class TestRowGroups : public QObject {
    Q_OBJECT
private slots:
    void init() { applyTheme(*qApp, Theme::Light); }

    void namesGoThereAndBack() {
        for (int i = 0; i < kGroupingCount; ++i) {
            const auto grouping = static_cast<Grouping>(i);
            QCOMPARE(groupingNamed(nameOf(grouping)), std::optional(grouping));
            QVERIFY(!groupingText(grouping).isEmpty());
        }
        QVERIFY(!groupingNamed(QStringLiteral("colour")).has_value());
    }
    void aPeerIsItsHost_data() {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("host");
        QTest::newRow("IPv4") << "10.0.0.7:443"
                              << "10.0.0.7";
        QTest::newRow("IPv6") << "[::1]:53"
                              << "[::1]";
        QTest::newRow("a path") << "/run/x.sock"
                                << "/run/x.sock";
        QTest::newRow("a path with a colon") << "/run/x:y"
                                             << "/run/x:y";
        QTest::newRow("abstract") << "@name"
                                  << "@name";
        QTest::newRow("none") << ""
                              << "";
    }
    void aPeerIsItsHost() {
        QFETCH(QString, peer);
        SocketInfo info;
        info.peer = peer.toStdString();
        QTEST(hostOf(info), "host");
    }
    void eachSocketStandsInItsGroup() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.socketsChanged(sampleSockets());
        const QPersistentModelIndex web2 = model.indexOf(3);
        model.setGrouping(Grouping::Kind);
        QCOMPARE(groupsIn(model), (QStringList{"TCP client: 5 6 10 11 12", "TCP listener: 1", "TCP accepted: 2 3 4",
                                               "UDP connected: 7", "Unix listener: 8", "stdin: 9"}));
        QCOMPARE(SocketModel::socketAt(web2), SocketId{3});
        QCOMPARE(web2.parent().data().toString(), QStringLiteral("TCP accepted"));
        QCOMPARE(web2.parent().siblingAtColumn(1).data().toString(), QStringLiteral("3"));
        model.setGrouping(Grouping::Peer);
        QCOMPARE(groupsIn(model), (QStringList{"10.0.0.7: 5", "10.0.0.9: 6", "127.0.0.1: 2 3 4 10 12", "127.0.0.53: 7",
                                               "192.0.2.1: 11", "No peer: 1 8 9"}));
        model.setGrouping(Grouping::Listener);
        QCOMPARE(groupsIn(model), (QStringList{"web: 1 2 3 4", "control: 8", "No listener: 5 6 7 9 10 11 12"}));
        model.setGrouping(Grouping::None);
        QCOMPARE(groupsIn(model), (QStringList{"1", "5", "6", "7", "8", "9", "10", "11", "12"}));
        QCOMPARE(web2.parent(), model.indexOf(1));
    }
    void rowsComeGoAndChangeGroup() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setGrouping(Grouping::Peer);
        model.socketsChanged(sampleSockets());
        const QPersistentModelIndex late = model.indexOf(11);
        SocketInfo found = sampleSockets()[10];
        found.peer = "10.0.0.7:80";
        SocketInfo gone = sampleSockets()[5];
        gone.removed = true;
        model.socketsChanged({found, gone, socketInfo(20, "new", Kind::TcpClient, "a", "10.0.0.8:1")});
        QCOMPARE(groupsIn(model), (QStringList{"10.0.0.7: 5 11", "10.0.0.8: 20", "127.0.0.1: 2 3 4 10 12",
                                               "127.0.0.53: 7", "No peer: 1 8 9"}));
        QCOMPARE(SocketModel::socketAt(late), SocketId{11});
        // A listener that goes leaves what it accepted where it is.
        SocketInfo web = sampleSockets()[0];
        web.removed = true;
        model.socketsChanged({web});
        QCOMPARE(groupsIn(model).last(), QStringLiteral("No peer: 8 9"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
    void aListenersGroupHasItsName() {
        SocketModel model;
        model.setGrouping(Grouping::Listener);
        model.socketsChanged(sampleSockets());
        SocketInfo web = sampleSockets()[0];
        web.name = "www";
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.socketsChanged({web});
        QCOMPARE(groupsIn(model).first(), QStringLiteral("www: 1 2 3 4"));
        QVERIFY(!changed.isEmpty());
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Listener www, 4 sockets"));
    }
    void sortingSortsWithinGroups() {
        SocketModel model;
        model.socketsChanged(sampleSockets());
        model.setGrouping(Grouping::Kind);
        model.sort(static_cast<int>(Column::Name), Qt::DescendingOrder);
        QCOMPARE(groupsIn(model).mid(0, 3),
                 (QStringList{"TCP client: 11 6 10 12 5", "TCP listener: 1", "TCP accepted: 4 3 2"}));
    }
    void headingsStandInTableAndTimeline() {
        ShownTable shown(900);
        shown.table.setGrouping(Grouping::Kind);
        QCoreApplication::processEvents();
        const QVector<LaneRow> rows = shown.table.rows()->visibleRows();
        QCOMPARE(rows.first().socket, kNoSocket);
        QCOMPARE(rows.first().height, kGroupHeight);
        QCOMPARE(rows.at(1).socket, SocketId{5});
        QCOMPARE(rows.at(1).top, kGroupHeight);
        QVERIFY(!rows.first().hovered);
        QCOMPARE(shown.table.rows()->order().size(), 12);
        QVERIFY(!shown.table.rows()->order().contains(kNoSocket));
        // Left and Right fold a group, and so does Return.
        shown.table.setCurrent(5);
        QTest::keyClick(shown.tree, Qt::Key_Up);
        QCOMPARE(shown.table.current(), kNoSocket);
        QTest::keyClick(shown.tree, Qt::Key_Left);
        QVERIFY(!shown.visible().contains(5));
        QTest::keyClick(shown.tree, Qt::Key_Return);
        QVERIFY(shown.visible().contains(5));
        shown.table.setGrouping(Grouping::None);
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible(), (QVector<SocketId>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    }
    void anEmptyGroupIsFilteredAway() {
        ShownTable shown(900);
        shown.table.setGrouping(Grouping::Kind);
        shown.table.filter().setFilter(std::get<Filter>(parseFilter(QStringLiteral("name:web"))));
        QCoreApplication::processEvents();
        QCOMPARE(shown.visible(), (QVector<SocketId>{0, 1, 0, 2, 3, 4}));
        QCOMPARE(shown.table.filter().counts().all, 12);
    }
};

QTEST_MAIN(TestRowGroups)

#include "tst_rowgroups.moc"
