// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The help as it is read: its contents, its links, what is found in it, and that it comes back where it was.

#include "ui/common/settings.h"
#include "ui/help/guidecontents.h"
#include "ui/help/guidedialog.h"
#include "ui/help/guidefind.h"
#include "ui/help/guidetext.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace readyscope;

namespace {

QString current(const GuideDialog& dialog) { return dialog.findChild<GuideContents*>()->currentItem()->text(0); }

QTreeWidgetItem* item(const GuideDialog& dialog, const QString& title) {
    const auto found = dialog.findChild<GuideContents*>()->findItems(title, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? nullptr : found.first();
}

int scrolled(const GuideDialog& dialog) { return dialog.text().verticalScrollBar()->value(); }

void follow(GuideDialog& dialog, const char* link) {
    emit dialog.text().anchorClicked(QUrl(QString::fromLatin1(link)));
}

bool show(QWidget& widget) {
    widget.show();
    return QTest::qWaitForWindowExposed(&widget);
}

} // namespace

class TestGuide : public QObject {
    Q_OBJECT

private slots:
    void contentsAreOfBothChapters() {
        GuideDialog dialog;
        auto* contents = dialog.findChild<GuideContents*>();
        QCOMPARE(contents->topLevelItemCount(), 2);
        int items = 0;
        for (QTreeWidgetItemIterator it(contents); *it != nullptr; ++it)
            ++items;
        std::size_t sections = 0;
        for (const GuideChapter& chapter : guideChapters())
            sections += chapter.sections.size();
        QCOMPARE(items, static_cast<int>(sections) + 2);
        QVERIFY(item(dialog, QStringLiteral("Half-close"))->parent() == item(dialog, QStringLiteral("Edge recipes")));
        QVERIFY(!contents->accessibleName().isEmpty());
    }

    void eachOfThemIsGoneTo() {
        GuideDialog dialog;
        QVERIFY(show(dialog));
        auto* contents = dialog.findChild<GuideContents*>();
        for (QTreeWidgetItemIterator it(contents); *it != nullptr; ++it) {
            contents->setCurrentItem(*it);
            const QString title = (*it)->text(0);
            QCOMPARE(current(dialog), title); // and the text thinks it is there
            if ((*it)->parent() == nullptr)
                QCOMPARE(scrolled(dialog), 0);
        }
    }

    void contentsFollowTheText() {
        GuideDialog dialog;
        QVERIFY(show(dialog));
        dialog.goTo(QStringLiteral("scenarios"), QStringLiteral("reset"));
        QCOMPARE(current(dialog), QStringLiteral("Reset"));
        auto* bar = dialog.text().verticalScrollBar();
        bar->setValue(bar->value() - 40);
        QCOMPARE(current(dialog), QStringLiteral("Full close"));
        bar->setValue(0);
        QCOMPARE(current(dialog), item(dialog, current(dialog))->text(0));
        QVERIFY(dialog.findChild<GuideContents*>()->currentItem()->parent() == nullptr);
    }

    void linksLeadToWhatTheyName() {
        GuideDialog dialog;
        QVERIFY(show(dialog));
        QSignalSpy run(&dialog, &GuideDialog::runAsked);
        QSignalSpy shown(&dialog, &GuideDialog::showAsked);
        QSignalSpy table(&dialog, &GuideDialog::caseAsked);
        follow(dialog, "run:half-close");
        follow(dialog, "show:listener");
        follow(dialog, "table:tcp-data");
        QCOMPARE(run.value(0).value(0).toString(), QStringLiteral("half-close"));
        QCOMPARE(shown.value(0).value(0).toString(), QStringLiteral("listener"));
        QCOMPARE(table.value(0).value(0).toString(), QStringLiteral("tcp-data"));
        follow(dialog, "guide:spin");
        QCOMPARE(dialog.chapter(), QStringLiteral("scenarios"));
        QCOMPARE(current(dialog), QStringLiteral("A loop spinning on HUP"));
        const int place = scrolled(dialog);
        follow(dialog, "guide:tea");
        QCOMPARE(scrolled(dialog), place);
        QCOMPARE(run.size() + shown.size() + table.size(), 3);
    }

