// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/look.h"
#include "ui/dialogs/addressfield.h"
#include "ui/dialogs/pointingedit.h"

#include <QCompleter>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;

class TestAddressField : public QObject {
    Q_OBJECT
private slots:
    void init();
    void pointsAtTheWrongCharacter_data();
    void pointsAtTheWrongCharacter();
    void countsCharactersNotBytes();
    void waitsForWhatIsMissing_data();
    void waitsForWhatIsMissing();
    void becomesRightAsItIsMended();
    void refusesATakenName_data();
    void refusesATakenName();
    void tellsScreenReaders();
    void triangleStandsUnderTheCharacter();
    void triangleStaysInsideAScrolledField();
    void squiggleIsPainted();
    void offersRecentAddressesAndKinds();

private:
    void type(const QString& text) {
        m_field->edit()->clear();
        QTest::keyClicks(m_field->edit(), text);
    }
    std::unique_ptr<AddressField> m_field;
};

void TestAddressField::init() {
    m_field = std::make_unique<AddressField>();
    m_field->resize(700, 80);
    m_field->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_field.get()));
    m_field->activateWindow();
    m_field->edit()->setFocus();
}

void TestAddressField::pointsAtTheWrongCharacter_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("message");
    QTest::newRow("port") << "tcp-listen:80a80,interest=in+out+rdhup,policy=accept" << 13
                          << QStringLiteral("Character 14: “a” is not a digit. A port is a number from 0 to 65535; 0 "
                                            "lets the kernel choose.");
    QTest::newRow("large port") << "tcp:h:65536" << 6
                                << QStringLiteral("Character 7: 65536 is too large. A port is a number up to 65535.");
    QTest::newRow("event") << "tcp:h:1,interest=in+ready" << 20 << QString();
    QTest::newRow("kind") << "tpc:h:1" << 0 << QString();
    QTest::newRow("option") << "pipe:,nodelay" << 6 << QString();
    QTest::newRow("backslash") << "unix:/a\\b" << 7 << QString();
    QTest::newRow("host missing") << "tcp::80" << 4 << QString();
}

void TestAddressField::pointsAtTheWrongCharacter() {
    QFETCH(QString, text);
    QFETCH(int, index);
    QFETCH(QString, message);
    type(text);
    QCOMPARE(m_field->state(), AddressField::State::Wrong);
    QCOMPARE(m_field->wrongIndex(), index);
    QVERIFY(m_field->edit()->isWrong());
    QVERIFY2(m_field->message().startsWith(QStringLiteral("Character %1: ").arg(index + 1)),
             qPrintable(m_field->message()));
    if (!message.isEmpty())
        QCOMPARE(m_field->message(), message);
}

void TestAddressField::countsCharactersNotBytes() {
    m_field->setText(QStringLiteral("tcp:münchen:8x"));
    QCOMPARE(m_field->wrongIndex(), 13);
    QVERIFY(m_field->message().startsWith(QStringLiteral("Character 14: “x”")));
}

void TestAddressField::waitsForWhatIsMissing_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"t", "tcp", "tcp-l", "tcp:", "tcp:localhost", "tcp:localhost:", "unix:", "tcp:h:1,", "tcp:h:1,name="})
        QTest::newRow(text) << text;
}

void TestAddressField::waitsForWhatIsMissing() {
    QFETCH(QString, text);
    type(text);
    QCOMPARE(m_field->state(), AddressField::State::Incomplete);
    QVERIFY(!m_field->edit()->isWrong());
    QVERIFY(!m_field->message().isEmpty());
}

void TestAddressField::becomesRightAsItIsMended() {
    type(QStringLiteral("tcp:localhost:8x"));
    QCOMPARE(m_field->state(), AddressField::State::Wrong);
    QTest::keyClick(m_field->edit(), Qt::Key_Backspace);
    QCOMPARE(m_field->state(), AddressField::State::Right);
    QCOMPARE(m_field->address().place, (HostPort{"localhost", 8}));
    QVERIFY(!m_field->isWrong());
    QCOMPARE(m_field->message(), QStringLiteral("Return adds this socket."));
}

