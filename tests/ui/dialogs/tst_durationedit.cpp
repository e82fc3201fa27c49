// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/durationedit.h"
#include "ui/dialogs/messagestrip.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace readyscope;

class TestDurationEdit : public QObject {
    Q_OBJECT
private slots:
    void init();
    void settlesOnReturn();
    void understandsSpacesAndCapitals();
    void showsWhatIsWrongBelowItself();
    void escapePutsTheLastGoodOneBack();
    void leavingItSettles();
    void choiceFromTheListSettlesAtOnce();
    void keepsItsLimits();
    void returnDoesNotPressTheDefaultButton();
    void prefixLeavesRoomForTheText();

private:
    void type(const QString& text) {
        m_edit->lineEdit()->selectAll();
        QTest::keyClicks(m_edit, text);
    }
    MessageStrip* strip() const { return m_window->findChild<MessageStrip*>(); }

    std::unique_ptr<QDialog> m_window;
    DurationEdit* m_edit = nullptr;
    QPushButton* m_button = nullptr;
};

void TestDurationEdit::init() {
    m_window = std::make_unique<QDialog>();
    auto* layout = new QVBoxLayout(m_window.get());
    m_edit = new DurationEdit(m_window.get());
    m_button = new QPushButton(m_window.get());
    m_button->setDefault(true);
    layout->addWidget(m_edit);
    layout->addWidget(m_button);
    m_window->resize(500, 300);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_edit->setDuration(5 * kMillisecond);
    m_edit->setFocus();
}

void TestDurationEdit::settlesOnReturn() {
    QSignalSpy changed(m_edit, &DurationEdit::durationChanged);
    QSignalSpy edited(m_edit, &DurationEdit::durationEdited);
    type(QStringLiteral("250us"));
    QVERIFY(changed.isEmpty());
    QCOMPARE(edited.last().first().value<Nanos>(), 250 * kMicrosecond);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<Nanos>(), 250 * kMicrosecond);
    QCOMPARE(m_edit->currentText(), QStringLiteral("250 us"));
    type(QStringLiteral("250us"));
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
}

void TestDurationEdit::understandsSpacesAndCapitals() {
    type(QStringLiteral("1.5 MS"));
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->duration(), 1'500'000);
    type(QStringLiteral("Infinite"));
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->duration(), kInfinite);
}

void TestDurationEdit::showsWhatIsWrongBelowItself() {
    QSignalSpy changed(m_edit, &DurationEdit::durationChanged);
    type(QStringLiteral("7"));
    QCOMPARE(m_edit->message(), QStringLiteral("“7” has no unit: write 7ms or 7s."));
    QVERIFY(strip() != nullptr && strip()->isVisible());
    QCOMPARE(strip()->message(), m_edit->message());
    QVERIFY(strip()->y() >= m_edit->geometry().bottom());
    QVERIFY(m_window->rect().contains(strip()->geometry()));
    QCOMPARE(m_edit->accessibleDescription(), m_edit->message());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(changed.isEmpty());
    QCOMPARE(m_edit->duration(), 5 * kMillisecond);
    QTest::keyClicks(m_edit, QStringLiteral("ms"));
    QVERIFY(m_edit->isCorrect());
    QVERIFY(!strip()->isVisible());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->duration(), 7 * kMillisecond);
}

void TestDurationEdit::escapePutsTheLastGoodOneBack() {
    type(QStringLiteral("x"));
    QVERIFY(!m_edit->isCorrect());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(m_edit->isCorrect());
    QCOMPARE(m_edit->currentText(), QStringLiteral("5 ms"));
    QVERIFY(m_window->isVisible());
    QTest::keyClick(m_edit, Qt::Key_Escape); // nothing to put back: the dialog's own
    QVERIFY(!m_window->isVisible());
}

void TestDurationEdit::leavingItSettles() {
    QSignalSpy changed(m_edit, &DurationEdit::durationChanged);
    type(QStringLiteral("1s"));
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QVERIFY(m_button->hasFocus());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_edit->duration(), kSecond);
}

void TestDurationEdit::choiceFromTheListSettlesAtOnce() {
    QSignalSpy changed(m_edit, &DurationEdit::durationChanged);
    m_edit->setChoices({kMillisecond, kSecond});
    QCOMPARE(m_edit->currentText(), QStringLiteral("5 ms"));
    QTest::keyClick(m_edit, Qt::Key_Down);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(changed.last().first().value<Nanos>(), m_edit->duration());
    QVERIFY(m_edit->duration() == kMillisecond || m_edit->duration() == kSecond);
}

void TestDurationEdit::keepsItsLimits() {
    m_edit->setLimits(kMillisecond, false);
    type(QStringLiteral("2us"));
    QCOMPARE(m_edit->message(), QStringLiteral("“2us” is too short: the least is 1 ms."));
    type(QStringLiteral("infinite"));
    QVERIFY(m_edit->message().startsWith(QStringLiteral("This time has to end")));
    type(QStringLiteral("1ms"));
    QVERIFY(m_edit->isCorrect());
}

void TestDurationEdit::returnDoesNotPressTheDefaultButton() {
    QSignalSpy clicked(m_button, &QPushButton::clicked);
    type(QStringLiteral("9ms"));
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(clicked.isEmpty());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
}

void TestDurationEdit::prefixLeavesRoomForTheText() {
    const int before = m_edit->sizeHint().width();
    m_edit->setPrefix(QStringLiteral("Timeout"));
    QVERIFY(m_edit->sizeHint().width() > before);
    QVERIFY(m_edit->lineEdit()->textMargins().left() > 20);
    QCOMPARE(m_edit->accessibleName(), QStringLiteral("Timeout"));
    QCOMPARE(m_edit->currentText(), QStringLiteral("5 ms"));
}

QTEST_MAIN(TestDurationEdit)
#include "tst_durationedit.moc"
