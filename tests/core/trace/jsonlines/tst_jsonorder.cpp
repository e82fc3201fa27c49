// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/jsonorder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace readyscope;

namespace {

QList<QJsonObject> objectsIn(const std::string& text) {
    QList<QJsonObject> objects;
    for (const QByteArray& line : QByteArray::fromStdString(text).split('\n'))
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    return objects;
}

QStringList typesIn(const std::string& text) {
    QStringList types;
    for (const QJsonObject& object : objectsIn(text))
        types.append(object["type"].toString());
    return types;
}

Transition change(Nanos time, SocketId socket, Events previous, Events revents) {
    Transition transition;
    transition.time = time;
    transition.socket = socket;
    transition.previous = previous;
    transition.revents = revents;
    return transition;
}

Wait waitUntil(Nanos returned) {
    Wait wait;
    wait.entered = returned - 1;
    wait.returned = returned;
    return wait;
}

SocketInfo socketAt(Nanos time, SocketState state) {
    SocketInfo info;
    info.time = time;
    info.id = 1;
    info.name = "c1";
    info.state = state;
    return info;
}

} // namespace

class TestJsonOrder : public QObject {
    Q_OBJECT
private slots:
    void ordersByTime();
    void waitStandsBeforeItsTransitions();
    void socketAppearsBeforeAndEndsAfterItsTransitions();
    void endAndReturnInOneInstantKeepTheirOrder();
    void holdsBackWhatIsNewerThanTheHorizon();
    void lateFallFindsItsPlace();
    void repeatedSocketIsNotWritten();
    void previousFollowsTheLastLine();
    void wayBackWithinALossIsNotWritten();
    void waitsLeftOutAreCounted();
    void totals();
};

void TestJsonOrder::ordersByTime() {
    JsonOrder order;
    order.add(Gap{1, 50, 2, kNoSocket});
    order.add(Hit{40, 1, 1, Events::In});
    order.add(change(30, 1, {}, Events::In));
    order.add(Marker{20, MarkerKind::User, "m", "", ""});
    order.add(ClockPair{10, 0});
    std::string out;
    order.take(100, out);
    QCOMPARE(typesIn(out), QStringList({"clock", "marker", "transition", "hit", "gap"}));
    QVERIFY(order.empty());
}

void TestJsonOrder::waitStandsBeforeItsTransitions() {
    JsonOrder order;
    order.add(Hit{10, 1, 2, Events::In});
    order.add(change(10, 1, {}, Events::In));
    order.add(waitUntil(10));
    std::string out;
    order.take(10, out);
    QCOMPARE(typesIn(out), QStringList({"wait", "transition", "hit"}));
}

void TestJsonOrder::socketAppearsBeforeAndEndsAfterItsTransitions() {
    JsonOrder order;
    order.add(change(10, 1, {}, Events::In));
    order.add(socketAt(10, SocketState::Open));
    order.add(change(20, 1, Events::In, {}));
    order.add(socketAt(20, SocketState::Closed));
    std::string out;
    order.take(20, out);
    QCOMPARE(typesIn(out), QStringList({"socket", "transition", "transition", "socket"}));
}

void TestJsonOrder::endAndReturnInOneInstantKeepTheirOrder() {
    JsonOrder order;
    order.add(socketAt(10, SocketState::Open));
    order.add(socketAt(20, SocketState::Closed));
    order.add(socketAt(20, SocketState::Opening));
    std::string out;
    order.take(20, out);
    const QList<QJsonObject> objects = objectsIn(out);
    QCOMPARE(objects.size(), 3);
    QCOMPARE(objects[1]["state"].toString(), QString("closed"));
    QCOMPARE(objects[2]["state"].toString(), QString("opening"));
}

void TestJsonOrder::holdsBackWhatIsNewerThanTheHorizon() {
    JsonOrder order;
    order.add(waitUntil(10));
    order.add(waitUntil(11));
    std::string out;
    order.take(10, out);
    QCOMPARE(objectsIn(out).size(), 1);
    QVERIFY(!order.empty());
    order.take(11, out);
    QCOMPARE(objectsIn(out).size(), 2);
}

void TestJsonOrder::lateFallFindsItsPlace() {
    JsonOrder order;
    order.add(change(10, 1, {}, Events::In));
    order.add(change(30, 2, {}, Events::In));
    std::string out;
    order.take(10, out);
    order.add(change(20, 1, Events::In, {}));
    order.take(30, out);
    QList<int> times;
    for (const QJsonObject& object : objectsIn(out))
        times.append(object["t"].toInt());
    QCOMPARE(times, QList<int>({10, 20, 30}));
}

void TestJsonOrder::repeatedSocketIsNotWritten() {
    JsonOrder order;
    SocketInfo info = socketAt(10, SocketState::Open);
    order.add(info);
    info.time = 20;
    info.removed = true; // the line does not tell this
    order.add(info);
    std::string out;
    order.take(100, out);
    QCOMPARE(objectsIn(out).size(), 1);
}

void TestJsonOrder::previousFollowsTheLastLine() {
    JsonOrder order;
    order.add(change(10, 1, {}, Events::In));
    // What led from IN to OUT was lost.
    order.add(change(20, 1, Events::Out, Events::In | Events::Out));
    std::string out;
    order.take(100, out);
    const QList<QJsonObject> objects = objectsIn(out);
    QCOMPARE(objects[1]["previous"], objects[0]["revents"]);
}

void TestJsonOrder::wayBackWithinALossIsNotWritten() {
    JsonOrder order;
    order.add(change(10, 1, {}, Events::In));
    order.add(change(20, 1, {}, Events::In));
    std::string out;
    order.take(100, out);
    QCOMPARE(objectsIn(out).size(), 1);
    QCOMPARE(order.totals().transitions, std::uint64_t{1});
}

void TestJsonOrder::waitsLeftOutAreCounted() {
    JsonOrder order(false);
    order.add(waitUntil(10));
    order.add(waitUntil(20));
    std::string out;
    order.finish(30, out);
    const QList<QJsonObject> objects = objectsIn(out);
    QCOMPARE(objects.size(), 1);
    QCOMPARE(objects[0]["waits"].toInt(), 2);
}

void TestJsonOrder::totals() {
    JsonOrder order;
    order.add(waitUntil(10));
    order.add(change(10, 1, {}, Events::In));
    order.add(Gap{10, 20, 7, kNoSocket});
    order.add(waitUntil(50)); // younger than the end's own clock
    std::string out;
    order.finish(40, out);
    const QJsonObject end = objectsIn(out).last();
    QCOMPARE(end["type"].toString(), QString("end"));
    QCOMPARE(end["transitions"].toInt(), 1);
    QCOMPARE(end["waits"].toInt(), 2);
    QCOMPARE(end["lost"].toInt(), 7);
    QCOMPARE(end["t"].toInt(), 50);
}

QTEST_APPLESS_MAIN(TestJsonOrder)
#include "tst_jsonorder.moc"
