// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "ui/sockets/socketcells.h"
#include "ui/sockets/socketmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

namespace {

QVector<SocketInfo> manySockets(int count, SocketId first = 1) {
    QVector<SocketInfo> sockets;
    for (int i = 0; i < count; ++i) {
        const SocketId id = first + static_cast<SocketId>(i);
        const std::string name = "c" + std::to_string(id);
        sockets.append(socketInfo(id, name.c_str(), Kind::TcpClient, "127.0.0.1:1", "127.0.0.1:2"));
    }
    return sockets;
}

QVector<SocketId> idsIn(const QAbstractItemModel& model, const QModelIndex& parent = {}) {
    QVector<SocketId> ids;
    for (int row = 0; row < model.rowCount(parent); ++row)
        ids.append(SocketModel::socketAt(model.index(row, 0, parent)));
    return ids;
}

QVector<SocketId> range(SocketId first, SocketId last) {
    QVector<SocketId> ids;
    for (SocketId id = first; id <= last; ++id)
        ids.append(id);
    return ids;
}

SocketInfo withoutRow(SocketInfo info) {
    info.removed = true;
    return info;
}

QString text(const SocketModel& model, SocketId socket, Column column) {
    return model.indexOf(socket, static_cast<int>(column)).data().toString();
}

} // namespace

