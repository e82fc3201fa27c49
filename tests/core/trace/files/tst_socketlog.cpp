// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/socketlog.h"

#include <QTest>

using namespace readyscope;

namespace {

SocketInfo change(Nanos time, SocketId id) {
    SocketInfo info;
    info.time = time;
    info.id = id;
    return info;
}

} // namespace

class TestSocketLog : public QObject {
    Q_OBJECT
private slots:
    void keepsEveryChange();
    void forgetsTheOldestButTheLastOfEach();
    void notesStayAsTheyWere();
};

void TestSocketLog::keepsEveryChange() {
    SocketLog log;
    QVERIFY(log.empty());
    for (Nanos time = 0; time < 100; ++time)
        log.add(change(time, static_cast<SocketId>(time % 3 + 1)));
    const TraceNotes notes = log.notes();
    QCOMPARE(notes.sockets.size(), std::size_t{100});
    for (Nanos time = 0; time < 100; ++time)
        QCOMPARE(notes.sockets[static_cast<std::size_t>(time)]->time, time);
    log.clear();
    QVERIFY(log.empty());
}

void TestSocketLog::forgetsTheOldestButTheLastOfEach() {
    SocketLog log(100);
    log.add(change(0, 1));
    log.add(change(1, 2));
    for (Nanos time = 2; time < 5000; ++time)
        log.add(change(time, time % 2 == 0 ? 3 : 4));
    const TraceNotes notes = log.notes();
    QVERIFY(notes.sockets.size() < 210);
    QCOMPARE(notes.sockets[0]->id, SocketId{1});
    QCOMPARE(notes.sockets[1]->id, SocketId{2});
    QCOMPARE(notes.sockets.back()->time, Nanos{4999});
    for (std::size_t i = 3; i < notes.sockets.size(); ++i)
        QCOMPARE(notes.sockets[i]->time, notes.sockets[i - 1]->time + 1);
}

void TestSocketLog::notesStayAsTheyWere() {
    SocketLog log;
    log.add(change(1, 1));
    log.add(ErrorRecord{2, 1, {"connect", 111, "tcp:x", {}}});
    const TraceNotes notes = log.notes();
    log.add(change(3, 1));
    QCOMPARE(notes.sockets.size(), std::size_t{1});
    QCOMPARE(notes.errors.size(), std::size_t{1});
    QCOMPARE(notes.errors.front().errnum, std::string("ECONNREFUSED"));
    QCOMPARE(notes.errors.front().message, std::string("tcp:x: nothing listens there: ECONNREFUSED"));
}

QTEST_APPLESS_MAIN(TestSocketLog)
#include "tst_socketlog.moc"
