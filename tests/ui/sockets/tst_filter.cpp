// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "ui/sockets/filter.h"

#include <QTest>

#include <map>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// The names of the samples that the filter lets through; revents and history as in fillSamples().
QStringList shownBy(const QString& text) {
    const auto parsed = parseFilter(text);
    if (const auto* error = std::get_if<FilterError>(&parsed))
        return {error->message};
    const auto& filter = std::get<Filter>(parsed);
    const QVector<SocketInfo> sockets = sampleSockets();
    FakeSource source;
    fillSamples(source);
    QStringList names;
    for (const SocketInfo& info : sockets) {
        FilterSubject subject;
        subject.info = &info;
        for (const Transition& entry : source.trace.lanes[info.id])
            subject.seen |= subject.revents = entry.revents;
        if (info.parent != kNoSocket)
            subject.listener = QStringLiteral("web");
        if (filter.matches(subject))
            names.append(QString::fromStdString(info.name));
    }
    return names;
}

QString joined(const QString& text) { return shownBy(text).join(QLatin1Char(' ')); }

} // namespace

class TestFilter : public QObject {
    Q_OBJECT
private slots:
    void letsThrough_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("names");
        const QString all = QStringLiteral("web web.1 web.2 web.3 api db dns control stdin cache late c1031");
        QTest::newRow("nothing said") << QString() << all;
        QTest::newRow("spaces alone") << "  \t " << all;
        QTest::newRow("a part of a name") << "web"
                                          << "web web.1 web.2 web.3";
        QTest::newRow("case does not matter") << "WEB.2"
                                              << "web.2";
        QTest::newRow("all terms must hold") << "web 51424"
                                             << "web.2";
        QTest::newRow("an address with its port") << "127.0.0.53:53"
                                                  << "dns";
        QTest::newRow("a port alone, after a colon") << ":443"
                                                     << "api";
        QTest::newRow("the words of a kind") << "\"tcp accepted\""
                                             << "web.1 web.2 web.3";
        QTest::newRow("two words that stand nowhere so") << "\"accepted tcp\""
                                                         << "";
        QTest::newRow("a kind and those it begins") << "kind:tcp"
                                                    << "web web.1 web.2 web.3 api db cache late c1031";
        QTest::newRow("one kind exactly") << "kind:tcp-listen"
                                          << "web";
        QTest::newRow("a part that kinds play") << "kind:listener"
                                                << "web control";
        QTest::newRow("accepted ones") << "kind:accepted"
                                       << "web.1 web.2 web.3";
        QTest::newRow("either kind") << "kind:udp,stdin"
                                     << "dns stdin";
        QTest::newRow("not a kind") << "-kind:tcp"
                                    << "dns control stdin";
        QTest::newRow("neither kind") << "-kind:tcp,udp"
                                      << "control stdin";
        QTest::newRow("not a text") << "web -51424"
                                    << "web web.1 web.3";
        QTest::newRow("an event at some time") << "has:err"
                                               << "web.3";
        QTest::newRow("either event") << "has:ERR,RDHUP"
                                      << "web.2 web.3";
        QTest::newRow("both events") << "has:IN has:OUT"
                                     << "web.2 web.3 api";
        QTest::newRow("a set of select") << "has:W"
                                         << "dns";
        QTest::newRow("an event now") << "now:RDHUP"
                                      << "web.2 web.3";
        QTest::newRow("ready") << "is:ready"
                               << "web.1 web.2 web.3 api db dns stdin";
        // Who is hung up has ended, as its row shows it.
        QTest::newRow("ended") << "is:ended"
                               << "web.3 cache c1031";
        QTest::newRow("listening") << "is:listening"
                                   << "web control";
        QTest::newRow("connecting") << "is:connecting"
                                    << "late";
        QTest::newRow("open") << "is:open"
                              << "web.1 web.2 web.3 api db dns stdin";
        QTest::newRow("refused, by the peer or by the backend") << "is:refused"
                                                                << "cache c1031";
        QTest::newRow("error") << "is:error"
                               << "web.3 cache";
        QTest::newRow("not watched") << "-is:watched"
                                     << "cache c1031";
        QTest::newRow("the issue's own") << "kind:tcp has:ERR is:ready"
                                         << "web.3";
        QTest::newRow("keys in capitals") << "KIND:TCP-Listen"
                                          << "web";
        QTest::newRow("by name alone") << "name:c"
                                       << "control cache c1031";
        QTest::newRow("by address alone") << "address:readyscope"
                                          << "control";
        QTest::newRow("a quoted value") << "name:\"web.1\""
                                        << "web.1";
        QTest::newRow("a descriptor") << "fd:7"
                                      << "web.2";
        QTest::newRow("descriptors") << "fd:5,7"
                                     << "web web.2";
        QTest::newRow("a sign within a word") << "readyscope-demo"
                                              << "control";
    }
    void letsThrough() {
        QFETCH(const QString, text);
        QTEST(joined(text), "names");
    }

    // What the state was once is not what it is.
    void hasLooksBackAndNowDoesNot() {
        const SocketInfo info = socketInfo(1, "a", Kind::TcpClient, "", "");
        FilterSubject subject{&info, Events::Out, Events::In | Events::Out, {}};
        QVERIFY(std::get<Filter>(parseFilter(QStringLiteral("has:IN"))).matches(subject));
        QVERIFY(!std::get<Filter>(parseFilter(QStringLiteral("now:IN"))).matches(subject));
        QVERIFY(std::get<Filter>(parseFilter(QStringLiteral("has:IN"))).asksForSeen());
        QVERIFY(!std::get<Filter>(parseFilter(QStringLiteral("now:IN"))).asksForSeen());
    }
    // Accepted ones are found by the name of their listener, which may be no part of theirs.
    void aChildIsFoundByItsListener() {
        const SocketInfo info = accepted(2, 1, "web.1", "127.0.0.1:1");
        FilterSubject subject{&info, {}, {}, QStringLiteral("shop")};
        QVERIFY(std::get<Filter>(parseFilter(QStringLiteral("SHOP"))).matches(subject));
        QVERIFY(!std::get<Filter>(parseFilter(QStringLiteral("name:shop"))).matches(subject));
    }
    void anAddressAsWrittenIsText_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"tcp:127.0.0.1:80", "localhost:8080", "[::1]:80", "::1", "unix:/run/x", "fe80::1%lo"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void anAddressAsWrittenIsText() {
        QFETCH(const QString, text);
        SocketInfo info = socketInfo(1, "a", Kind::TcpClient, "", "");
        info.address = text.toStdString();
        const auto parsed = parseFilter(text);
        QVERIFY(std::holds_alternative<Filter>(parsed));
        QVERIFY(std::get<Filter>(parsed).matches({&info, {}, {}, {}}));
        info.address = "other";
        QVERIFY(!std::get<Filter>(parsed).matches({&info, {}, {}, {}}));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("unfinished");
        QTest::addColumn<QString>("begins");
        QTest::newRow("no kind") << "kind:xyz" << 5 << 3 << false
                                 << "Character 6: “xyz” is not a kind. Kinds are eventfd, fd, fifo,";
        QTest::newRow("the second of two kinds")
            << "kind:tcp,xyz is:open" << 9 << 3 << false << "Character 10: “xyz” is not a kind.";
        QTest::newRow("no event") << "web has:EOF" << 8 << 3 << false
                                  << "Character 9: “EOF” is not an event. Events are IN, PRI, OUT, RDHUP, HUP, ERR,";
        QTest::newRow("no state") << "is:happy" << 3 << 5 << false
                                  << "Character 4: “happy” is not a state. States are ready, ended, listening,";
        QTest::newRow("no key") << "knd:tcp" << 0 << 3 << false
                                << "Character 1: “knd” is not a key. Keys are kind, has, now, is, name, address, fd;";
        QTest::newRow("no digit") << "fd:1x" << 4 << 1 << false << "Character 5: “x” is not a digit.";
        QTest::newRow("no such descriptor") << "fd:99999999999" << 3 << 11 << false
                                            << "Character 4: no descriptor has a number as great as 99999999999.";
        QTest::newRow("a kind to come") << "kind:" << 5 << 0 << true << "Character 6: a kind is missing. Kinds are";
        QTest::newRow("a kind left out") << "kind: web" << 5 << 0 << false << "Character 6: a kind is missing.";
        QTest::newRow("the beginning of a kind") << "kind:tc" << 5 << 2 << true << "Character 6: “tc” is not a kind.";
        QTest::newRow("a beginning that is left behind")
            << "kind:tc web" << 5 << 2 << false << "Character 6: “tc” is not a kind.";
        QTest::newRow("after a comma") << "has:IN," << 7 << 0 << true << "Character 8: an event is missing.";
        QTest::newRow("a lone sign") << "web -" << 5 << 0 << true
                                     << "Character 6: what is not to be seen is missing after the “-”.";
        QTest::newRow("a sign and a space") << "- web" << 1 << 0 << false << "Character 2: what is not";
        QTest::newRow("an open quotation")
            << "a \"b c" << 2 << 1 << true << "Character 3: this quotation mark has no second one.";
        QTest::newRow("an empty quotation")
            << "\"\"" << 1 << 0 << false << "Character 2: nothing stands between the quotation marks.";
        QTest::newRow("glued to a quotation")
            << "\"a\"b" << 3 << 1 << false << "Character 4: a space is missing after the quotation mark.";
        QTest::newRow("no name") << "name:" << 5 << 0 << true << "Character 6: a part of a name is missing.";
    }
    void saysWhatIsWrong() {
        QFETCH(const QString, text);
        QFETCH(const QString, begins);
        const auto parsed = parseFilter(text);
        QVERIFY(std::holds_alternative<FilterError>(parsed));
        const auto& error = std::get<FilterError>(parsed);
        QTEST(static_cast<int>(error.position), "position");
        QTEST(static_cast<int>(error.length), "length");
        QTEST(error.isUnfinished, "unfinished");
        QVERIFY2(error.message.startsWith(begins), qPrintable(error.message));
    }

    void whatStandsBeforeTheWrongOneGoesOn() {
        const SocketInfo udp = socketInfo(1, "a", Kind::UdpBound, "", "");
        const SocketInfo tcp = socketInfo(2, "a", Kind::TcpClient, "", "");
        const auto parsed = parseFilter(QStringLiteral("kind:udp is:x"));
        const Filter& before = std::get<FilterError>(parsed).before;
        QVERIFY(before.matches({&udp, {}, {}, {}}));
        QVERIFY(!before.matches({&tcp, {}, {}, {}}));
        QVERIFY(std::get<FilterError>(parseFilter(QStringLiteral("kind:"))).before.isEmpty());
    }
    // Everything offered parses, but for keys, which want a value.
    void whatIsOfferedIsRight() {
        const QStringList terms = filterTerms();
        QVERIFY(terms.contains(QStringLiteral("kind:tcp")));
        QVERIFY(terms.contains(QStringLiteral("has:RDHUP")));
        for (const QString& term : terms) {
            const auto parsed = parseFilter(term);
            const auto* error = std::get_if<FilterError>(&parsed);
            QVERIFY2(term.endsWith(QLatin1Char(':')) == (error != nullptr), qPrintable(term));
            QVERIFY(error == nullptr || error->isUnfinished);
        }
    }
    // Whatever is typed is a filter or an error that lies within the text.
    void anyTextIsAnswered() {
        const QString signs = QStringLiteral("kind:\"-, has1.");
        std::uint32_t random = 7;
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (int i = 0; i < 12; ++i) {
                random = random * 1664525 + 1013904223;
                text += signs[static_cast<qsizetype>((random >> 16) % static_cast<std::uint32_t>(signs.size()))];
            }
            const auto parsed = parseFilter(text);
            if (const auto* error = std::get_if<FilterError>(&parsed)) {
                QVERIFY2(error->position >= 0 && error->position + error->length <= text.size(), qPrintable(text));
                QVERIFY(!error->message.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
