// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations against the readiness table: every mask of it, under every backend, has a rule that names a case of it;
// and there is no mask of any kind without one.

#include "core/lab/explain/casekinds.h"
#include "core/lab/explain/explain.h"
#include "core/lab/semantics.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace readyscope;
using semantics::Case;
using semantics::Told;

Q_DECLARE_METATYPE(Asked)

namespace {

Asked askedOf(const Case& one, std::size_t look, Backend backend) {
    const Told& told = one.looks.at(look).of(backend);
    return {kindInCase(one, look), told.error.empty() ? SocketState::Open : SocketState::Unsupported, backend,
            told.events, one.looks.at(look).interest};
}

const Case* caseNamed(const std::string& name) {
    const auto& cases = semantics::table().cases;
    const auto found = std::find_if(cases.begin(), cases.end(), [&](const Case& one) { return one.name == name; });
    return found == cases.end() ? nullptr : &*found;
}

bool isSentences(const std::string& text) { return !text.empty() && text.back() == '.'; }

bool isWhole(const Explanation& one) {
    const auto said = [](const NextCall& call) { return call.call.empty() || !call.results.empty(); };
    return !one.state.empty() && isSentences(one.paragraph) && isSentences(one.answer) && said(one.takes) &&
           said(one.gives) && !(one.takes.call.empty() && one.gives.call.empty());
}

} // namespace

class TestExplain : public QObject {
    Q_OBJECT
private slots:
    void kindsInCases_data();
    void kindsInCases();
    void everyLookOfTheTable_data();
    void everyLookOfTheTable();
    void everyMaskOfEveryKind();
    void bitsAreSaidInOrder();
    void setsSayWhatTheyHide();
    void whatIsNotAskedFor();
    void statesThatAreNotWatched_data();
    void statesThatAreNotWatched();
    void nearestCase();
    void resultsAsText();
    void olderNames();
};

void TestExplain::kindsInCases_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, Kind kind) { QTest::newRow(name) << name << static_cast<int>(kind); };
    row("tcp-refused", Kind::TcpClient); // of one that does not listen
    row("listener-two-pending", Kind::TcpListener);
    row("unix-listener-pending", Kind::UnixListener);
    row("unix-client-before-accept", Kind::UnixClient);
    row("unix-seqpacket-unconnected", Kind::UnixSeqpacket);
    row("unix-seqpacket-idle", Kind::PairSeqpacket);
    row("unix-dgram-idle", Kind::UnixDatagramBound);
    row("unix-dgram-peer-full", Kind::UnixDatagram);
    row("udp-idle", Kind::UdpBound);
    row("udp-refused", Kind::UdpConnected);
    row("pipe-data", Kind::PipeRead);
    row("pipe-full", Kind::PipeWrite);
    row("fifo-write-without-reader", Kind::FifoWrite);
    row("tty-echo", Kind::Pty);
    row("tty-line", Kind::Tty);
    row("device-null", Kind::File);
    row("inotify-idle", Kind::Inherited);
}

void TestExplain::kindsInCases() {
    QFETCH(QString, name);
    QFETCH(int, kind);
    const Case* one = caseNamed(name.toStdString());
    QVERIFY(one != nullptr);
    QCOMPARE(static_cast<int>(kindInCase(*one, 0)), kind);
}

void TestExplain::everyLookOfTheTable_data() {
    QTest::addColumn<Asked>("asked");
    for (const Case& one : semantics::table().cases)
        for (std::size_t look = 0; look < one.looks.size(); ++look)
            for (const Backend backend : kBackends)
                QTest::addRow("%s %zu, %s", one.name.c_str(), look, nameOf(backend).data())
                    << askedOf(one, look, backend);
}

void TestExplain::everyLookOfTheTable() {
    QFETCH(Asked, asked);
    const Explanation one = explain(asked);
    QVERIFY2(isWhole(one), one.state.c_str());
    const Case* named = caseNamed(one.caseName);
    QVERIFY2(named != nullptr, (one.state + ": the table has no case \"" + one.caseName + "\"").c_str());
    QVERIFY2(one.isExact, (one.caseName + " has another mask").c_str());
    QCOMPARE(one.sources, named->sources);
    bool has = false;
    for (std::size_t look = 0; look < named->looks.size(); ++look) {
        const Told& told = named->looks[look].of(asked.backend);
        has |= asked.state == SocketState::Unsupported ? !told.error.empty()
                                                       : told.error.empty() && told.events == asked.revents;
    }
    QVERIFY(has);
}

void TestExplain::everyMaskOfEveryKind() {
    constexpr std::uint16_t kPollBits = 0x203f; // without the older names
    for (int kind = 0; kind < kKindCount; ++kind)
        for (int state = 0; state <= static_cast<int>(SocketState::Unsupported); ++state)
            for (const Backend backend : {Backend::Poll, Backend::Select}) {
                const Events sets = kSets;
                const std::uint16_t all = backend == Backend::Select ? sets.bits() : kPollBits;
                std::uint16_t bits = 0;
                do { // all subsets of `all`
                    const Asked asked{static_cast<Kind>(kind), static_cast<SocketState>(state), backend,
                                      Events::fromBits(bits), kDefaultInterest};
                    const ExplainMatch match = ruleFor(asked);
                    QVERIFY2(match.rule != nullptr, toString(asked.revents).c_str());
                    bits = static_cast<std::uint16_t>((bits - all) & all);
                } while (bits != 0);
            }
}

