// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Names that the engine gives: the lowest number that is free, however many there are.

#include "core/engine/sockettable.h"

#include <QTest>

using namespace readyscope;

namespace {

SocketId addFree(SocketTable& table) { return table.add(table.freeName("udp")).info.id; }
QString nameOf(const SocketTable& table, SocketId id) { return QString::fromStdString(table.find(id)->info.name); }

} // namespace

class TestSocketNames : public QObject {
    Q_OBJECT
private slots:
    void lowestFreeNumber() {
        SocketTable table;
        const SocketId first = addFree(table);
        const SocketId second = addFree(table);
        table.add("udp3"); // somebody chose it
        QCOMPARE(nameOf(table, first), QString("udp1"));
        QCOMPARE(nameOf(table, second), QString("udp2"));
        QCOMPARE(nameOf(table, addFree(table)), QString("udp4"));
        table.remove(second);
        QCOMPARE(nameOf(table, addFree(table)), QString("udp2"));
        QCOMPARE(nameOf(table, addFree(table)), QString("udp5"));
        QVERIFY(table.rename(*table.find(first), "web"));
        QCOMPARE(nameOf(table, addFree(table)), QString("udp1"));
        QCOMPARE(QString::fromStdString(table.freeName("tcp")), QString("tcp1"));
    }
    // "udp02" and "udp99999999999" are none of the names that are given, and leave the numbers as they are.
    void namesThatOnlyLookAlike() {
        SocketTable table;
        const SocketId odd = table.add("udp01").info.id;
        const SocketId huge = table.add("udp99999999999").info.id;
        const SocketId digits = table.add("7").info.id;
        QCOMPARE(nameOf(table, addFree(table)), QString("udp1"));
        for (const SocketId id : {odd, huge, digits})
            table.remove(id);
        QCOMPARE(nameOf(table, addFree(table)), QString("udp2"));
    }
    void manyOfOneWord() {
        SocketTable table;
        SocketId last = kNoSocket;
        for (int i = 0; i < 20'000; ++i)
            last = addFree(table);
        QCOMPARE(nameOf(table, last), QString("udp20000"));
    }
};

QTEST_GUILESS_MAIN(TestSocketNames)
#include "tst_socketnames.moc"
