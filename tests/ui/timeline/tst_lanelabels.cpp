// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which labels of a lane stand in the picture that was slid, and what of a row is painted anew because of the others.

#include "ui/common/look.h"
#include "ui/timeline/lanelabels.h"
#include "ui/timeline/paintedpicture.h"

#include <QTest>

using namespace readyscope;

namespace {

using Kind = LaneLabel::Kind;

constexpr int kWidth = 1'000;
constexpr int kKnown = 990;

LaneLabel count(ColumnRange of, std::uint64_t transitions, int room) {
    return {.kind = Kind::Count, .of = of, .count = transitions, .room = room, .drawn = {}};
}
LaneLabel nval(ColumnRange of) { return {.kind = Kind::Nval, .of = of, .drawn = {}}; }

LaneLabel drawn(LaneLabel label, ColumnRange at, int taken = 0) {
    label.drawn = at;
    label.taken = taken;
    return label;
}

PaintedPicture picture(Nanos from, const PaintedRow& row) {
    PaintedPicture painted;
    painted.scale = TimeScale(from, kWidth * kMillisecond, kWidth);
    painted.size = QSize(kWidth, 100);
    painted.ratio = 1;
    painted.look = &Look::light();
    painted.known = kKnown;
    painted.rows = {row};
    return painted;
}

PaintedRow rowWith(const QVector<LaneLabel>& labels) {
    PaintedRow row;
    row.labels = labels;
    return row;
}

// Slid by ten columns, which were walked through.
struct Slid {
    PaintedRow now;
    StaleColumns stale;
};
Slid slid(const PaintedRow& before, const QVector<LaneLabel>& labels) {
    Slid after{rowWith(labels), {}};
    const PaintedPicture one = picture(0, before);
    const PaintedPicture next = picture(10 * kMillisecond, after.now);
    after.stale = one.staleOf(before, next, after.now, 10, kWidth - kKnown + 10);
    return after;
}

bool isStale(const StaleColumns& stale, ColumnRange columns) {
    return std::ranges::any_of(
        stale, [&](const ColumnRange& part) { return part.from <= columns.from && columns.to <= part.to; });
}

} // namespace

class LaneLabelsTest : public QObject {
    Q_OBJECT

private slots:
    void labelsAreOfRunsAndOfWhatIsNoDescriptor() {
        LaneGeometry lane;
        lane.bands = {{Events::In, {0, 10}}, {Events::Nval, {20, 30}}, {Events::Nval, {50, 60}}};
        lane.runs = {{{100, 120}, 7, 300}, {{400, 420}, 8, 500}};
        lane.blanks = {{.columns = {450, 600}}};
        const QVector<LaneLabel> labels = labelsOf(lane, {{150, 160}, {405, 410}});
        QCOMPARE(labels, (QVector<LaneLabel>{nval({20, 30}), nval({50, 60}), count({100, 120}, 7, 30),
                                             count({400, 420}, 8, 30)}));
    }

    void matched_data() {
        QTest::addColumn<LaneLabel>("before");
        QTest::addColumn<LaneLabel>("now");
        QTest::addColumn<bool>("stays");
        const auto run = drawn(count({200, 250}, 12, 80), {250, 290}, 48);
        QTest::newRow("the same, slid") << run << count({190, 240}, 12, 80) << true;
        QTest::newRow("more room") << run << count({190, 240}, 12, 500) << true;
        QTest::newRow("just room") << run << count({190, 240}, 12, 48) << true;
        QTest::newRow("too little room") << run << count({190, 240}, 12, 47) << false;
        QTest::newRow("another count") << run << count({190, 240}, 13, 80) << false;
        QTest::newRow("not slid") << run << count({200, 250}, 12, 80) << false;
        QTest::newRow("not drawn before") << count({200, 250}, 12, 80) << count({190, 240}, 12, 80) << false;
        const auto band = drawn(nval({200, 300}), {230, 270});
        QTest::newRow("no descriptor, slid") << band << nval({190, 290}) << true;
        QTest::newRow("it begins elsewhere") << band << nval({191, 290}) << false;
        QTest::newRow("it goes on") << band << nval({190, 291}) << false;
        QTest::newRow("another kind") << band << count({190, 290}, 0, 400) << false;
    }
    void matched() {
        QFETCH(LaneLabel, before);
        QFETCH(LaneLabel, now);
        QFETCH(bool, stays);
        QVector<LaneLabel> labels{now};
        const QVector<ColumnRange> gone = matchLabels({before}, 10, labels);
        QCOMPARE(labels.first().stays, stays);
        const ColumnRange moved{before.drawn.from - 10, before.drawn.to - 10};
        QCOMPARE(labels.first().drawn, stays ? moved : ColumnRange{});
        QCOMPARE(labels.first().taken, stays ? before.taken : 0);
        QCOMPARE(gone, stays || before.drawn.isEmpty() ? QVector<ColumnRange>() : QVector<ColumnRange>{moved});
    }