void TestAddressField::refusesATakenName_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("index");
    QTest::newRow("socket") << "tcp:h:1,name=web" << 13;
    QTest::newRow("pipe's half") << "pipe:,name=p" << 11;
    QTest::newRow("in capitals") << "tcp:h:1,NAME=web" << 13;
    QTest::newRow("another") << "tcp:h:1,name=webb" << -1;
    QTest::newRow("none") << "tcp:h:1" << -1;
}

void TestAddressField::refusesATakenName() {
    QFETCH(QString, text);
    QFETCH(int, index);
    m_field->setTakenNames({QStringLiteral("web"), QStringLiteral("p.1")});
    type(text);
    QCOMPARE(m_field->wrongIndex(), index);
    QCOMPARE(m_field->state(), index < 0 ? AddressField::State::Right : AddressField::State::Wrong);
    if (index >= 0)
        QVERIFY(m_field->message().contains(QStringLiteral("another socket is named")));
}

void TestAddressField::tellsScreenReaders() {
    type(QStringLiteral("tcp:h:8x"));
    QCOMPARE(m_field->edit()->accessibleName(), QStringLiteral("Address"));
    QCOMPARE(m_field->edit()->accessibleDescription(), m_field->message());
}

void TestAddressField::triangleStandsUnderTheCharacter() {
    type(QStringLiteral("tcp-listen:80a80"));
    const QPoint inside(m_field->edit()->pointerX() - 2, m_field->edit()->height() / 2);
    QCOMPARE(m_field->edit()->cursorPositionAt(inside), 13);
    QTest::keyClick(m_field->edit(), Qt::Key_Home);
    QCOMPARE(m_field->edit()->cursorPositionAt(inside), 13);
}

void TestAddressField::triangleStaysInsideAScrolledField() {
    m_field->resize(120, 80);
    type(QStringLiteral("tcp:x y:1,interest=in+out+rdhup,policy=drain"));
    QVERIFY(m_field->isWrong());
    QVERIFY(m_field->edit()->pointerX() >= 0);
    QVERIFY(m_field->edit()->pointerX() <= m_field->edit()->width());
}

void TestAddressField::squiggleIsPainted() {
    type(QStringLiteral("tcp-listen:80a80"));
    const QImage image = m_field->edit()->grab().toImage();
    const QColor error = Look::of(m_field->palette()).error;
    const auto reds = [&image, &error](int left, int right, int top, int bottom) {
        int count = 0;
        for (int x = left; x < right; ++x)
            for (int y = top; y < bottom; ++y) {
                const QColor color = image.pixelColor(x, y);
                count += std::abs(color.red() - error.red()) + std::abs(color.green() - error.green()) +
                                     std::abs(color.blue() - error.blue()) <
                                 90
                             ? 1
                             : 0;
            }
        return count;
    };
    const QRect wrong = m_field->edit()->wrongRect();
    QVERIFY(reds(wrong.left(), wrong.right() + 2, wrong.center().y(), image.height() - 2) > 4);
    // Nothing is underlined before it.
    QCOMPARE(reds(8, wrong.left() - 4, 4, image.height() - 4), 0);
    // And the frame stands at the edge.
    QVERIFY(reds(0, 2, image.height() / 2, image.height() / 2 + 1) > 0);
}

void TestAddressField::offersRecentAddressesAndKinds() {
    m_field->setRecentAddresses({QStringLiteral("tcp:recent:80,name=r")});
    QSignalSpy edited(m_field.get(), &AddressField::edited);
    type(QStringLiteral("TCP:r"));
    QCompleter* completer = m_field->edit()->completer();
    QCOMPARE(completer->completionCount(), 1);
    QCOMPARE(completer->currentCompletion(), QStringLiteral("tcp:recent:80,name=r"));
    emit completer->activated(completer->currentCompletion());
    QCOMPARE(m_field->text(), QStringLiteral("tcp:recent:80,name=r"));
    QCOMPARE(edited.last().first().toString(), m_field->text());
    type(QStringLiteral("unix-"));
    QCOMPARE(completer->currentCompletion(), QStringLiteral("unix-listen:"));
}

QTEST_MAIN(TestAddressField)
#include "tst_addressfield.moc"
