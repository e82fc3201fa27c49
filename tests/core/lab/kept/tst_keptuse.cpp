// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of the five uses that the help's pictures are drawn from.

#include "core/lab/kept/keptuse.h"
#include "core/trace/store.h"

#include <QTest>

#include <algorithm>

using namespace readyscope;

class TestKeptUse : public QObject {
    Q_OBJECT

private slots:
    void everyUseIsKeptWithItsRows() {
        QVERIFY(readKeptUses(keptUsesText()).has_value());
        QVERIFY(!keptUses().made.empty());
        QCOMPARE(keptUses().uses.size(), scenarios().size());
        for (const Scenario& scenario : scenarios()) {
            const KeptUse* use = keptUses().of(scenario.name);
            QVERIFY2(use != nullptr, scenario.name.c_str());
            for (const std::string& name : scenario.rowNames(false))
                QVERIFY2(std::ranges::find(use->rows, name, &SocketInfo::name) != use->rows.end(), name.c_str());
            const auto snapshot = use->source->snapshot();
            QCOMPARE(snapshot->totals().now, use->lasted);
            for (const SocketInfo& row : use->rows) {
                QVERIFY2(!snapshot->watches(row.id).empty(), row.name.c_str());
                QVERIFY2(snapshot->lane(row.id).end > 0, row.name.c_str());
            }
        }
        QVERIFY(keptUses().of("tea") == nullptr);
    }

    void connectionsStandBelowTheirListener() {
        const std::vector<SocketInfo>& rows = keptUses().of("listener")->rows;
        QCOMPARE(rows.front().name, std::string("listener"));
        QCOMPARE(rows.front().kind, Kind::TcpListener);
        QVERIFY(rows.size() > 2);
        for (std::size_t i = 1; i < rows.size(); ++i)
            QVERIFY(rows[i].name.starts_with("listener."));
    }

    void rowsThatWereNotThereAreLeftOut() {
        Store store;
        store.clear(0);
        store.beginWatch(1, 10, false);
        store.beginWatch(2, 20, false);
        store.endWatch(2, 30, WatchEnd::Closed);
        store.advance(100);
        SocketInfo here;
        here.id = 1;
        here.name = "here";
        here.kind = Kind::UdpBound;
        SocketInfo gone = here;
        gone.id = 2;
        gone.name = "gone";
        const Scenario& scenario = scenarios().front();
        const std::string text = keptText(scenario, Backend::Epoll, *store.snapshot(), {gone, here}, 50, 90);
        const auto kept = readKeptUses(text);
        QVERIFY2(kept.has_value(), text.c_str());
        const KeptUse& use = kept->uses.front();
        QCOMPARE(use.scenario, &scenario);
        QCOMPARE(use.backend, Backend::Epoll);
        QCOMPARE(use.lasted, Nanos{40});
        QCOMPARE(use.rows.size(), std::size_t{1});
        QCOMPARE(use.rows.front().name, std::string("here"));
        QCOMPARE(use.rows.front().kind, Kind::UdpBound);
    }

    void whatIsWrongIsNotRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no such use") << QByteArray("use tea poll 5\n");
        QTest::newRow("no such backend") << QByteArray("use listener kettle 5\n");
        QTest::newRow("no end") << QByteArray("use listener poll\n");
        QTest::newRow("a row of none") << QByteArray("row tcp client\n");
        QTest::newRow("no such kind") << QByteArray("use listener poll 5\nrow tea client\n");
        QTest::newRow("changes of no row") << QByteArray("use listener poll 5\nchanged 1 IN\n");
        QTest::newRow("changes that are wrong") << QByteArray("use listener poll 5\nrow tcp a\nchanged 1\n");
    }
    void whatIsWrongIsNotRead() {
        QFETCH(QByteArray, text);
        QVERIFY(!readKeptUses(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestKeptUse)
#include "tst_keptuse.moc"
