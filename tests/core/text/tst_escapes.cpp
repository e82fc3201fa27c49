// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/escapes.h"

#include <QTest>

using namespace readyscope;

class TestEscapes : public QObject {
    Q_OBJECT
private slots:
    void replaced_data();
    void replaced();
    void wrong_data();
    void wrong();
};

void TestEscapes::replaced_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("none") << QByteArray("plain ü") << QByteArray("plain ü");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("each") << QByteArray(R"(\n\r\t\\)") << QByteArray("\n\r\t\\");
    QTest::newRow("any byte") << QByteArray(R"(\x00\xfF\x0a1)") << QByteArray("\0\xff\n1", 4);
    QTest::newRow("a backslash, then n") << QByteArray(R"(\\n)") << QByteArray("\\n");
}

void TestEscapes::replaced() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, bytes);
    const auto result = unescaped(text.toStdString());
    QVERIFY(std::holds_alternative<std::string>(result));
    QCOMPARE(QByteArray::fromStdString(std::get<std::string>(result)), bytes);
}

void TestEscapes::wrong_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("unknown letter") << QByteArray(R"(ab\qc)") << 2 << QByteArray(R"(\q)");
    QTest::newRow("at the end") << QByteArray(R"(ab\)") << 2 << QByteArray("\\");
    QTest::newRow("half a byte") << QByteArray(R"(\x1)") << 0 << QByteArray(R"(\x1)");
    QTest::newRow("not hexadecimal") << QByteArray(R"(\x1g2)") << 0 << QByteArray(R"(\x1g)");
    // No character is cut.
    QTest::newRow("of two bytes") << QByteArray("\\ü!") << 0 << QByteArray("\\ü");
    QTest::newRow("of three bytes") << QByteArray("\\x1€!") << 0 << QByteArray("\\x1€");
}

void TestEscapes::wrong() {
    QFETCH(QByteArray, text);
    QFETCH(int, position);
    QFETCH(QByteArray, piece);
    const auto result = unescaped(text.toStdString());
    QVERIFY(std::holds_alternative<WrongEscape>(result));
    const auto wrong = std::get<WrongEscape>(result);
    QCOMPARE(static_cast<int>(wrong.position), position);
    QCOMPARE(text.mid(position, static_cast<qsizetype>(wrong.length)), piece);
}

QTEST_APPLESS_MAIN(TestEscapes)
#include "tst_escapes.moc"
