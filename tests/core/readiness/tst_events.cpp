// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/backend.h"
#include "core/readiness/events.h"

#include <QTest>

#include <poll.h>

using namespace readyscope;

class TestEvents : public QObject {
    Q_OBJECT
private slots:
    void printsInTheOneOrder();
    void parses_data();
    void parses();
    void pointsAtTheWrongWord_data();
    void pointsAtTheWrongWord();
    void setOperations();
    void pollAndBack();
    void names();
};

void TestEvents::printsInTheOneOrder() {
    QCOMPARE(toString(Events::Err | Events::Hup | Events::In | Events::RdHup | Events::Out | Events::Pri),
             std::string("IN+PRI+OUT+RDHUP+HUP+ERR"));
    QCOMPARE(toString(Events()), std::string("-"));
    QCOMPARE(toString(Events::E | Events::R), std::string("R+E"));
}

void TestEvents::parses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("events");
    QTest::newRow("one") << "in"
                         << "IN";
    QTest::newRow("any case, any order") << "OUT+In+rdHUP"
                                         << "IN+OUT+RDHUP";
    QTest::newRow("twice is once") << "in+in"
                                   << "IN";
    QTest::newRow("bands") << "rdnorm+wrband"
                           << "RDNORM+WRBAND";
    QTest::newRow("none") << "none"
                          << "-";
    QTest::newRow("empty") << ""
                           << "-";
}

void TestEvents::parses() {
    QFETCH(QString, text);
    QFETCH(QString, events);
    const std::optional<Events> parsed = parseEvents(text.toStdString());
    QVERIFY(parsed.has_value());
    QCOMPARE(toString(*parsed), events.toStdString());
}

void TestEvents::pointsAtTheWrongWord_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::newRow("first") << "inn+out" << 0 << 3;
    QTest::newRow("second") << "in+readable" << 3 << 8;
    QTest::newRow("missing at the end") << "in+" << 3 << 0;
    QTest::newRow("select's sets are no interest") << "in+r" << 3 << 1;
}

void TestEvents::pointsAtTheWrongWord() {
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(int, length);
    EventsError error;
    QVERIFY(!parseEvents(text.toStdString(), &error));
    QCOMPARE(static_cast<int>(error.position), position);
    QCOMPARE(static_cast<int>(error.length), length);
}

void TestEvents::setOperations() {
    const Events both = Events::In | Events::Out;
    QVERIFY(both.all(Events::In) && both.any(Events::In | Events::Hup) && !both.all(Events::In | Events::Hup));
    QCOMPARE(toString(both - Events::In), std::string("OUT"));
    QCOMPARE(toString(both ^ (Events::Out | Events::Err)), std::string("IN+ERR"));
    QVERIFY(Events(Events::W).isSets() && !both.isSets());
}

void TestEvents::pollAndBack() {
    QCOMPARE(toString(Events::fromPoll(POLLIN | POLLRDHUP | POLLNVAL)), std::string("IN+RDHUP+NVAL"));
    QCOMPARE((Events::Pri | Events::WrNorm | Events::R).toPoll(), static_cast<short>(POLLPRI | POLLWRNORM));
}

void TestEvents::names() {
    for (const Backend backend : kBackends)
        QVERIFY(backendNamed(nameOf(backend)) == backend);
    QVERIFY(!backendNamed("kqueue"));
    QVERIFY(modeNamed("every-return") == Mode::EveryReturn && !modeNamed("Every"));
}

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
