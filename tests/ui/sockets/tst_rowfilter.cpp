// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "ui/common/lanerows.h"
#include "ui/sockets/filternotice.h"
#include "ui/sockets/rowfilter.h"
#include "ui/sockets/sockettableview.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

namespace {

using Ids = QVector<SocketId>;

struct Shown {
    FakeSource source;
    SocketTableView table;

    Shown() {
        fillSamples(source);
        table.setSource(&source);
        table.setViewedTime(kNow - kSecond, kNow);
        table.resize(680, 500);
        table.socketsChanged(sampleSockets());
        table.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&table));
        table.refresh(kNow);
    }
    void filter(const char* text) {
        table.filter().setFilter(std::get<Filter>(parseFilter(QString::fromLatin1(text))));
    }
    Ids visible() const {
        Ids ids;
        for (const LaneRow& row : table.rows()->visibleRows())
            ids.append(row.socket);
        return ids;
    }
    FilterNotice& notice() const { return *table.findChild<FilterNotice*>(); }
};

} // namespace

class TestRowFilter : public QObject {
    Q_OBJECT
private slots:
    void hidesRowsForTheTimelineToo() {
        Shown shown;
        const QSignalSpy changed(shown.table.rows(), &LaneRows::changed);
        shown.filter("kind:udp,stdin");
        QTRY_COMPARE(shown.visible(), (Ids{7, 9}));
        QCOMPARE(shown.table.rows()->order(), shown.visible());
        QVERIFY(!changed.isEmpty());
        QCOMPARE(shown.table.rows()->visibleRows()[1].top, shown.table.rows()->visibleRows()[0].height);
        shown.filter("");
        QTRY_COMPARE(shown.visible(), (Ids{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    }
    void aListenerStaysForThoseItAccepted() {
        Shown shown;
        shown.filter("now:RDHUP");
        QTRY_COMPARE(shown.visible(), (Ids{1, 3, 4}));
        shown.filter("kind:tcp-listen");
        QTRY_COMPARE(shown.visible(), (Ids{1}));
    }
    void choicesOfStateAddUpAndChangedNarrows() {
        Shown shown;
        shown.table.filter().setChoice({true, false, false});
        QTRY_COMPARE(shown.visible(), (Ids{1, 2, 3, 4, 5, 6, 7, 9}));
        shown.table.filter().setChoice({true, true, false});
        QTRY_COMPARE(shown.visible(), (Ids{1, 2, 3, 4, 5, 6, 7, 9, 10, 12}));
        shown.table.filter().setChoice({true, true, true}); // dns changed 6.41 s ago
        QTRY_COMPARE(shown.visible(), (Ids{1, 2, 3, 4, 5, 6, 9}));
        shown.table.setViewedTime(kNow - 10 * kSecond, kNow - 5 * kSecond);
        QTRY_COMPARE(shown.visible(), (Ids{7}));
    }
    void countsWhatThereIs() {
        Shown shown;
        shown.table.filter().setCounted(true);
        QSignalSpy told(&shown.table.filter(), &RowFilter::countsChanged);
        shown.table.refresh(kNow);
        QTRY_COMPARE(shown.table.filter().counts(), (RowCounts{12, 0, 7, 3, 6}));
        shown.filter("kind:udp");
        QCOMPARE(shown.table.filter().counts(), (RowCounts{12, 11, 7, 3, 6}));
        told.clear();
        shown.filter("kind:udp");
        QCOMPARE(told.size(), 0);
    }
    void newSocketsAreJudgedAtOnce() {
        Shown shown;
        shown.filter("kind:udp");
        shown.table.socketsChanged({socketInfo(20, "fresh", Kind::UdpBound, "127.0.0.1:9", ""),
                                    socketInfo(21, "other", Kind::Stdin, "", ""), accepted(22, 1, "web.4", "")});
        QCOMPARE(shown.table.rows()->order(), (Ids{7, 20})); // before anything is painted
        shown.filter("name:web.5");
        QTRY_COMPARE(shown.visible(), Ids());
        shown.table.socketsChanged({accepted(23, 1, "web.5", "")});
        QCOMPARE(shown.table.rows()->order(), (Ids{1, 23}));
    }
    void stateChangesAreFollowed() {
        Shown shown;
        shown.filter("now:PRI");
        QTRY_COMPARE(shown.visible(), Ids());
        shown.source.set(5, kNow, Events::Pri);
        shown.table.refresh(kNow);
        QTRY_COMPARE(shown.visible(), (Ids{5}));
        shown.source.set(5, kNow + 1, {});
        shown.table.refresh(kNow);
        QTRY_COMPARE(shown.visible(), Ids());
        shown.filter("is:connecting");
        QTRY_COMPARE(shown.visible(), (Ids{11}));
        shown.table.socketsChanged({socketInfo(11, "late", Kind::TcpClient, "127.0.0.1:1", "127.0.0.1:2")});
        QTRY_COMPARE(shown.visible(), Ids());
    }
    // However often it is told, it does not look more than 25 times a second.
    void looksInBatches() {
        Shown shown;
        QElapsedTimer passed;
        passed.start();
        shown.filter("now:PRI");
        const int before = shown.source.trace.lanesRead;
        for (int i = 0; i < 1000; ++i)
            shown.table.filter().lookSoon();
        const int looks = (shown.source.trace.lanesRead - before) / 12;
        QVERIFY2(looks <= passed.elapsed() / 40, qPrintable(QString::number(looks)));
    }
    void aHeldViewStandsStill() {
        Shown shown;
        auto still = std::make_shared<FakeTrace>(shown.source.trace);
        shown.filter("now:PRI");
        shown.table.filter().hold(std::make_shared<FakeSnapshot>(*still));
        shown.source.set(5, kNow, Events::Pri);
        shown.filter("now:PRI");
        QTRY_COMPARE(shown.visible(), Ids());
        shown.table.filter().hold(nullptr);
        QTRY_COMPARE(shown.visible(), (Ids{5}));
    }
    void saysThatNothingMatches() {
        Shown shown;
        QVERIFY(!shown.notice().isVisible());
        shown.filter("nowhere");
        QVERIFY(shown.notice().isVisible());
        QCOMPARE(shown.notice().text(), QStringLiteral("No socket matches. 12 are hidden."));
        const QSignalSpy asked(&shown.table, &SocketTableView::clearFilterAsked);
        QTest::mouseClick(shown.notice().findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        shown.filter("web.2");
        QVERIFY(!shown.notice().isVisible());
        shown.table.clear();
        shown.table.socketsChanged({socketInfo(1, "one", Kind::Stdin, "", "")});
        QTRY_COMPARE(shown.notice().text(), QStringLiteral("No socket matches. 1 is hidden."));
    }
    void anEmptyTableSaysNothing() {
        Shown shown;
        shown.filter("nowhere");
        shown.table.clear();
        QTRY_VERIFY(!shown.notice().isVisible());
    }
};

QTEST_MAIN(TestRowFilter)
#include "tst_rowfilter.moc"
