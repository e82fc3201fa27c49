// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/escapes.h"
#include "ui/dialogs/pointingedit.h"
#include "ui/dialogs/pointingfield.h"
#include "ui/dialogs/senddialog.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;

class TestSendDialog : public QObject {
    Q_OBJECT
private slots:
    void replacesEscapes_data();
    void replacesEscapes();
    void sendsWhatWasTyped();
    void appendsTheLineEnd();
    void pointsAtAWrongEscape();
    void sendsAgainOnReturn();

private:
    static QPushButton* sendButton(SendDialog& dialog) {
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("&Send"))
                return button;
        return nullptr;
    }
};

void TestSendDialog::replacesEscapes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("wrong");
    QTest::newRow("plain") << "hello" << QByteArray("hello") << -1;
    QTest::newRow("all") << "a\\n\\r\\t\\\\\\x00\\xfFz" << QByteArray("a\n\r\t\\\0\xffz", 8) << -1;
    QTest::newRow("UTF-8") << QStringLiteral("ü😀\\n") << QByteArray("ü😀\n") << -1;
    QTest::newRow("backslash, then n") << "\\\\n" << QByteArray("\\n") << -1;
    QTest::newRow("unknown") << "ab\\q" << QByteArray() << 2;
    QTest::newRow("half a byte") << "\\x1" << QByteArray() << 0;
    QTest::newRow("not hexadecimal") << "a\\xg0" << QByteArray() << 1;
    QTest::newRow("alone at the end") << "abc\\" << QByteArray() << 3;
}

void TestSendDialog::replacesEscapes() {
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    QFETCH(int, wrong);
    const auto result = bytesOf(text);
    if (wrong < 0) {
        QVERIFY(std::holds_alternative<QByteArray>(result));
        QCOMPARE(std::get<QByteArray>(result), bytes);
    } else {
        QVERIFY(std::holds_alternative<EscapeError>(result));
        QCOMPARE(std::get<EscapeError>(result).index, wrong);
    }
}

void TestSendDialog::sendsWhatWasTyped() {
    SendDialog dialog(7, QStringLiteral("web.1"));
    QCOMPARE(dialog.windowTitle(), QStringLiteral("Send to web.1"));
    QVERIFY(!dialog.isModal());
    QVERIFY(!sendButton(dialog)->isEnabled());
    QSignalSpy sent(&dialog, &SendDialog::send);
    QTest::keyClicks(dialog.findChild<PointingEdit*>(), QStringLiteral("PING\\r\\n"));
    QTest::mouseClick(sendButton(dialog), Qt::LeftButton);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().at(0).value<SocketId>(), SocketId{7});
    QCOMPARE(sent.first().at(1).toByteArray(), QByteArray("PING\r\n"));
}

void TestSendDialog::appendsTheLineEnd() {
    SendDialog dialog(1, QStringLiteral("a"));
    QSignalSpy sent(&dialog, &SendDialog::send);
    QTest::mouseClick(dialog.findChild<QCheckBox*>(), Qt::LeftButton, {},
                      QPoint(8, dialog.findChild<QCheckBox*>()->height() / 2));
    QTest::keyClicks(dialog.findChild<PointingEdit*>(), QStringLiteral("x"));
    sendButton(dialog)->click();
    QCOMPARE(sent.last().at(1).toByteArray(), QByteArray("x\r\n"));
}

void TestSendDialog::pointsAtAWrongEscape() {
    SendDialog dialog(1, QStringLiteral("a"));
    QSignalSpy sent(&dialog, &SendDialog::send);
    auto* field = dialog.findChild<PointingField*>();
    QTest::keyClicks(field->edit(), QStringLiteral("abc\\q"));
    QCOMPARE(field->wrongIndex(), 3);
    QVERIFY(field->message().startsWith(QStringLiteral("Character 4: “\\q” is not an escape.")));
    QVERIFY(!sendButton(dialog)->isEnabled());
    QTest::keyClick(field->edit(), Qt::Key_Return);
    QVERIFY(sent.isEmpty());
    QTest::keyClick(field->edit(), Qt::Key_Backspace);
    QTest::keyClicks(field->edit(), QStringLiteral("n"));
    QVERIFY(!field->isWrong());
    QVERIFY(sendButton(dialog)->isEnabled());
}

void TestSendDialog::sendsAgainOnReturn() {
    SendDialog dialog(1, QStringLiteral("a"));
    dialog.show();
    QSignalSpy sent(&dialog, &SendDialog::send);
    auto* edit = dialog.findChild<PointingEdit*>();
    QTest::keyClicks(edit, QStringLiteral("one"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 2);
    QVERIFY(dialog.isVisible());
    QTest::keyClicks(edit, QStringLiteral("two"));
    QCOMPARE(edit->text(), QStringLiteral("two"));
}

QTEST_MAIN(TestSendDialog)
#include "tst_senddialog.moc"
