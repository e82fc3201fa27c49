// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's small parts on their own: rates, words, names, the status bar.

#include "ui/main/actions.h"
#include "ui/main/durationdialog.h"
#include "ui/main/figures.h"
#include "ui/main/labelledcombo.h"
#include "ui/main/renamedialog.h"
#include "ui/main/statusbar.h"
#include "ui/main/viewwords.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace readyscope;

class TestWindowParts : public QObject {
    Q_OBJECT

private slots:
    void ratesAreMadeOfTwoReadings() {
        RateMeter meter;
        TraceTotals totals;
        totals.waits = 100;
        QVERIFY(!meter.take({totals, 0, kSecond}));
        totals.waits = 300;
        totals.hits = 50;
        QVERIFY(!meter.take({totals, 0, kSecond + RateMeter::kLeast - 1})); // too soon to be worth a figure
        QVERIFY(meter.take({totals, 10 * kMillisecond, 2 * kSecond}));
        QCOMPARE(meter.rates().waits, 200.0);
        QCOMPARE(meter.rates().hits, 50.0);
        QCOMPARE(meter.rates().cpu, 0.01);
        QVERIFY(meter.take({totals, 10 * kMillisecond, 3 * kSecond}));
        QVERIFY(meter.rates().areZero());
    }

    void aClearedHistoryHasNoNegativeRate() {
        RateMeter meter;
        TraceTotals totals;
        totals.waits = 1000;
        meter.take({totals, 0, kSecond});
        totals.waits = 3;
        QVERIFY(meter.take({totals, 0, 2 * kSecond}));
        QCOMPARE(meter.rates().waits, 0.0);
    }

    void theScaleIsSaidInAFittingUnit_data() {
        QTest::addColumn<double>("pixels");
        QTest::addColumn<QString>("words");
        QTest::newRow("ms") << 3.0 << QStringLiteral("3 px/ms");
        QTest::newRow("us") << 5000.0 << QStringLiteral("5 px/µs");
        QTest::newRow("ns") << 2e6 << QStringLiteral("2 px/ns");
        QTest::newRow("s") << 0.078 << QStringLiteral("78 px/s");
        QTest::newRow("min") << 0.0005 << QStringLiteral("30 px/min");
    }
    void theScaleIsSaidInAFittingUnit() {
        QFETCH(double, pixels);
        QFETCH(QString, words);
        ViewedTime viewed;
        viewed.pixelsPerMillisecond = pixels;
        viewed.span = 256 * kMillisecond;
        const QString said = viewWords(viewed, false);
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("256 ms in view")), qPrintable(said));
    }

    void theStatusSaysThatTheViewIsPausedAndWhatIsRefused() {
        StatusBar bar;
        bar.showCapture(true, Backend::Select, 3);
        const auto* state = bar.findChild<QLabel*>(QStringLiteral("state"));
        const auto* refused = bar.findChild<QLabel*>(QStringLiteral("refused"));
        QVERIFY(!refused->isVisibleTo(&bar));
        bar.setViewPaused(true);
        QCOMPARE(state->text(), QStringLiteral("● Capturing, view paused"));
        bar.showRefused(1, Backend::Select);
        QCOMPARE(refused->text(), QStringLiteral("1 socket refused by select"));
        QVERIFY(refused->isVisibleTo(&bar));
        bar.showRefused(2, Backend::Epoll);
        QCOMPARE(refused->text(), QStringLiteral("2 sockets refused by epoll"));
        bar.showRefused(0, Backend::Epoll);
        QVERIFY(!refused->isVisibleTo(&bar));
        bar.setViewPaused(false);
        QCOMPARE(state->text(), QStringLiteral("● Capturing"));
    }

    void aNameIsJudgedWhileItIsTyped_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << QStringLiteral("web") << true;
        QTest::newRow("with digits") << QStringLiteral("web2") << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("space") << QStringLiteral("a b") << false;
        QTest::newRow("comma") << QStringLiteral("a,b") << false;
        QTest::newRow("digits") << QStringLiteral("17") << false;
        QTest::newRow("taken") << QStringLiteral("db") << false;
    }
    void aNameIsJudgedWhileItIsTyped() {
        QFETCH(QString, name);
        QFETCH(bool, good);
        RenameDialog dialog(QStringLiteral("api"), {QStringLiteral("api"), QStringLiteral("db")}, nullptr);
        dialog.show();
        QSignalSpy renamed(&dialog, &RenameDialog::renamed);
        auto* field = dialog.findChild<QLineEdit*>(QStringLiteral("name"));
        field->clear();
        QTest::keyClicks(field, name);
        QCOMPARE(dialog.findChild<QLabel*>(QStringLiteral("problem"))->text().isEmpty(), good);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(renamed.size(), good ? 1 : 0);
    }

    void aMessageStandsInPlaceOfTheFigures() {
        StatusBar bar;
        bar.resize(1200, 24);
        bar.show();
        bar.showCapture(true, Backend::Poll, 3);
        bar.showFigures({}, {});
        auto* waits = bar.findChild<QLabel*>(QStringLiteral("waits"));
        QVERIFY(waits->isVisible());
        bool acted = false;
        bar.say({QStringLiteral("web was removed."), false, QStringLiteral("Undo"), [&acted] { acted = true; }});
        QCOMPARE(bar.message(), QStringLiteral("web was removed."));
        QVERIFY(!waits->isVisible());
        QTest::mouseClick(bar.findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(acted);
        QVERIFY(waits->isVisible());
        QCOMPARE(bar.message(), QString());
        QVERIFY(!bar.findChild<QLabel*>(QStringLiteral("dropped"))->isVisible());
    }

    void droppedOnesAreCounted() {
        StatusBar bar;
        bar.resize(1200, 24);
        bar.show();
        bar.showCapture(true, Backend::Poll, 3);
        TraceTotals totals;
        totals.dropped = 214;
        totals.gaps = 1;
        bar.showFigures(totals, {});
        const auto* dropped = bar.findChild<QLabel*>(QStringLiteral("dropped"));
        QVERIFY(dropped->isVisible());
        QVERIFY(dropped->text().contains(QStringLiteral("214 dropped in 1 gap")));
    }

    void noKeyIsGivenTwice() {
        const Actions actions;
        QSet<QString> seen;
        const auto all = actions.ofLanes() + actions.ofWindow();
        for (const QAction* action : all) {
            const auto shortcuts = action->shortcuts();
            for (const QKeySequence& key : shortcuts) {
                QVERIFY2(!seen.contains(key.toString()), qPrintable(key.toString()));
                seen.insert(key.toString());
            }
        }
        for (const QAction* action : actions.ofLanes())
            QCOMPARE(action->shortcutContext(), Qt::WidgetWithChildrenShortcut);
    }

    void aComboNamesItself() {
        LabelledCombo combo(QStringLiteral("Backend"));
        combo.addItem(QStringLiteral("poll"));
        QCOMPARE(combo.accessibleName(), QStringLiteral("Backend"));
        QVERIFY(combo.sizeHint().width() > combo.fontMetrics().horizontalAdvance(QStringLiteral("Backend poll")));
    }
};

QTEST_MAIN(TestWindowParts)
#include "tst_windowparts.moc"
