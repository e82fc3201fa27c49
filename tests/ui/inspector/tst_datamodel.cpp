// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/datalog.h"
#include "ui/inspector/datamodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace readyscope;

class TestDataModel : public QObject {
    Q_OBJECT
private slots:
    void sixteenBytesARow();
    void whatWithoutBytes();
    void logIsBounded();
};

void TestDataModel::sixteenBytesARow() {
    DataModel model;
    QByteArray bytes("0123456789abcdef\x00\xff~", 19);
    model.show({{7, DataRecord::What::Received, bytes, 19, true}}, [](Nanos time) { return QString::number(time); });
    QCOMPARE(model.rowCount(), 2);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, DataModel::Time), QStringLiteral("7"));
    QCOMPARE(cell(0, DataModel::What), QStringLiteral("received 19 bytes, then the end"));
    QCOMPARE(cell(0, DataModel::Hex), QStringLiteral("30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66"));
    QCOMPARE(cell(0, DataModel::Text), QStringLiteral("0123456789abcdef"));
    QCOMPARE(cell(1, DataModel::Time), QString());
    QCOMPARE(cell(1, DataModel::What), QStringLiteral("16"));
    QCOMPARE(cell(1, DataModel::Hex), QStringLiteral("00 ff 7e"));
    QCOMPARE(cell(1, DataModel::Text), QStringLiteral("..~"));
}

void TestDataModel::whatWithoutBytes() {
    DataModel model;
    model.show({{1, DataRecord::What::Received, {}, 0, true}, {2, DataRecord::What::Peeked, {}, 0, false}},
               [](Nanos time) { return QString::number(time); });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, DataModel::What).data().toString(), QStringLiteral("received: the end of the stream"));
    QCOMPARE(model.index(1, DataModel::What).data().toString(), QStringLiteral("peeked: an empty datagram"));
    QCOMPARE(model.index(1, DataModel::Hex).data().toString(), QString());
}

void TestDataModel::logIsBounded() {
    DataLog log;
    QSignalSpy changed(&log, &DataLog::changed);
    for (int i = 0; i < DataLog::kMostRecords + 5; ++i)
        log.add(1, {i, DataRecord::What::Sent, "x", 1, false});
    QCOMPARE(log.of(1).size(), DataLog::kMostRecords);
    QCOMPARE(log.of(1).first().time, Nanos{5});
    log.add(1, {900, DataRecord::What::Received, QByteArray(DataLog::kMostBytes + 1, 'x'), 1, false});
    QCOMPARE(log.of(1).size(), qsizetype{1}); // the newest stays
    QVERIFY(log.of(2).isEmpty());
    QCOMPARE(changed.size(), DataLog::kMostRecords + 6);
    log.forget(1);
    QVERIFY(log.of(1).isEmpty());
}

QTEST_APPLESS_MAIN(TestDataModel)
#include "tst_datamodel.moc"
