// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/eventwords.h"
#include "ui/common/texts.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/backendsdialog.h"
#include "ui/dialogs/chiplabel.h"
#include "ui/dialogs/eventwordsdialog.h"
#include "ui/dialogs/keysdialog.h"

#include <QAction>
#include <QLabel>
#include <QTableWidget>
#include <QTest>

using namespace readyscope;

// The dialogs that only show words.
class TestWordDialogs : public QObject {
    Q_OBJECT
private slots:
    void keysAreThoseOfTheActions();
    void everyEventHasItsWords();
    void backendsSayWhyNot();
    void backendsAreThoseOfThisKernel();
    void aboutNamesTheLicence();

private:
    static QStringList wordsOf(const QWidget& dialog) {
        QStringList words;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            words.append(label->text());
        return words;
    }
};

void TestWordDialogs::keysAreThoseOfTheActions() {
    QAction add(QStringLiteral("&Add…"));
    add.setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
    QAction zoom(QStringLiteral("Zoom In"));
    zoom.setShortcuts({QKeySequence(QStringLiteral("W")), QKeySequence(QStringLiteral("+"))});
    QAction none(QStringLiteral("No Key"));
    const KeysDialog dialog({{QStringLiteral("Socket"), {&add, &none}},
                             {QStringLiteral("View"), {&zoom}},
                             {QStringLiteral("Empty"), {&none}}});
    const QStringList words = wordsOf(dialog);
    QVERIFY(words.contains(QStringLiteral("Ctrl+N")));
    QVERIFY(words.contains(QStringLiteral("Add")));
    QVERIFY(words.contains(QStringLiteral("W or +")));
    QVERIFY(!words.contains(QStringLiteral("No Key")));
    QVERIFY(!words.contains(QStringLiteral("Empty")));
}

void TestWordDialogs::everyEventHasItsWords() {
    const EventWordsDialog dialog;
    const QStringList words = wordsOf(dialog);
    QStringList chips;
    for (const ChipLabel* chip : dialog.findChildren<ChipLabel*>())
        chips.append(chip->accessibleName());
    for (const EventName& entry : kEventNames) {
        QVERIFY(chips.contains(QString::fromLatin1(entry.name.data(), static_cast<qsizetype>(entry.name.size()))));
        QVERIFY(words.contains(translated(wordsFor(entry.bit))));
    }
}

void TestWordDialogs::backendsSayWhyNot() {
    const BackendsDialog dialog({{Backend::Poll, true, {"tells every event", {}}},
                                 {Backend::IoUring, false, {"forbidden by kernel.io_uring_disabled = %1", {"2"}}}});
    const auto* table = dialog.findChild<QTableWidget*>();
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("poll"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("works"));
    QCOMPARE(table->item(1, 0)->text(), QStringLiteral("io_uring"));
    QCOMPARE(table->item(1, 1)->text(), QStringLiteral("does not work"));
    QCOMPARE(table->item(1, 2)->text(), QStringLiteral("forbidden by kernel.io_uring_disabled = 2"));
}

void TestWordDialogs::backendsAreThoseOfThisKernel() {
    const BackendsDialog dialog;
    const auto* table = dialog.findChild<QTableWidget*>();
    QCOMPARE(table->rowCount(), static_cast<int>(kBackends.size()));
    for (int row = 0; row < table->rowCount(); ++row)
        QVERIFY(!table->item(row, 2)->text().isEmpty());
    QCOMPARE(table->item(2, 1)->text(), QStringLiteral("works")); // poll(2) is everywhere
}

void TestWordDialogs::aboutNamesTheLicence() {
    const AboutDialog dialog;
    QVERIFY(wordsOf(dialog).join(QLatin1Char(' ')).contains(QStringLiteral("GNU General Public License, version 3")));
}

QTEST_MAIN(TestWordDialogs)
#include "tst_worddialogs.moc"
