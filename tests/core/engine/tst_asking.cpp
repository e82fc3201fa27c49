// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a wait is asked, as a truth table: backend, mode, interest, known, pending → watched, events.

#include "core/engine/asking.h"

#include <QTest>

using namespace readyscope;

Q_DECLARE_METATYPE(Backend)
Q_DECLARE_METATYPE(Mode)
Q_DECLARE_METATYPE(Events)

class TestAsking : public QObject {
    Q_OBJECT
private slots:
    void table_data();
    void table();
    void whole_data();
    void whole();
    void whoseReadinessOthersTake();
};

namespace {
constexpr Mode kTransitions = Mode::Transitions;
constexpr Mode kEvery = Mode::EveryReturn;
const Events kNone;
const Events kIn = Events::In;
const Events kOut = Events::Out;
const Events kHup = Events::Hup;
const Events kErr = Events::Err;
const Events kR = Events::R;
const Events kW = Events::W;
} // namespace

void TestAsking::table_data() {
    QTest::addColumn<Backend>("backend");
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<Events>("interest");
    QTest::addColumn<Events>("known");
    QTest::addColumn<Events>("pending");
    QTest::addColumn<bool>("watched");
    QTest::addColumn<Events>("events");
    for (const Backend backend : {Backend::Poll, Backend::PPoll}) {
        const auto row = [&](const char* words) -> QTestData& {
            return QTest::addRow("%s %s", nameOf(backend).data(), words) << backend;
        };
        row("nothing known: all is asked") << kTransitions << (kIn | kOut) << kNone << kNone << true << (kIn | kOut);
        row("ready is left out") << kTransitions << (kIn | kOut) << kOut << kNone << true << kIn;
        row("all ready: still heard of for HUP and ERR")
            << kTransitions << (kIn | kOut) << (kIn | kOut) << kNone << true << kNone;
        row("pending is asked again") << kTransitions << (kIn | kOut) << (kIn | kOut) << kIn << true << kIn;
        row("known beyond the interest changes nothing") << kTransitions << kIn << kOut << kNone << true << kIn;
        row("HUP leaves it out whole") << kTransitions << (kIn | kOut) << kHup << kNone << false << kNone;
        row("ERR leaves it out whole") << kTransitions << (kIn | kOut) << (kErr | kOut) << kNone << false << kNone;
        row("NVAL leaves it out whole") << kTransitions << (kIn | kOut) << Events(Events::Nval) << kNone << false
                                        << kNone;
        row("HUP, and an act of ours: one more call")
            << kTransitions << (kIn | kOut) << (kHup | kIn) << kIn << true << (kIn | kOut);
        row("ERR itself pending: one more call")
            << kTransitions << (kIn | kOut) << (kErr | kOut) << (kErr | kOut) << true << (kIn | kOut);
        row("no interest: HUP and ERR alone") << kTransitions << kNone << kNone << kNone << true << kNone;
        row("every return asks all, ready or not")
            << kEvery << (kIn | kOut) << (kIn | kOut | kHup) << kNone << true << (kIn | kOut);
        row("every return with no interest") << kEvery << kNone << kHup << kNone << true << kNone;
    }
    for (const Backend backend : {Backend::Select, Backend::PSelect}) {
        const auto row = [&](const char* words) -> QTestData& {
            return QTest::addRow("%s %s", nameOf(backend).data(), words) << backend;
        };
        row("interest becomes sets") << kTransitions << kDefaultInterest << kNone << kNone << true << kSets;
        row("ready leaves its set") << kTransitions << (kIn | kOut) << kW << kNone << true << kR;
        row("hung up is R, and loses it alone") << kTransitions << (kIn | kOut) << kR << kNone << true << kW;
        row("all ready: in no set") << kTransitions << (kIn | kOut) << (kR | kW) << kNone << false << kNone;
        row("pending goes back in") << kTransitions << (kIn | kOut) << (kR | kW) << kR << true << kR;
        row("RDHUP has no set") << kTransitions << Events(Events::RdHup) << kNone << kNone << false << kNone;
        row("priority band writes are W") << kTransitions << Events(Events::WrBand) << kNone << kNone << true << kW;
        row("every return asks all") << kEvery << (kIn | kOut) << (kR | kW) << kNone << true << (kR | kW);
        row("every return with no interest: in no set") << kEvery << kNone << kNone << kNone << false << kNone;
    }
}

void TestAsking::table() {
    QFETCH(Backend, backend);
    QFETCH(Mode, mode);
    QFETCH(Events, interest);
    QFETCH(Events, known);
    QFETCH(Events, pending);
    QFETCH(bool, watched);
    QFETCH(Events, events);
    const Asking asking = whatToAsk(backend, mode, interest, known, pending);
    QCOMPARE(asking.watched, watched);
    QCOMPARE(toString(asking.events), toString(events));
}

// Rules that hold for every combination of states.
void TestAsking::whole_data() {
    QTest::addColumn<Backend>("backend");
    for (const Backend backend : {Backend::Select, Backend::PSelect, Backend::Poll, Backend::PPoll})
        QTest::newRow(nameOf(backend).data()) << backend;
}

void TestAsking::whole() {
    QFETCH(Backend, backend);
    const bool sets = answersInSets(backend);
    for (int interestBits = 0; interestBits < 8; ++interestBits)
        for (int knownBits = 0; knownBits < 64; ++knownBits) {
            const Events interest = Events::fromBits(static_cast<std::uint16_t>(interestBits));
            const Events known = sets ? Events::fromBits(static_cast<std::uint16_t>((knownBits & 7) << 10))
                                      : Events::fromBits(static_cast<std::uint16_t>(knownBits));
            const Asking asking = whatToAsk(backend, kTransitions, interest, known, {});
            // Never asked for what would make the call return at once, or a loop would spin.
            QVERIFY(!asking.events.any(known));
            if (!sets && asking.watched)
                QVERIFY(!known.any(kUnaskable));
            // Whatever is not known to be ready is asked, unless the socket is left out whole.
            const Asking every = whatToAsk(backend, kEvery, interest, known, {});
            if (asking.watched)
                QCOMPARE(toString(asking.events | (every.events & known)), toString(every.events));
        }
}

// design.md, section 5: inherited, borrowed, FIFO, tty, Unix datagram; HUP of FIFO, pty and UDP can end.
void TestAsking::whoseReadinessOthersTake() {
    QString taken;
    QString ending;
    for (int number = 0; number < kKindCount; ++number) {
        const auto kind = static_cast<Kind>(number);
        const QString name = QString::fromUtf8(nameOf(kind).data()) + QLatin1Char(' ');
        if (othersTakeReadiness(kind))
            taken += name;
        if (hangUpCanEnd(kind))
            ending += name;
    }
    QCOMPARE(taken, QStringLiteral("stdin fifo fifo-write unix-dgram tty fd "));
    QCOMPARE(ending, QStringLiteral("udp udp-listen stdin fifo fifo-write pty fd "));
}

QTEST_GUILESS_MAIN(TestAsking)
#include "tst_asking.moc"
