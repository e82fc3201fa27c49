// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jsonwriter.h"

#include "core/socket/fd.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <array>
#include <cerrno>
#include <future>

#include <fcntl.h>
#include <signal.h>

using namespace readyscope;

namespace {

struct Pipe {
    Fd reader;
    Fd writer;
    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            qFatal("pipe2 failed");
        reader.reset(ends[0]);
        writer.reset(ends[1]);
    }
    QByteArray readToEnd() const {
        QByteArray all;
        std::array<char, 65536> buffer{};
        for (ssize_t got = 1; got > 0;) {
            got = ::read(reader.get(), buffer.data(), buffer.size());
            if (got > 0)
                all.append(buffer.data(), got);
        }
        return all;
    }
};

QList<QJsonObject> objectsIn(const QByteArray& text) {
    QList<QJsonObject> objects;
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

// One rise and one fall, times 2k and 2k + 1.
Batch batchAt(int k) {
    Batch batch;
    for (const int step : {0, 1}) {
        Transition transition;
        transition.time = 2 * k + step;
        transition.socket = 1;
        transition.previous = step == 0 ? Events() : Events(Events::In);
        transition.revents = step == 0 ? Events(Events::In) : Events();
        batch.transitions.push_back(transition);
        Wait wait;
        wait.returned = transition.time;
        batch.waits.push_back(wait);
    }
    batch.horizon = 2 * k + 1;
    return batch;
}

void ignoreFailure(const SysError& /*error*/) {}

} // namespace

class TestJsonWriter : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }
    void writesFirstAndLast();
    void flushesEachBatch();
    void slowReaderMakesAGap();
    void whatIsNotInBulkIsNeverLost();
    void recordFromOutsideWaitsForItsPlace();
    void recordFromOutsideIsNeverTooLate();
    void failureIsToldOnceAndStopsNobody();
};

void TestJsonWriter::writesFirstAndLast() {
    Pipe pipe;
    JsonWriter writer(pipe.writer.get(), {}, ignoreFailure);
    writer.begin({});
    Batch batch = batchAt(1);
    writer.engineBatch(batch);
    QVERIFY(batch.empty());
    writer.finish();
    pipe.writer.reset();
    const QList<QJsonObject> objects = objectsIn(pipe.readToEnd());
    QCOMPARE(objects.size(), 6);
    QCOMPARE(objects.first()["type"].toString(), QString("capture"));
    QCOMPARE(objects[1]["type"].toString(), QString("wait"));
    QCOMPARE(objects[2]["type"].toString(), QString("transition"));
    QCOMPARE(objects.last()["type"].toString(), QString("end"));
    QVERIFY(!writer.failed());
}

// What the engine hands over before it sleeps is read while it sleeps.
void TestJsonWriter::flushesEachBatch() {
    Pipe pipe;
    JsonWriter writer(pipe.writer.get(), {}, ignoreFailure);
    writer.begin({});
    Batch batch = batchAt(1);
    writer.engineBatch(batch);
    QByteArray got;
    std::array<char, 4096> buffer{};
    while (got.count('\n') < 5) {
        const ssize_t count = ::read(pipe.reader.get(), buffer.data(), buffer.size());
        QVERIFY(count > 0);
        got.append(buffer.data(), count);
    }
    QCOMPARE(objectsIn(got).last()["type"].toString(), QString("transition"));
}

void TestJsonWriter::slowReaderMakesAGap() {
    constexpr int kBatches = 20'000;
    Pipe pipe;
    JsonWriter writer(pipe.writer.get(), {true, 64 * 1024}, ignoreFailure);
    writer.begin({});
    for (int k = 1; k <= kBatches; ++k) {
        Batch batch = batchAt(k);
        if (k == kBatches)
            batch.transitions.pop_back(); // the last state is IN
        writer.engineBatch(batch);
    }
    auto text = std::async(std::launch::async, [&pipe] { return pipe.readToEnd(); });
    writer.finish();
    pipe.writer.reset();
    const QList<QJsonObject> objects = objectsIn(text.get());

    QJsonValue last = QJsonArray();
    qint64 time = 0;
    qint64 lost = 0;
    qint64 transitions = 0;
    qint64 waits = 0;
    for (const QJsonObject& object : objects) {
        const QString type = object["type"].toString();
        if (type == "capture" || type == "end")
            continue;
        const QString when = type == "wait" ? "returned" : type == "gap" ? "to" : "t";
        QVERIFY(object[when].toInteger() >= time);
        time = object[when].toInteger();
        waits += type == "wait" ? 1 : 0;
        lost += type == "gap" ? object["lost"].toInteger() : 0;
        if (type != "transition")
            continue;
        ++transitions;
        QCOMPARE(object["previous"], last);
        last = object["revents"];
    }
    QVERIFY(lost > 0);
    QCOMPARE(last, QJsonValue(QJsonArray{"IN"}));
    const QJsonObject end = objects.last();
    QCOMPARE(end["lost"].toInteger(), lost);
    QCOMPARE(end["transitions"].toInteger(), transitions);
    QCOMPARE(end["waits"].toInteger(), waits);
    // A told transition may be one that changes nothing for the reader: it is not written, and not lost either.
    QVERIFY(transitions + waits + lost <= 4 * kBatches - 1);
}

