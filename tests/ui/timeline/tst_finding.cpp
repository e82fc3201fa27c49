// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/timelinescene.h"
#include "ui/dialogs/eventcheckbox.h"
#include "ui/timeline/finddialog.h"
#include "ui/timeline/gototimedialog.h"
#include "ui/timeline/markersdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>

using namespace readyscope;
using namespace readyscope::test;

class tst_Finding : public QObject {
    Q_OBJECT
private:
    static EventCheckBox* bit(const FindDialog& dialog, Events::Bit bit) {
        for (EventCheckBox* box : dialog.findChildren<EventCheckBox*>())
            if (box->bit() == bit)
                return box;
        return nullptr;
    }

    // Presses Tab until the keyboard comes back to where it was; what it came to, or nothing if it never does.
    static QSet<QWidget*> tabRound(QDialog& dialog) {
        dialog.show();
        if (!QTest::qWaitForWindowActive(&dialog))
            return {};
        QWidget* const first = dialog.focusWidget();
        QSet<QWidget*> round;
        for (QWidget* at = first; !round.contains(at); at = dialog.focusWidget()) {
            round.insert(at);
            QTest::keyClick(at, Qt::Key_Tab);
        }
        return dialog.focusWidget() == first ? round : QSet<QWidget*>();
    }
    static QSet<QWidget*> takingTab(const QDialog& dialog) {
        QSet<QWidget*> all;
        for (QWidget* widget : dialog.findChildren<QWidget*>())
            if ((widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible() && widget->isEnabled())
                all.insert(widget);
        return all;
    }

private slots:
    void tabComesToEverything() {
        TimelineScene scene;
        scene.runTo(kSecond);
        const auto words = [&](Nanos time) { return scene.view->momentWords(time); };
        FindDialog find(nullptr);
        const QSet<QWidget*> roundFind = tabRound(find);
        QCOMPARE(roundFind, takingTab(find));
        GoToTimeDialog goTo(scene.view->timeContext(), words, nullptr);
        const QSet<QWidget*> roundGoTo = tabRound(goTo);
        QCOMPARE(roundGoTo, takingTab(goTo));
        MarkersDialog markers(words, nullptr);
        Marker here;
        here.time = kBegin;
        here.text = "here";
        markers.show({here});
        const QSet<QWidget*> roundMarkers = tabRound(markers);
        QCOMPARE(roundMarkers, takingTab(markers));
    }

    void shownAgainItBeginsWithItsFirstField() {
        FindDialog dialog(nullptr);
        dialog.show();
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Close)->setFocus();
        dialog.reject();
        dialog.show();
        QCOMPARE(dialog.focusWidget(), dialog.findChild<QComboBox*>(QStringLiteral("lane")));
    }

    void theDialogSaysWhatIsSought() {
        FindDialog dialog(nullptr);
        auto* when = dialog.findChild<QComboBox*>(QStringLiteral("when"));
        QVERIFY(dialog.sought().matches({}, Events::Hup)); // nothing ticked: anything
        bit(dialog, Events::In)->setChecked(true);
        bit(dialog, Events::Err)->setChecked(true);
        QVERIFY(dialog.sought().matches({}, Events::In));
        QVERIFY(dialog.sought().matches(Events::Err, {}));
        QVERIFY(!dialog.sought().matches({}, Events::Out));
        when->setCurrentIndex(1);
        QVERIFY(!dialog.sought().matches(Events::Err, {}));
        when->setCurrentIndex(2);
        QVERIFY(!dialog.sought().matches({}, Events::In));
        when->setCurrentIndex(3);
        QVERIFY(!dialog.sought().matches({}, Events::In));
        QVERIFY(dialog.sought().matches(Events::In, Events::In | Events::Err));
        bit(dialog, Events::In)->setChecked(false);
        bit(dialog, Events::Err)->setChecked(false);
        for (const QPushButton* button : dialog.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("&Next"))
                QVERIFY(!button->isEnabled()); // a state of no bits
    }

    void aTimeIsJudgedWhileItIsTyped() {
        TimelineScene scene;
        scene.runTo(20 * kSecond);
        GoToTimeDialog dialog(
            scene.view->timeContext(), [&](Nanos time) { return scene.view->momentWords(time); }, nullptr);
        QSignalSpy chosen(&dialog, &GoToTimeDialog::chosen);
        dialog.show();
        auto* field = dialog.findChild<QLineEdit*>();
        const auto* judgement = dialog.findChild<QLabel*>(QStringLiteral("judgement"));
        QTest::keyClicks(field, QStringLiteral("2.5"));
        QVERIFY(judgement->text().contains(QStringLiteral("needs a unit")));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(chosen.isEmpty());
        QTest::keyClicks(field, QStringLiteral(" s"));
        QVERIFY(judgement->text().startsWith(QStringLiteral("2.500")));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<Nanos>(), kBegin + 2'500 * kMillisecond);
    }

    void aCursorInTheHandComesAlong() {
        TimelineScene scene;
        scene.runTo(20 * kSecond);
        scene.view->pickUpCursor(CursorId::B);
        scene.view->goToTime(kBegin + 3 * kSecond);
        QCOMPARE(scene.cursor(CursorId::B), std::optional(3 * kSecond));
        scene.view->goToTime(kBegin + 300 * kSecond); // no further than what is known
        QCOMPARE(scene.cursor(CursorId::B), std::optional(20 * kSecond));
    }

    void whereNothingIsFoundItIsSaid() {
        TimelineScene scene;
        scene.change(kClient, kSecond, Events::Out);
        scene.runTo(8 * kSecond);
        scene.rows.setCurrent(kClient);
        scene.view->showTime(kBegin + 4 * kSecond);
        QSignalSpy nothing(scene.view.get(), &TimelineView::noEventFound);
        scene.view->nextEvent();
        QCOMPARE(nothing.size(), 1);
        scene.view->previousEvent();
        QCOMPARE(nothing.size(), 1);
    }
};

QTEST_MAIN(tst_Finding)
#include "tst_finding.moc"
