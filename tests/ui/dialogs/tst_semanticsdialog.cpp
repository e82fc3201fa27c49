// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/semantics.h"
#include "ui/common/chiplabel.h"
#include "ui/dialogs/semanticscase.h"
#include "ui/dialogs/semanticsdialog.h"
#include "ui/dialogs/semanticsmodel.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace readyscope;

// The readiness table as Help shows it.
class TestSemanticsDialog : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void listsEveryCase();
    void filtersByEachWord_data();
    void filtersByEachWord();
    void onlyWhereBackendsDiffer();
    void nothingFound();
    void showsTheCaseInFull();
    void saysWhatEachBackendTells();
    void worksWithKeysAlone();

private:
    QStringList words() const;
    QStringList chips() const;
    int cases() const { return m_dialog->findChild<SemanticsFilter*>()->cases(); }
    QLineEdit* field() const { return m_dialog->findChild<QLineEdit*>(); }
    QTreeView* tree() const { return m_dialog->findChild<QTreeView*>(); }

    std::unique_ptr<SemanticsDialog> m_dialog;
};

void TestSemanticsDialog::init() {
    m_dialog = std::make_unique<SemanticsDialog>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestSemanticsDialog::cleanup() { m_dialog.reset(); }

QStringList TestSemanticsDialog::words() const {
    QStringList words;
    for (const QLabel* label : m_dialog->findChild<SemanticsCase*>()->widget()->findChildren<QLabel*>())
        words.append(label->text());
    return words;
}

QStringList TestSemanticsDialog::chips() const {
    QStringList chips;
    for (const ChipLabel* chip : m_dialog->findChild<SemanticsCase*>()->widget()->findChildren<ChipLabel*>())
        chips.append(chip->accessibleName());
    return chips;
}

void TestSemanticsDialog::listsEveryCase() {
    QCOMPARE(cases(), static_cast<int>(semantics::table().cases.size()));
    QCOMPARE(tree()->model()->rowCount(), static_cast<int>(semantics::table().groups.size()));
    for (const semantics::Case& one : semantics::table().cases)
        QVERIFY2(m_dialog->select(QString::fromStdString(one.name)), one.name.c_str());
}

void TestSemanticsDialog::filtersByEachWord_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("hidden");
    QTest::newRow("title") << "refused connection"
                           << "tcp-refused"
                           << "udp-refused";
    QTest::newRow("any case") << "REFUSED Connection"
                              << "tcp-refused"
                              << "udp-refused";
    QTest::newRow("step") << "rcvlowat udp-pair"
                          << "rcvlowat-udp"
                          << "rcvlowat-unix";
    QTest::newRow("source") << "udp(7) icmp"
                            << "udp-refused"
                            << "tcp-refused";
    QTest::newRow("errno") << "EPERM"
                           << "file-regular"
                           << "eventfd-zero";
    QTest::newRow("events") << "PRI+OUT"
                            << "urgent-byte"
                            << "tcp-data";
    QTest::newRow("group") << "terminals"
                           << "tty-line"
                           << "pipe-data";
}

void TestSemanticsDialog::filtersByEachWord() {
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QFETCH(QString, hidden);
    field()->setText(text);
    QVERIFY(m_dialog->select(shown));
    QVERIFY(!m_dialog->select(hidden));
    field()->clear();
    QVERIFY(m_dialog->select(hidden));
}

void TestSemanticsDialog::onlyWhereBackendsDiffer() {
    m_dialog->findChild<QCheckBox*>()->setChecked(true);
    QVERIFY(m_dialog->select(QStringLiteral("number-beyond-select")));
    QVERIFY(!m_dialog->select(QStringLiteral("tcp-data")));
    int differing = 0;
    for (const semantics::Case& one : semantics::table().cases)
        differing += one.differs.empty() ? 0 : 1;
    QCOMPARE(cases(), differing);
}

void TestSemanticsDialog::nothingFound() {
    field()->setText(QStringLiteral("no case has these"));
    QCOMPARE(cases(), 0);
    auto* clear = m_dialog->findChild<QPushButton*>(QStringLiteral("clear"));
    QVERIFY(clear->isVisible());
    QVERIFY(!tree()->isVisible());
    QVERIFY(words().isEmpty()); // no case is shown that the list does not have
    clear->click();
    QVERIFY(tree()->isVisible());
    QCOMPARE(cases(), static_cast<int>(semantics::table().cases.size()));
    QVERIFY(!words().isEmpty());
}

void TestSemanticsDialog::showsTheCaseInFull() {
    QVERIFY(m_dialog->select(QStringLiteral("tcp-refused")));
    const QString all = words().join(QLatin1Char('\n'));
    for (const char* part : {"A refused connection shows", "tcp-bound l", "connect c l", "await c ERR",
                             "net/ipv4/tcp_input.c, tcp_reset()", "UNP 16.3", "tcp-refused"})
        QVERIFY2(all.contains(QLatin1String(part)), part);
    QVERIFY(chips().contains(QStringLiteral("IN OUT RDHUP HUP ERR")));
    QVERIFY(chips().contains(QStringLiteral("R W")));
}

void TestSemanticsDialog::saysWhatEachBackendTells() {
    QVERIFY(m_dialog->select(QStringLiteral("edge-new-data")));
    QVERIFY(chips().contains(QStringLiteral("IN PRI"))); // io_uring's raw mask
    QVERIFY(words().contains(QStringLiteral("raw")));
    QVERIFY(words().contains(QStringLiteral("poll, ppoll, epoll, epoll-et")));
    QVERIFY(m_dialog->select(QStringLiteral("file-regular")));
    QVERIFY(words().contains(QStringLiteral("EPERM")));
    QVERIFY(words().contains(QStringLiteral("epoll, epoll-et")));
}

void TestSemanticsDialog::worksWithKeysAlone() {
    QVERIFY(field()->hasFocus());
    const QModelIndex first = tree()->currentIndex();
    QVERIFY(first.parent().isValid());
    QTest::keyClick(field(), Qt::Key_Down);
    QCOMPARE(tree()->currentIndex().row(), first.row() + 1);
    QTest::keyClicks(field(), QStringLiteral("EPERM"));
    QVERIFY(cases() > 0 && cases() < 10);
    QVERIFY(tree()->currentIndex().parent().isValid());
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(TestSemanticsDialog)
#include "tst_semanticsdialog.moc"