void TestJsonWriter::whatIsNotInBulkIsNeverLost() {
    constexpr int kBatches = 2'000;
    Pipe pipe;
    JsonWriter writer(pipe.writer.get(), {true, 1}, ignoreFailure);
    writer.begin({});
    for (int k = 1; k <= kBatches; ++k) {
        Batch batch = batchAt(k);
        batch.markers.push_back({2 * k, MarkerKind::User, std::to_string(k), "", ""});
        batch.errors.push_back({2 * k, kNoSocket, {"x", EIO, "s", ""}});
        writer.engineBatch(batch);
    }
    auto text = std::async(std::launch::async, [&pipe] { return pipe.readToEnd(); });
    writer.finish();
    pipe.writer.reset();
    int markers = 0;
    int errors = 0;
    for (const QJsonObject& object : objectsIn(text.get())) {
        if (object["type"] == "marker")
            QCOMPARE(object["text"].toString().toInt(), ++markers);
        errors += object["type"] == "error" ? 1 : 0;
    }
    QCOMPARE(markers, kBatches);
    QCOMPARE(errors, kBatches);
}

void TestJsonWriter::recordFromOutsideWaitsForItsPlace() {
    Pipe pipe;
    JsonWriter writer(pipe.writer.get(), {}, ignoreFailure);
    writer.begin({});
    writer.add(ClockPair{5, 0});
    Batch older = batchAt(1); // times 2 and 3
    writer.engineBatch(older);
    Batch younger = batchAt(4);
    writer.engineBatch(younger);
    writer.finish();
    pipe.writer.reset();
    const QList<QJsonObject> objects = objectsIn(pipe.readToEnd());
    QCOMPARE(objects.size(), 11);
    QCOMPARE(objects[5]["type"].toString(), QString("clock"));
}

// A thread may be stopped between its look at the clock and its call: the engine's later records are written by then.
void TestJsonWriter::recordFromOutsideIsNeverTooLate() {
    Pipe pipe;
    JsonWriter writer(pipe.writer.get(), {}, ignoreFailure);
    writer.begin({});
    Batch batch = batchAt(10); // times 20 and 21
    writer.engineBatch(batch);
    ErrorRecord error;
    error.time = 7;
    error.error.call = "script";
    writer.add(error);
    writer.add(ClockPair{9, 1'009});
    writer.finish();
    pipe.writer.reset();
    const QList<QJsonObject> objects = objectsIn(pipe.readToEnd());
    const auto ofType = [&objects](const char* type) {
        const auto found = std::find_if(objects.begin(), objects.end(), [type](const QJsonObject& object) {
            return object["type"].toString() == QLatin1String(type);
        });
        return found == objects.end() ? QJsonObject() : *found;
    };
    QVERIFY(ofType("error")["t"].toInteger() >= 21);
    const QJsonObject clock = ofType("clock");
    QVERIFY(clock["monotonic"].toInteger() >= 21);
    QCOMPARE(clock["realtime"].toInteger() - clock["monotonic"].toInteger(), qint64{1'000});
}

void TestJsonWriter::failureIsToldOnceAndStopsNobody() {
    Pipe pipe;
    pipe.reader.reset();
    std::atomic<int> told = 0;
    std::atomic<int> error = 0;
    JsonWriter writer(pipe.writer.get(), {}, [&](const SysError& failure) {
        ++told;
        error = failure.errnum;
    });
    writer.begin({});
    for (int k = 1; k <= 100; ++k) {
        Batch batch = batchAt(k);
        writer.engineBatch(batch);
    }
    writer.finish();
    QVERIFY(writer.failed());
    QCOMPARE(told.load(), 1);
    QCOMPARE(error.load(), EPIPE);
}

QTEST_APPLESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