    void eachIsMatchedAmongMany() {
        QVector<LaneLabel> before;
        QVector<LaneLabel> now;
        for (int i = 0; i < 6; ++i)
            before.append(drawn(nval({i * 100, i * 100 + 60}), {i * 100 + 10, i * 100 + 50}));
        for (int i = 0; i < 6; ++i)
            before.append(drawn(count({i * 100 + 60, i * 100 + 62}, 3, 38), {i * 100 + 62, i * 100 + 90}, 30));
        // The first are out of view, others came between; one counts more.
        now = {nval({90, 150}),  nval({175, 180}), nval({190, 250}),
               nval({290, 350}), nval({390, 450}), nval({490, 550})};
        for (int i = 1; i < 6; ++i)
            now.append(count({i * 100 + 50, i * 100 + 52}, i == 3 ? 4 : 3, 38));
        const QVector<ColumnRange> gone = matchLabels(before, 10, now);
        QCOMPARE(std::ranges::count_if(now, &LaneLabel::stays), 9);
        QVERIFY(!now.at(1).stays && !now.at(8).stays);
        QCOMPARE(gone, (QVector<ColumnRange>{{0, 40}, {52, 80}, {352, 380}}));
    }

    void whatStaysIsNotPainted() {
        const ColumnRange at{250, 290};
        const Slid after = slid(rowWith({drawn(count({200, 250}, 12, 80), at, 48)}), {count({190, 240}, 12, 80)});
        QVERIFY(after.now.labels.first().stays);
        QCOMPARE(after.stale.size(), 2); // both ends
        QVERIFY(after.stale.first().to < 190 && after.stale.last().from > 900);
    }

    void whatIsGoneIsPaintedOver() {
        const Slid after = slid(rowWith({drawn(count({400, 450}, 12, 80), {450, 490}, 48)}), {});
        QCOMPARE(after.stale.size(), 3);
        QVERIFY(isStale(after.stale, {440, 480}));
    }

    void aLabelIsWrittenWholeOrNotAtAll() {
        // Partly in what is painted at the right end; the second partly in what the first makes more of.
        const Slid after = slid(rowWith({drawn(nval({700, 860}), {800, 856}), drawn(nval({890, 985}), {850, 980})}),
                                {nval({690, 850}), nval({880, 975})});
        QVERIFY(!after.now.labels.first().stays && !after.now.labels.last().stays);
        QVERIFY(isStale(after.stale, {790, kWidth}));
        QVERIFY(!isStale(after.stale, {600, 690}));
    }

    void whereMuchIsPaintedAllIs() {
        const Slid after = slid(
            rowWith({drawn(count({100, 150}, 12, 800), {150, 750}, 48), drawn(count({20, 30}, 2, 80), {30, 70}, 40)}),
            {count({10, 20}, 2, 80)});
        QCOMPARE(after.stale, (StaleColumns{{0, kWidth}}));
        QVERIFY(!after.now.labels.first().stays);
    }
};

QTEST_MAIN(LaneLabelsTest)
#include "tst_lanelabels.moc"