    void oneGoesBackAndForward() {
        GuideDialog dialog;
        QVERIFY(show(dialog));
        QVERIFY(!dialog.findChild<QAction*>(QStringLiteral("guideBack"))->isEnabled());
        dialog.goTo(QStringLiteral("models"), QStringLiteral("2-non-blocking"));
        const int before = scrolled(dialog);
        QVERIFY(before > 0);
        follow(dialog, "guide:reset");
        const int after = scrolled(dialog);
        QTest::keyClick(&dialog, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(dialog.chapter(), QStringLiteral("models"));
        QCOMPARE(scrolled(dialog), before);
        QTest::keyClick(&dialog, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(dialog.chapter(), QStringLiteral("scenarios"));
        QCOMPARE(scrolled(dialog), after);
        QVERIFY(!dialog.findChild<QAction*>(QStringLiteral("guideForward"))->isEnabled());
    }

    void aClickInTheContentsIsOneStep() {
        GuideDialog dialog;
        QVERIFY(show(dialog));
        auto* contents = dialog.findChild<GuideContents*>();
        QTreeWidgetItem* clicked = item(dialog, QStringLiteral("Many sockets"));
        contents->scrollToItem(clicked);
        QTest::mouseClick(contents->viewport(), Qt::LeftButton, {}, contents->visualItemRect(clicked).center());
        QCOMPARE(current(dialog), QStringLiteral("Many sockets"));
        QTest::keyClick(&dialog, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(dialog.chapter(), QStringLiteral("models"));
        QCOMPARE(scrolled(dialog), 0);
        QVERIFY(!dialog.findChild<QAction*>(QStringLiteral("guideBack"))->isEnabled());
    }

    void wordsAreFoundInEveryChapter() {
        GuideDialog dialog;
        QVERIFY(show(dialog));
        auto* find = dialog.findChild<GuideFind*>();
        QVERIFY(!find->isVisible());
        QTest::keyClick(&dialog, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(find->isVisible());
        auto* words = find->findChild<QLineEdit*>();
        words->setText(QStringLiteral("SO_LINGER"));
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(dialog.chapter(), QStringLiteral("scenarios"));
        QCOMPARE(dialog.text().textCursor().selectedText(), QStringLiteral("SO_LINGER"));
        const int first = dialog.text().textCursor().position();
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(dialog.text().textCursor().position() > first);
        QTest::keyClick(words, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(dialog.text().textCursor().position(), first);

        words->setText(QStringLiteral("sigsuspend")); // in the first one
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(dialog.chapter(), QStringLiteral("models"));

        const int place = scrolled(dialog);
        words->setText(QStringLiteral("teapot"));
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(find->findChild<QLabel*>()->text().contains(QStringLiteral("teapot")));
        QCOMPARE(dialog.chapter(), QStringLiteral("models"));
        QCOMPARE(scrolled(dialog), place);

        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(!find->isVisible());
        QVERIFY(dialog.isVisible());
    }

    void itComesBackWhereItWas() {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.conf")));
        int place = 0;
        {
            GuideDialog dialog;
            QVERIFY(show(dialog));
            dialog.goTo(QStringLiteral("scenarios"), QStringLiteral("slow-reader"));
            dialog.text().verticalScrollBar()->setValue(scrolled(dialog) + 33);
            place = scrolled(dialog);
            dialog.saveLayout(settings);
        }
        GuideDialog dialog;
        dialog.restoreLayout(settings);
        QVERIFY(show(dialog));
        QCOMPARE(dialog.chapter(), QStringLiteral("scenarios"));
        QCOMPARE(scrolled(dialog), place);
        QCOMPARE(current(dialog), QStringLiteral("Slow reader"));
    }

    void whereItWasMayBeNonsense() {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.conf")));
        settings.setLayout(QStringLiteral("guide"), "tea");
        GuideDialog dialog;
        dialog.restoreLayout(settings);
        QVERIFY(show(dialog));
        QCOMPARE(dialog.chapter(), QStringLiteral("models"));
        QCOMPARE(scrolled(dialog), 0);
    }

    void keysLeadFromContentsToText() {
        GuideDialog dialog;
        QVERIFY(show(dialog));
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QVERIFY(dialog.text().hasFocus());
        QTest::keyClick(&dialog, Qt::Key_F6);
        QVERIFY(dialog.findChild<GuideContents*>()->hasFocus());
        QTest::keyClick(&dialog, Qt::Key_F6);
        QVERIFY(dialog.text().hasFocus());
    }

    void aChapterCanBeTried() {
        GuideDialog dialog;
        QSignalSpy asked(&dialog, &GuideDialog::tryAsked);
        auto* tries = dialog.findChild<QPushButton*>(QStringLiteral("tryIt"));
        tries->click();
        dialog.goTo(QStringLiteral("scenarios"));
        tries->click();
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("models"));
        QCOMPARE(asked.value(1).value(0).toString(), QStringLiteral("scenarios"));
    }
};

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"
