// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the model that are one event bit of their socket.
#include "samples.h"

#include "ui/sockets/socketcolumns.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sublanerow.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

namespace {

struct Sampled {
    FakeSource source;
    SocketModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Sampled() {
        fillSamples(source);
        model.setSource(&source);
        model.socketsChanged(sampleSockets());
        model.setVisible({1, 2, 3, 4, 5});
        model.refresh(kNow);
    }
    QString text(SocketId socket, Events::Bit bit, Column column) {
        for (int row = 0; row < model.subLaneCount(model.indexOf(socket)); ++row) {
            const QModelIndex index = model.index(row, static_cast<int>(column), model.indexOf(socket));
            if (SocketModel::laneAt(index).subLane.any(bit))
                return index.data().toString();
        }
        return QStringLiteral("no such sub-lane");
    }
    QStringList names(SocketId socket) {
        QStringList names;
        for (int row = 0; row < model.subLaneCount(model.indexOf(socket)); ++row)
            names.append(model.index(row, 0, model.indexOf(socket)).data().toString());
        return names;
    }
};

} // namespace

class TestSubLaneRows : public QObject {
    Q_OBJECT
private slots:
    void anySocketUnfoldsButNoSubLane() {
        Sampled sampled;
        const QModelIndex web2 = sampled.model.indexOf(3);
        QVERIFY(sampled.model.hasChildren(web2));
        QCOMPARE(sampled.model.rowCount(web2), 0);
        const QSignalSpy inserted(&sampled.model, &QAbstractItemModel::rowsInserted);
        sampled.model.openSubLanes(web2);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(sampled.names(3), (QStringList{"IN", "PRI", "OUT", "RDHUP", "HUP", "ERR"}));
        const QModelIndex in = sampled.model.index(0, 0, web2);
        QVERIFY(!sampled.model.hasChildren(in));
        QCOMPARE(in.parent(), web2);
        QCOMPARE(SocketModel::socketAt(in), SocketId{3});
        QCOMPARE(sampled.model.indexOf(SocketModel::laneAt(in)), in);
        sampled.model.closeSubLanes(web2);
        QCOMPARE(sampled.model.rowCount(web2), 0);
    }
    void eachSaysHowItStands() {
        Sampled sampled;
        sampled.model.openSubLanes(sampled.model.indexOf(3));
        QCOMPARE(sampled.text(3, Events::Out, Column::Kind), QStringLiteral("set: room to send"));
        QCOMPARE(sampled.text(3, Events::Out, Column::Since), QStringLiteral("2 s"));
        QCOMPARE(sampled.text(3, Events::Out, Column::Revents), QStringLiteral("1 rise"));
        QCOMPARE(sampled.text(3, Events::In, Column::Since), QStringLiteral("140 ms"));
        QCOMPARE(sampled.text(3, Events::Err, Column::Kind), QStringLiteral("clear"));
        QCOMPARE(sampled.text(3, Events::Err, Column::Since), QString::fromUtf8("–"));
        QCOMPARE(sampled.text(3, Events::Err, Column::Revents), QStringLiteral("0 rises"));
        const QModelIndex in = sampled.model.index(0, 0, sampled.model.indexOf(3));
        QCOMPARE(in.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("web.2, IN, set: data or end of file, 1 rise, for 140 ms"));
        QVERIFY(!in.data(Qt::ToolTipRole).toString().isEmpty());
    }
    void itsQueueSaysWhatIsNotRead() {
        SubLaneRow row;
        row.subLane = Events::In | Events::R;
        row.isSet = true;
        SocketRow socket;
        socket.info.kind = Kind::TcpAccepted;
        socket.revents = Events::In | Events::RdHup;
        QCOMPARE(cellText(row, socket, Column::Kind), QStringLiteral("set: data or end of file"));
        socket.queues.in = 0;
        QCOMPARE(cellText(row, socket, Column::Kind), QStringLiteral("set: end of file not read"));
        socket.queues.in = 7;
        QCOMPARE(cellText(row, socket, Column::Kind), QStringLiteral("set: data not read, then end of file"));
        socket.revents = Events::In;
        QCOMPARE(cellText(row, socket, Column::Kind), QStringLiteral("set: data or end of file"));
    }
    void theyComeBeforeWhatAListenerAccepted() {
        Sampled sampled;
        const QModelIndex web = sampled.model.indexOf(1);
        QVERIFY(sampled.model.hasAccepted(web));
        sampled.model.openSubLanes(web);
        QCOMPARE(sampled.model.subLaneCount(web), 6);
        QCOMPARE(sampled.model.rowCount(web), 9);
        QCOMPARE(SocketModel::socketAt(sampled.model.index(5, 0, web)), SocketId{1});
        QCOMPARE(SocketModel::socketAt(sampled.model.index(6, 0, web)), SocketId{2});
        // Sorting leaves them where they are.
        sampled.model.sort(static_cast<int>(Column::Name), Qt::DescendingOrder);
        QCOMPARE(sampled.names(1).first(), QStringLiteral("IN"));
        QCOMPARE(SocketModel::socketAt(sampled.model.index(6, 0, sampled.model.indexOf(1))), SocketId{4});
        // And what it accepted outlives it without them.
        SocketInfo gone = sampleSockets().first();
        gone.removed = true;
        sampled.model.socketsChanged({gone});
        QVERIFY(sampled.model.indexOf(2).isValid());
        QVERIFY(!sampled.model.indexOf(2).parent().isValid());
    }
    void onlyWhatIsOpenIsRead() {
        Sampled sampled;
        const QSignalSpy changed(&sampled.model, &QAbstractItemModel::dataChanged);
        sampled.source.set(3, kNow + kMillisecond, Events::Out | Events::RdHup | Events::Nval);
        sampled.model.openSubLanes(sampled.model.indexOf(3));
        sampled.model.refresh(kNow + 2 * kMillisecond);
        // A bit that was never seen before has come.
        QCOMPARE(sampled.names(3).last(), QStringLiteral("NVAL"));
        QCOMPARE(sampled.text(3, Events::In, Column::Kind), QStringLiteral("clear"));
        QCOMPARE(sampled.text(3, Events::In, Column::Revents), QStringLiteral("1 rise"));
        QVERIFY(!changed.isEmpty());
        sampled.source.set(3, kNow + 3 * kMillisecond, Events::In | Events::Out);
        sampled.model.refresh(kNow + 4 * kMillisecond);
        QCOMPARE(sampled.text(3, Events::In, Column::Revents), QStringLiteral("2 rises"));
        QCOMPARE(sampled.text(3, Events::RdHup, Column::Kind), QStringLiteral("clear"));
    }
    void selectTellsSets() {
        Sampled sampled;
        sampled.model.setAskingInSets(true);
        sampled.model.openSubLanes(sampled.model.indexOf(7));
        QCOMPARE(sampled.names(7), (QStringList{"R", "W", "E"}));
        sampled.model.openSubLanes(sampled.model.indexOf(3));
        QCOMPARE(sampled.names(3), (QStringList{"R", "E", "W", "RDHUP", "HUP", "ERR"}));
        // Poll asks from now on.
        sampled.model.setAskingInSets(false);
        sampled.model.setVisible({3, 7});
        sampled.model.refresh(kNow);
        QCOMPARE(sampled.names(7), (QStringList{"IN", "PRI", "OUT", "RDHUP", "HUP", "ERR"}));
        QCOMPARE(sampled.names(3), (QStringList{"IN", "PRI", "OUT", "RDHUP", "HUP", "ERR"}));
    }
    void manyRisesAreCountedLittleByLittle() {
        FakeSource source;
        constexpr int kRises = 100'000;
        for (int i = 0; i < kRises; ++i) {
            source.set(1, kNow + 2 * i, Events::In);
            source.set(1, kNow + 2 * i + 1, {});
        }
        SocketModel model;
        model.setSource(&source);
        model.socketsChanged({socketInfo(1, "busy", Kind::TcpClient, "a", "b")});
        model.setVisible({1});
        model.openSubLanes(model.indexOf(1));
        const auto rises = [&model] {
            return model.index(0, static_cast<int>(Column::Revents), model.indexOf(1)).data().toString();
        };
        QVERIFY(rises().endsWith(QStringLiteral("rises so far")));
        QCOMPARE(model.turnsIn(true, false), Nanos{0}); // soon again
        int looks = 0;
        for (; rises().endsWith(QStringLiteral("so far")) && looks < 10; ++looks)
            model.refresh(kNow + kSecond);
        QVERIFY(looks >= 1);
        QCOMPARE(rises(), QString::fromUtf8("100\u2009000 rises"));
        QCOMPARE(model.turnsIn(true, false), kInfinite);
    }
    void tenThousandRowsDoNotUnfold() {
        SocketModel model;
        const QSignalSpy told(&model, &SocketModel::unfoldingChanged);
        QVector<SocketInfo> sockets;
        for (SocketId id = 1; id < SocketModel::kMostUnfolding; ++id)
            sockets.append(socketInfo(id, "c", Kind::TcpClient, "a", "b"));
        model.socketsChanged(sockets);
        QVERIFY(model.canOpenSubLanes());
        model.openSubLanes(model.indexOf(5));
        QCOMPARE(model.rowCount(model.indexOf(5)), 6);
        SocketInfo last = socketInfo(SocketModel::kMostUnfolding, "last", Kind::TcpClient, "a", "b");
        model.socketsChanged({last});
        QCOMPARE(told.size(), 1);
        QVERIFY(!model.hasChildren(model.indexOf(5)));
        model.openSubLanes(model.indexOf(5));
        QCOMPARE(model.rowCount(model.indexOf(5)), 0);
        last.removed = true;
        model.socketsChanged({last});
        QCOMPARE(told.size(), 2);
        QVERIFY(model.hasChildren(model.indexOf(5)));
    }
};

QTEST_MAIN(TestSubLaneRows)

#include "tst_sublanerows.moc"