class TestSocketModel : public QObject {
    Q_OBJECT
private slots:
    void acceptedOnesStandUnderTheirListener() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.socketsChanged(sampleSockets());
        QCOMPARE(idsIn(model), (QVector<SocketId>{1, 5, 6, 7, 8, 9, 10, 11, 12}));
        QCOMPARE(idsIn(model, model.indexOf(1)), (QVector<SocketId>{2, 3, 4}));
        QCOMPARE(model.indexOf(3).parent(), model.indexOf(1));
        QCOMPARE(model.info(3).name, std::string("web.2"));
        QVERIFY(!model.indexOf(99).isValid());
        QCOMPARE(model.info(99), SocketInfo());
    }
    void aBatchIsInsertedAtOnce() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QVector<SocketInfo> sockets = manySockets(10'000);
        for (SocketId id = 20'000; id < 21'000; ++id)
            sockets.append(accepted(id, 1, "c1.x", "127.0.0.1:3"));
        sockets.append(manySockets(5'000)); // told twice, as after a change of state within one batch
        model.socketsChanged(sockets);
        QCOMPARE(model.socketCount(), 11'000);
        QCOMPARE(inserted.size(), 2);
        QVERIFY(changed.isEmpty());
    }
    void onlyVisibleRowsAreReadAndAnnounced() {
        FakeSource source;
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSource(&source);
        model.socketsChanged(manySockets(1'000));
        model.refresh(kNow);
        model.setVisible(range(101, 125));
        for (SocketId id = 1; id <= 1'000; ++id)
            source.set(id, kNow, Events::Out);
        source.trace.lanesRead = 0;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.refresh(kNow + kSecond);
        QCOMPARE(source.trace.lanesRead, 25);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 100);
        QCOMPARE(changed[0][1].toModelIndex().row(), 124);
        // Nothing new, nothing said.
        changed.clear();
        model.refresh(kNow + kSecond);
        QVERIFY(changed.isEmpty());
    }
    void wordsAreSortedWithoutALookAtLanes() {
        FakeSource source;
        SocketModel model;
        model.setSource(&source);
        model.socketsChanged(manySockets(100));
        model.refresh(kNow);
        source.trace.lanesRead = 0;
        for (const Column column : {Column::Name, Column::Kind, Column::Endpoints})
            model.sort(static_cast<int>(column), Qt::DescendingOrder);
        QCOMPARE(source.trace.lanesRead, 0);
        model.sort(static_cast<int>(Column::Since), Qt::DescendingOrder);
        QCOMPARE(source.trace.lanesRead, 100);
    }
    void aRenamedRowIsSortedByItsNewName() {
        SocketModel model;
        const auto named = [](SocketId id, const char* name) {
            return socketInfo(id, name, Kind::TcpClient, "127.0.0.1:1", "127.0.0.1:2");
        };
        model.socketsChanged({named(1, "a"), named(2, "b"), named(3, "c")});
        model.sort(static_cast<int>(Column::Name), Qt::AscendingOrder);
        QCOMPARE(model.indexOf(1).row(), 0);
        model.socketsChanged({named(1, "z")});
        model.sort(static_cast<int>(Column::Name), Qt::DescendingOrder);
        QCOMPARE(model.indexOf(1).row(), 0);
        QCOMPARE(model.indexOf(3).row(), 1);
    }
    void oneSignalForEachRunOfNeighbours() {
        FakeSource source;
        SocketModel model;
        model.setSource(&source);
        model.socketsChanged(manySockets(20));
        model.setVisible(range(1, 20));
        model.refresh(kNow);
        for (const SocketId id : {3U, 4U, 5U, 9U, 15U, 16U})
            source.set(id, kNow, Events::In);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.refresh(kNow);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(text(model, 4, Column::Revents), QStringLiteral("IN"));
    }
    void rowsThatComeIntoViewAreUpToDate() {
        FakeSource source;
        SocketModel model;
        model.setSource(&source);
        model.socketsChanged(manySockets(50));
        model.setVisible(range(1, 10));
        source.set(30, kNow - kSecond, Events::Out);
        model.refresh(kNow);
        QCOMPARE(text(model, 30, Column::Revents), QString::fromUtf8("–"));
        model.setVisible(range(25, 35));
        QCOMPARE(text(model, 30, Column::Revents), QStringLiteral("OUT"));
        QVERIFY(text(model, 30, Column::Since).startsWith(QStringLiteral("1")));
    }
    void aChangedSocketIsAnnouncedIfItIsSeen() {
        SocketModel model;
        QVector<SocketInfo> sockets = manySockets(3);
        model.socketsChanged(sockets);
        model.setVisible({2});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        sockets[0].name = "first";
        sockets[1].name = "second";
        model.socketsChanged({sockets[0], sockets[1]});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(SocketModel::socketAt(changed[0][0].toModelIndex()), SocketId{2});
        QCOMPARE(text(model, 1, Column::Name), QStringLiteral("first"));
    }
    void removedOnesLeaveInRuns() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QVector<SocketInfo> sockets = manySockets(10);
        model.socketsChanged(sockets);
        model.setVisible(range(1, 10));
        const QPersistentModelIndex last = model.indexOf(10);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.socketsChanged({withoutRow(sockets[2]), withoutRow(sockets[3]), withoutRow(sockets[7])});
        QCOMPARE(idsIn(model), (QVector<SocketId>{1, 2, 5, 6, 7, 9, 10}));
        QCOMPARE(removed.size(), 2);
        QCOMPARE(last.row(), 6);
        QVERIFY(!model.indexOf(3).isValid());
        // A late word about one that has gone does not bring it back.
        model.socketsChanged({withoutRow(sockets[2])});
        QCOMPARE(model.socketCount(), 7);
    }
    void childrenOutliveTheirListener() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QVector<SocketInfo> sockets = sampleSockets();
        model.socketsChanged(sockets);
        const QPersistentModelIndex child = model.indexOf(3);
        model.socketsChanged({withoutRow(sockets[0]), withoutRow(sockets[1])});
        QCOMPARE(idsIn(model), (QVector<SocketId>{5, 6, 7, 8, 9, 10, 11, 12, 3, 4}));
        QCOMPARE(SocketModel::socketAt(child), SocketId{3});
        QVERIFY(!child.parent().isValid());
        // One that was on its way finds no listener any more.
        model.socketsChanged({accepted(30, 1, "web.4", "127.0.0.1:9")});
        QCOMPARE(SocketModel::socketAt(model.index(10, 0)), SocketId{30});
    }
    void sortingIsDoneWhenAsked() {
        FakeSource source;
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSource(&source);
        model.socketsChanged(manySockets(12));
        model.setVisible(range(1, 3));
        const QPersistentModelIndex tenth = model.indexOf(10);
        model.sort(static_cast<int>(Column::Name), Qt::DescendingOrder);
        QCOMPARE(idsIn(model).first(), SocketId{12}); // c12 after c9: numbers, not letters
        QCOMPARE(SocketModel::socketAt(tenth), SocketId{10});
        source.set(2, kNow - kSecond, Events::Out);
        source.set(7, kNow - 2 * kSecond, Events::Err);
        model.sort(static_cast<int>(Column::Revents), Qt::DescendingOrder);
        QCOMPARE(idsIn(model).mid(0, 2), (QVector<SocketId>{7, 2}));
        // What happens later moves nothing; new ones come at the end.
        source.set(5, kNow, Events::Nval);
        model.refresh(kNow);
        model.socketsChanged(manySockets(1, 40));
        QCOMPARE(idsIn(model).mid(0, 2), (QVector<SocketId>{7, 2}));
        QCOMPARE(idsIn(model).last(), SocketId{40});
        model.sort(-1);
        QCOMPARE(idsIn(model).mid(0, 3), (QVector<SocketId>{1, 2, 3}));
    }
    void sinceCountsOnlyWhereItApplies() {
        FakeSource source;
        fillSamples(source);
        SocketModel model;
        model.setSource(&source);
        model.socketsChanged(sampleSockets());
        model.setVisible(range(1, 12));
        model.refresh(kNow);
        QCOMPARE(text(model, 3, Column::Since), QStringLiteral("140 ms"));
        QCOMPARE(text(model, 1, Column::Since), QString::fromUtf8("–"));   // not ready
        QCOMPARE(text(model, 10, Column::Since), QString::fromUtf8("–"));  // failed
        QCOMPARE(text(model, 12, Column::Since), QStringLiteral("47 ms")); // refused by the backend since then
        SocketRow old;
        old.since = QStringLiteral("6 min 28 s");
        QCOMPARE(cellTextInShort(old, Column::Since), QStringLiteral("6 min"));
        old.since = QStringLiteral("140 ms");
        QCOMPARE(cellTextInShort(old, Column::Since), QStringLiteral("140 ms"));
        QCOMPARE(text(model, 3, Column::Transitions), QStringLiteral("2"));
        QCOMPARE(text(model, 3, Column::Rate), QStringLiteral("1/s"));
        QVERIFY(text(model, 10, Column::Revents).startsWith(QStringLiteral("nothing listens there")));
        QCOMPARE(text(model, 11, Column::Revents), QStringLiteral("connecting"));
    }
    void nothingReadyNeedsNoClock() {
        FakeSource source;
        SocketModel model;
        model.setSource(&source);
        model.socketsChanged(manySockets(5));
        model.setVisible(range(1, 5));
        model.refresh(kNow);
        QCOMPARE(model.turnsIn(true, true), kInfinite);
        source.set(3, kNow - 30 * kSecond, Events::Out);
        model.refresh(kNow);
        QCOMPARE(model.turnsIn(true, true), 100 * kMillisecond); // 30.0 s, then 30.1 s
        QCOMPARE(model.turnsIn(false, true), kInfinite);
        model.setVisible({1, 2});
        QCOMPARE(model.turnsIn(true, true), kInfinite);
    }
    void everyCellHasWordsForAScreenReader() {
        FakeSource source;
        fillSamples(source);
        SocketModel model;
        model.setSource(&source);
        model.socketsChanged(sampleSockets());
        model.setVisible(range(1, 12));
        model.refresh(kNow);
        QCOMPARE(model.indexOf(3).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("web.2, TCP accepted, IN OUT RDHUP, half closed, for 140 ms"));
        for (SocketId id = 1; id <= 12; ++id)
            for (int column = 0; column < kColumnCount; ++column) {
                QVERIFY(!model.indexOf(id, column).data(Qt::AccessibleTextRole).toString().isEmpty());
                QVERIFY(!model.indexOf(id, column).data(Qt::ToolTipRole).toString().isEmpty());
            }
    }
    void aNameIsNeverTakenForMarkup() {
        SocketModel model;
        model.socketsChanged({socketInfo(1, "<b>x</b>", Kind::UnixClient, "", "/tmp/<i>")});
        QVERIFY(model.indexOf(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;x")));
    }
    void clearingForgetsAll() {
        SocketModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.socketsChanged(sampleSockets());
        model.setVisible(range(1, 12));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        model.refresh(kNow);
        model.socketsChanged(sampleSockets());
        QCOMPARE(model.socketCount(), 12);
    }
};

QTEST_MAIN(TestSocketModel)

#include "tst_socketmodel.moc"
