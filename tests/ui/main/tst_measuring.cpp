// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Measuring in the window, by keyboard, on a real connection of loopback.

#include "ui/common/texts.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/statisticspage.h"
#include "ui/main/cursorreadout.h"
#include "ui/timeline/gototimedialog.h"
#include "ui/timeline/markersdialog.h"
#include "windowfixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace readyscope;

class tst_Measuring : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Shown> m_shown;
    std::unique_ptr<Listener> m_listener;
    Fd m_peer;

    MainWindow& window() { return m_shown->window; }
    Inspector& inspector() { return window().capturePage().inspector(); }
    std::vector<Marker> markers() {
        std::vector<Marker> own;
        const auto snapshot = m_shown->engine.source().snapshot();
        for (const Marker& marker : snapshot->markers(snapshot->totals().begin, INT64_MAX))
            if (marker.kind == MarkerKind::User)
                own.push_back(marker);
        return own;
    }
    std::string nameOfMarker() { return markers().size() == 1 ? markers()[0].text : std::string(); }

private slots:
    void initTestCase() { blockUserSignals(); }

    void init() {
        m_shown = std::make_unique<Shown>();
        QVERIFY(m_shown->started);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        m_listener = std::make_unique<Listener>();
        m_shown->add(m_listener->address() + QStringLiteral(",name=c"));
        m_peer = m_listener->accept();
        QTRY_VERIFY(m_shown->named(QStringLiteral("c")) != kNoSocket);
        const SocketId socket = m_shown->named(QStringLiteral("c"));
        QTRY_VERIFY(m_shown->revents(socket).any(Events::Out));
        QCOMPARE(::send(m_peer.get(), "x", 1, 0), 1);
        QTRY_VERIFY(m_shown->revents(socket).any(Events::In));
        m_shown->table().setCurrent(socket);
    }
    void cleanup() {
        m_shown.reset();
        m_listener.reset();
        m_peer.reset();
    }

    void aCursorIsTakenFromTheTableAndGivesTheKeysBack() {
        m_shown->key(Qt::Key_1);
        QVERIFY(m_shown->timeline().hasFocus());
        QCOMPARE(m_shown->timeline().cursors().held(), std::optional(CursorId::A));
        QTest::keyClick(&m_shown->timeline(), Qt::Key_Return);
        QVERIFY(!m_shown->timeline().hasFocus());
        m_shown->key(Qt::Key_2);
        QTest::keyClick(&m_shown->timeline(), Qt::Key_Left);
        QTest::keyClick(&m_shown->timeline(), Qt::Key_Return);
        const auto* readout = window().findChild<CursorReadout*>();
        QVERIFY2(readout->text().contains(QStringLiteral("1/Δ")), qPrintable(readout->text()));
        QVERIFY(readout->text().contains(QStringLiteral("of c")));
    }

    void theListOfEventsFollowsTheCursor() {
        inspector().setPage(Inspector::EventsTab);
        m_shown->timeline().setFollowing(false);
        m_shown->key(Qt::Key_Comma); // an event of the lane
        const auto* events = window().findChild<QTableView*>(QStringLiteral("events"));
        QVERIFY(events->currentIndex().isValid());
        const int row = events->currentIndex().row();
        m_shown->key(Qt::Key_1);
        QTest::keyClick(&m_shown->timeline(), Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&m_shown->timeline(), Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(events->currentIndex().row() <= row);
        QTest::keyClick(&m_shown->timeline(), Qt::Key_Escape);
    }

    void whatIsBetweenTheCursorsIsMeasured() {
        const TraceTotals totals = m_shown->timeline().snapshot().totals();
        m_shown->timeline().setCursorRange(totals.begin, totals.now);
        inspector().setPage(Inspector::StatisticsTab);
        const auto* table = window().findChild<QTableView*>(QStringLiteral("statistics"));
        QTRY_VERIFY(table->model()->rowCount() >= 2);
        QVERIFY(table->currentIndex().isValid());
    }

    // In a trace that does not grow nothing else would ask again.
    void whatChangesWhileItIsMeasuredIsMeasuredAgain() {
        TimelineView& timeline = m_shown->timeline();
        timeline.setPaused(true);
        inspector().setPage(Inspector::StatisticsTab);
        StatisticsPage& page = inspector().statistics();
        page.setOver(StatisticsOver::View);
        const auto* over = page.findChild<QComboBox*>(QStringLiteral("over"));
        QVERIFY(over);
        const TraceTotals totals = timeline.snapshot().totals();
        for (const Nanos span : {kMillisecond, 3 * kSecond, 20 * kMillisecond}) {
            emit page.shown(); // it is measured
            timeline.showSpan(totals.begin, totals.begin + span);
            QTRY_VERIFY2(over->currentText().contains(durationText(timeline.scale().span())),
                         qPrintable(over->currentText()));
        }
    }

    void aMarkerIsSetNamedRemovedAndPutBack() {
        m_shown->key(Qt::Key_M);
        QTRY_COMPARE(nameOfMarker(), std::string("marker 1"));
        const Nanos time = markers()[0].time;
        m_shown->actions().markers->trigger();
        auto* list = window().findChild<MarkersDialog*>();
        QVERIFY(list);
        auto* table = list->findChild<QTableView*>();
        QTRY_VERIFY(table->model()->rowCount() >= 1);
        const auto rowOfOwn = [table] {
            for (int row = 0; row < table->model()->rowCount(); ++row)
                if (table->model()->flags(table->model()->index(row, 1)) & Qt::ItemIsEditable)
                    return row;
            return -1;
        };
        QTRY_VERIFY(rowOfOwn() >= 0);
        table->model()->setData(table->model()->index(rowOfOwn(), 1), QStringLiteral("RST sent"));
        QTRY_COMPARE(nameOfMarker(), std::string("RST sent"));
        QCOMPARE(markers()[0].time, time);
        QTRY_VERIFY(rowOfOwn() >= 0 && table->model()->index(rowOfOwn(), 1).data() == QStringLiteral("RST sent"));
        table->selectRow(rowOfOwn());
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(markers().empty());
        for (QToolButton* button : window().status().findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Undo"))
                button->click();
        QTRY_COMPARE(nameOfMarker(), std::string("RST sent"));
        QCOMPARE(markers()[0].time, time);
    }

    void aTimeIsGoneTo() {
        m_shown->key(Qt::Key_G);
        auto* dialog = window().findChild<GoToTimeDialog*>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("1 us"));
        QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        QVERIFY(!m_shown->timeline().isFollowing());
        const TimeScale& scale = m_shown->timeline().scale();
        const Nanos begin = m_shown->timeline().snapshot().totals().begin;
        QCOMPARE(scale.columnAt(begin + kMicrosecond), scale.width() / 2);
    }
};

QTEST_MAIN(tst_Measuring)
#include "tst_measuring.moc"
