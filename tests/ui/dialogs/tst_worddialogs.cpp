// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/eventwords.h"
#include "ui/common/chiplabel.h"
#include "ui/common/texts.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/backendsdialog.h"
#include "ui/dialogs/eventwordsdialog.h"
#include "ui/dialogs/keysdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

using namespace readyscope;

// The dialogs that only show words.
class TestWordDialogs : public QObject {
    Q_OBJECT
private slots:
    void keysAreListedAndFound();
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
    // The first words of the rows that are not hidden.
    static QStringList seenIn(const QTreeWidget& list) {
        QStringList words;
        for (int i = 0; i < list.topLevelItemCount(); ++i) {
            const QTreeWidgetItem* title = list.topLevelItem(i);
            if (title->isHidden())
                continue;
            words << title->text(0);
            for (int j = 0; j < title->childCount(); ++j)
                if (!title->child(j)->isHidden())
                    words << title->child(j)->text(0);
        }
        return words;
    }
};

void TestWordDialogs::keysAreListedAndFound() {
    KeysDialog dialog({{QStringLiteral("Socket"),
                        {{QStringLiteral("Ctrl+N"), QStringLiteral("Add")},
                         {QStringLiteral("F2"), QStringLiteral("Rename"), QStringLiteral("What the row is called")}}},
                       {QStringLiteral("View"), {{QStringLiteral("W or +"), QStringLiteral("Zoom In")}}}});
    dialog.show();
    auto* field = dialog.findChild<QLineEdit*>();
    const auto* list = dialog.findChild<QTreeWidget*>();
    QCOMPARE(seenIn(*list), QStringList({QStringLiteral("Socket"), QStringLiteral("Add"), QStringLiteral("Rename"),
                                         QStringLiteral("View"), QStringLiteral("Zoom In")}));
    QTest::keyClicks(field, QStringLiteral("f2"));
    QCOMPARE(seenIn(*list), QStringList({QStringLiteral("Socket"), QStringLiteral("Rename")}));
    QTest::keyClick(field, Qt::Key_Down); // into the list
    QCOMPARE(dialog.focusWidget(), list);
    QCOMPARE(list->currentItem()->data(0, Qt::AccessibleTextRole).toString(), QStringLiteral("Rename: F2"));
    field->setText(QStringLiteral("view"));
    QCOMPARE(seenIn(*list), QStringList({QStringLiteral("View"), QStringLiteral("Zoom In")}));
    field->setText(QStringLiteral("called")); // of its tip
    QCOMPARE(seenIn(*list), QStringList({QStringLiteral("Socket"), QStringLiteral("Rename")}));
    field->setText(QStringLiteral("zoom rename")); // of no line both
    QVERIFY(!list->isVisible());
    QVERIFY(wordsOf(dialog).contains(QStringLiteral("No key does this.")));
    field->clear();
    QCOMPARE(seenIn(*list).size(), 5);
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
