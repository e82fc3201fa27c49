// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the small services say, byte by byte.

#include "core/lab/scenarios/protocols.h"

#include <QTest>

#include <set>

using namespace readyscope;

class TestProtocols : public QObject {
    Q_OBJECT
private slots:
    void daytime() {
        qputenv("TZ", "UTC");
        ::tzset();
        QCOMPARE(daytimeText(0), std::string("Thursday, January 1, 1970 00:00:00-UTC\r\n"));
        QCOMPARE(daytimeText(1'796'000'461), std::string("Monday, November 30, 2026 01:01:01-UTC\r\n"));
    }

    void chargen() {
        const QByteArray lines = QByteArray::fromStdString(chargenLines());
        QVERIFY(lines.endsWith("\r\n"));
        const QList<QByteArray> list = lines.chopped(2).split('\n');
        QCOMPARE(list.size() % 95, 0);
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QByteArray& line = list[i];
            const QByteArray text = line.left(72);
            QVERIFY(i + 1 == list.size() || line.endsWith('\r'));
            QCOMPARE(text.size(), 72);
            // Each begins with the next character, and so does the first after the last.
            const QByteArray& next = list[(i + 1) % list.size()];
            QCOMPARE(text.mid(1), next.left(71));
            QVERIFY(std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }));
        }
    }

    void endsOfRequests() {
        QVERIFY(!endOfRequest(""));
        QVERIFY(!endOfRequest("GET / HTTP/1.0\r\n"));
        QCOMPARE(*endOfRequest("GET / HTTP/1.0\r\n\r\nmore"), std::size_t{18});
        QCOMPARE(*endOfRequest("GET / HTTP/1.0\n\n"), std::size_t{16});
    }

    void answers_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<bool>("hasBody");
        QTest::newRow("get") << QByteArray("GET / HTTP/1.0\r\n\r\n") << QByteArray("200 OK") << true;
        QTest::newRow("browser") << QByteArray("GET /a HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray("200 OK") << true;
        QTest::newRow("head") << QByteArray("HEAD / HTTP/1.0\r\n\r\n") << QByteArray("200 OK") << false;
        QTest::newRow("post") << QByteArray("POST / HTTP/1.0\r\n\r\n") << QByteArray("501 Not Implemented") << true;
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << QByteArray("400 Bad Request") << true;
        QTest::newRow("not whole") << QByteArray("GET / HTTP/1.0\r\n") << QByteArray("400 Bad Request") << true;
        QTest::newRow("noise") << QByteArray("\x16\x03\x01\x02") << QByteArray("400 Bad Request") << true;
        QTest::newRow("nothing") << QByteArray() << QByteArray("400 Bad Request") << true;
    }
    void answers() {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        QFETCH(bool, hasBody);
        const QByteArray answer =
            QByteArray::fromStdString(webAnswer(request.toStdString(), "listener.1", "<b>127.0.0.1:5"));
        QVERIFY(answer.startsWith("HTTP/1.0 " + status + "\r\n"));
        const qsizetype head = answer.indexOf("\r\n\r\n") + 4;
        const QByteArray body = answer.mid(head);
        QCOMPARE(!body.isEmpty(), hasBody);
        const qsizetype at = answer.indexOf("Content-Length: ") + 16;
        const int length = answer.mid(at, answer.indexOf("\r\n", at) - at).toInt();
        if (hasBody)
            QCOMPARE(body.size(), length);
        QVERIFY(length > 0);
        QVERIFY(!body.contains("<b>"));
    }
};

QTEST_GUILESS_MAIN(TestProtocols)
#include "tst_protocols.moc"
