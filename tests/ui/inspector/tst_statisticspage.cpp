// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/store.h"
#include "ui/common/background.h"
#include "ui/common/look.h"
#include "ui/inspector/histogramview.h"
#include "ui/inspector/statisticsmodel.h"
#include "ui/inspector/statisticspage.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QThread>

using namespace readyscope;

namespace {

constexpr Nanos kBegin = 100 * kSecond;
constexpr SocketId kSocket = 3;

} // namespace

class tst_StatisticsPage : public QObject {
    Q_OBJECT
private:
    Store m_store;

    void change(Nanos after, Events revents) {
        Transition transition;
        transition.time = kBegin + after;
        transition.socket = kSocket;
        transition.previous = m_store.state(kSocket);
        transition.revents = revents;
        m_store.append(transition);
    }
    StatisticsQuestion question(Nanos from, Nanos to) {
        return {m_store.snapshot(), StatisticsOver::Range,  kBegin + from, kBegin + to,
                {kSocket},          {QStringLiteral("web")}};
    }

private slots:
    void init() {
        m_store.clear(kBegin);
        m_store.beginWatch(kSocket, kBegin, false);
        for (int i = 0; i < 10; ++i) { // set for 1 to 10 ms, once every 100 ms
            change(i * 100 * kMillisecond, Events::In);
            change(i * 100 * kMillisecond + (i + 1) * kMillisecond, {});
        }
        m_store.append(Hit{kBegin + 50 * kMillisecond, 7, kSocket, Events::In});
        m_store.advance(kBegin + kSecond);
    }

