// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/eventwords.h"

#include <QTest>

#include <set>

using namespace readyscope;

class TestEventWords : public QObject {
    Q_OBJECT

private slots:
    void everyBitHasWordsOfItsOwn() {
        std::set<std::string> all;
        for (const EventName& entry : kEventNames) {
            const std::string words = inEnglish(wordsFor(entry.bit));
            QVERIFY2(!words.empty(), entry.name.data());
            QVERIFY2(all.insert(words).second, words.c_str());
        }
    }

    void listenersAndPipesSayMore() {
        QCOMPARE(inEnglish(wordsFor(Events::In)), std::string("readable: data, a connection, or end of file"));
        QCOMPARE(inEnglish(wordsFor(Events::In, Kind::TcpListener)), std::string("a connection can be accepted"));
        QCOMPARE(inEnglish(wordsFor(Events::In, Kind::TcpAccepted)), std::string("readable: data or end of file"));
        QCOMPARE(inEnglish(wordsFor(Events::Hup, Kind::PipeRead)), std::string("hung up: no writer is left"));
        QCOMPARE(inEnglish(wordsFor(Events::Err, Kind::PipeWrite)), std::string("error: no reader is left"));
    }

    void whereNothingMoreIsKnownTheBitSpeaks() {
        QVERIFY(wordsFor(Events::Nval, Kind::TcpClient) == wordsFor(Events::Nval));
        QVERIFY(wordsFor(Events::RdHup, Kind::UnixClient) == wordsFor(Events::RdHup));
    }
};

QTEST_APPLESS_MAIN(TestEventWords)
#include "tst_eventwords.moc"