void TestExplain::bitsAreSaidInOrder() {
    const Events all = Events::In | Events::Pri | Events::Out | Events::RdHup | Events::Hup | Events::Err;
    for (int kind = 0; kind < kKindCount; ++kind)
        for (const Events mask : {all, Events(Events::In) | Events::Out, Events(Events::Hup), all | Events::Nval}) {
            const Explanation one =
                explain({static_cast<Kind>(kind), SocketState::Open, Backend::Poll, mask, kDefaultInterest});
            QVERIFY2(isWhole(one), one.state.c_str());
            std::size_t from = 0;
            for (const EventName& name : kEventNames) {
                const std::string word = std::string(name.name) + ": ";
                const std::size_t found = (" " + one.paragraph).find(" " + word, from);
                QVERIFY2(mask.any(name.bit) == (found != std::string::npos),
                         (word + toString(mask) + ": " + one.paragraph).c_str());
                if (found != std::string::npos)
                    from = found + 1;
            }
        }
}

void TestExplain::setsSayWhatTheyHide() {
    const Explanation one =
        explain({Kind::TcpAccepted, SocketState::Open, Backend::PSelect, Events::R | Events::W, kDefaultInterest});
    for (const char* bit : {"IN", "RDHUP", "HUP", "ERR"})
        QVERIFY2(one.paragraph.find(bit) != std::string::npos, bit);
    QVERIFY(one.paragraph.find("W: ") != std::string::npos);
    const std::string results = toString(one.takes);
    for (const char* result : {"data", "0", "ECONNRESET", "ECONNREFUSED", "ENOTCONN"})
        QVERIFY2(results.find(result) != std::string::npos, result);
}

void TestExplain::whatIsNotAskedFor() {
    const auto said = [](Backend backend, Events revents, Events interest) {
        return explain({Kind::TcpClient, SocketState::Open, backend, revents, interest}).paragraph;
    };
    const std::string sentence = "RDHUP is not asked for";
    QVERIFY(said(Backend::Poll, Events::In, Events::In).find(sentence) != std::string::npos);
    QVERIFY(said(Backend::Poll, Events::In, Events::In | Events::RdHup).find(sentence) == std::string::npos);
    QVERIFY(said(Backend::Select, Events::R, Events::In).find(sentence) == std::string::npos); // R has it
    QVERIFY(said(Backend::Select, Events::R, Events::In).find("OUT is not asked for") != std::string::npos);
    // The same bit without RDHUP in the interest may be the end.
    QCOMPARE(explain({Kind::TcpClient, SocketState::Open, Backend::Poll, Events::In, Events::In}).state,
             std::string("data, or the end"));
    QCOMPARE(explain({Kind::TcpClient, SocketState::Open, Backend::Poll, Events::In, kDefaultInterest}).state,
             std::string("data waits"));
}

void TestExplain::statesThatAreNotWatched_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("opening") << static_cast<int>(SocketState::Opening) << "not watched";
    QTest::newRow("closed") << static_cast<int>(SocketState::Closed) << "closed";
    QTest::newRow("failed") << static_cast<int>(SocketState::Failed) << "failed";
    QTest::newRow("unsupported") << static_cast<int>(SocketState::Unsupported) << "not taken by this backend";
    QTest::newRow("connecting") << static_cast<int>(SocketState::Connecting) << "connecting";
    QTest::newRow("open") << static_cast<int>(SocketState::Open) << "no room to send";
}

void TestExplain::statesThatAreNotWatched() {
    QFETCH(int, state);
    QFETCH(QString, words);
    const Explanation one =
        explain({Kind::TcpClient, static_cast<SocketState>(state), Backend::Epoll, {}, kDefaultInterest});
    QVERIFY(isWhole(one));
    QCOMPARE(QString::fromStdString(one.state), words);
    QCOMPARE(one.takes.call, std::string("recv"));
}

void TestExplain::nearestCase() {
    // The table has no TCP socket that is half closed and full.
    const Explanation one = explain({Kind::TcpClient, SocketState::Open, Backend::Poll,
                                     Events(Events::In) | Events::Pri | Events::RdHup, kDefaultInterest});
    QVERIFY(!one.isExact);
    QCOMPARE(one.caseName, std::string("tcp-peer-half-close"));
    QVERIFY(!one.sources.empty());
    // An error of a listener is in no case at all.
    const Explanation none =
        explain({Kind::TcpListener, SocketState::Listening, Backend::Poll, Events::Err, kDefaultInterest});
    QVERIFY(isWhole(none));
    QVERIFY(none.caseName.empty());
    QVERIFY(none.sources.empty());
}

void TestExplain::resultsAsText() {
    QCOMPARE(toString(NextCall{"recv", {{"ECONNRESET", "once"}, {"0", ""}}}), std::string("−1 ECONNRESET, once. Or 0"));
    QCOMPARE(toString(NextCall{"send", {{"data", "of all"}}}), std::string("a count, of all"));
    QCOMPARE(toString(NextCall{"recv", {{"data", "and stops"}}}), std::string("data and stops"));
    QCOMPARE(toString(NextCall{"accept", {{"data", ""}}}), std::string("a descriptor"));
    QCOMPARE(toString(NextCall{"recv", {{"-", "no call can be made"}}}), std::string("no call can be made"));
    QCOMPARE(toString(NextCall{}), std::string());
}

void TestExplain::olderNames() {
    const Explanation one = explain(
        {Kind::TcpClient, SocketState::Open, Backend::Poll, Events(Events::RdNorm) | Events::WrNorm, kDefaultInterest});
    QCOMPARE(one.state, std::string("data waits"));
    QVERIFY(one.paragraph.find("RDNORM: ") < one.paragraph.find("WRNORM: "));
}

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