    void theTableSaysWhatTheLaneDid() {
        StatisticsModel model;
        model.show(measured(question(0, kSecond)));
        QCOMPARE(model.rowCount(), 2); // IN, and OUT which never came
        const auto cell = [&](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(cell(StatisticsModel::Event), QStringLiteral("IN"));
        QCOMPARE(cell(StatisticsModel::Ready), QStringLiteral("55 ms"));
        QCOMPARE(cell(StatisticsModel::Share), QStringLiteral("5.5 %"));
        QCOMPARE(cell(StatisticsModel::Rises), QStringLiteral("10"));
        QCOMPARE(cell(StatisticsModel::Rate), QStringLiteral("10.0/s"));
        QCOMPARE(cell(StatisticsModel::Hits), QStringLiteral("7"));
        QCOMPARE(cell(StatisticsModel::Median), QStringLiteral("5 ms"));
        QCOMPARE(cell(StatisticsModel::Longest), QStringLiteral("10 ms"));
        QCOMPARE(model.index(1, StatisticsModel::Median).data().toString(), QString::fromUtf8("–"));
    }

    void whatGoesOnBeyondTheRangeIsLonger() {
        StatisticsModel model;
        model.show(measured(question(901 * kMillisecond, 905 * kMillisecond)));
        QCOMPARE(model.index(0, StatisticsModel::Longest).data().toString(), QStringLiteral("> 4 ms"));
    }

    void theHistogramIsSpokenToo() {
        StatisticsPage page;
        page.resize(1440, 170);
        page.show();
        page.show(measured(question(0, kSecond)));
        const auto views = page.findChildren<HistogramView*>();
        QCOMPARE(views.size(), 2);
        QCOMPARE(views[0]->accessibleName(),
                 QStringLiteral("How long IN stayed set: web, 10 times, least 1 ms, p50 5 ms, p95 10 ms, p99 10 ms, "
                                "most 10 ms"));
        QCOMPARE(views[1]->accessibleName(),
                 QStringLiteral("Between rises of IN: web, 9 times, least 100 ms, p50 100 ms, p95 100 ms, p99 100 ms, "
                                "most 100 ms"));
        page.setBeside(StatisticsPage::Beside::Lows);
        QVERIFY2(views[1]->accessibleName().startsWith(QStringLiteral("How long IN stayed clear: web, 9 times")),
                 qPrintable(views[1]->accessibleName()));
        // Bars of IN's colour are drawn.
        const QImage image = views[0]->grab().toImage();
        const QColor in = Look::of(page.palette()).event(Events::In);
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == in ? 1 : 0;
        QVERIFY(pixels > 100);
    }

    void theChosenBitStaysChosen() {
        StatisticsPage page;
        page.show(measured(question(0, kSecond)));
        auto* table = page.findChild<QTableView*>(QStringLiteral("statistics"));
        table->selectRow(1);
        change(995 * kMillisecond, Events::Err);
        page.show(measured(question(0, kSecond))); // another row comes
        QCOMPARE(table->currentIndex().siblingAtColumn(StatisticsModel::Event).data().toString(),
                 QStringLiteral("OUT"));
    }

    void severalLanesAreSummedFirst() {
        constexpr SocketId kOther = 4;
        m_store.beginWatch(kOther, kBegin, false);
        Transition rise;
        rise.time = kBegin + kSecond;
        rise.socket = kOther;
        rise.revents = Events::In | Events::Out;
        m_store.append(rise);
        m_store.advance(kBegin + 2 * kSecond);
        StatisticsQuestion both = question(0, 2 * kSecond);
        both.over = StatisticsOver::Area;
        both.lanes.append(kOther);
        both.names.append(QStringLiteral("db"));
        StatisticsPage page;
        page.show(measured(both));
        const auto* table = page.findChild<QTableView*>(QStringLiteral("statistics"));
        const auto cell = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
        QCOMPARE(table->model()->rowCount(), 5); // IN and OUT of all, IN of web, IN and OUT of db
        QVERIFY(!table->isColumnHidden(StatisticsModel::Socket));
        QCOMPARE(cell(0, StatisticsModel::Socket), QStringLiteral("all 2 sockets"));
        QCOMPARE(cell(0, StatisticsModel::Rises), QStringLiteral("11"));
        QCOMPARE(cell(0, StatisticsModel::Hits), QStringLiteral("7"));
        QCOMPARE(cell(1, StatisticsModel::Event), QStringLiteral("OUT"));
        QCOMPARE(cell(1, StatisticsModel::Share), QStringLiteral("25 %")); // 1 s of 2 times 2
        QCOMPARE(cell(2, StatisticsModel::Socket), QStringLiteral("web"));
        QCOMPARE(table->currentIndex().row(), 0);
        QVERIFY(page.findChildren<HistogramView*>()[0]->accessibleName().startsWith(
            QStringLiteral("How long IN stayed set: all 2 sockets, 10 times")));
    }

    void whatIsNotThereCannotBeChosen() {
        StatisticsPage page;
        const auto* over = page.findChild<QComboBox*>(QStringLiteral("over"));
        const auto* items = qobject_cast<QStandardItemModel*>(over->model());
        QVERIFY(!items->item(0)->isEnabled());
        page.offer(StatisticsOver::Range, QStringLiteral("41.8 ms"));
        QVERIFY(items->item(0)->isEnabled());
        QCOMPARE(over->itemText(0), QStringLiteral("Range A to B, 41.8 ms"));
    }

    void cancelledWorkEndsAndIsNeverDelivered() {
        Background background;
        std::atomic<bool> noticed{false};
        int delivered = 0;
        background.run(
            [&noticed](const Background::Cancelled& cancelled) {
                while (!cancelled())
                    QThread::yieldCurrentThread();
                noticed = true;
                return 1;
            },
            [&](int) { ++delivered; });
        QVERIFY(background.isBusy());
        background.run([](const Background::Cancelled&) { return 2; }, [&](int result) { delivered += result; });
        QTRY_COMPARE(delivered, 2);
        QVERIFY(noticed);
        QVERIFY(!background.isBusy());
    }

    void aCancelledMeasureIsEmpty() {
        const StatisticsAnswer answer = measured(question(0, kSecond), [] { return true; });
        QCOMPARE(answer.rows.size(), 0);
    }
};

QTEST_MAIN(tst_StatisticsPage)
#include "tst_statisticspage.moc"
