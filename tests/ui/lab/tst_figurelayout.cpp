// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A model's figure as values: where things stand, and that no words lie on others.

#include "tests/core/lab/models/modelruns.h"
#include "ui/lab/figurelayout.h"
#include "ui/lab/figurewords.h"

#include <QTest>

#include <cerrno>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr double kTop = 52;
constexpr double kBottom = 400;

double widthOf(const QString& text) { return 6.2 * static_cast<double>(text.size()); }

CallRecord call(Nanos entered, Nanos returned, std::uint8_t step, int result, int error = 0,
                std::uint32_t repeats = 1) {
    CallRecord record;
    record.entered = entered;
    record.returned = returned;
    record.step = step;
    record.result = result;
    record.error = error;
    record.repeats = repeats;
    return record;
}

// Arrived at 0.
ModelStory storyOfCalls(const char* model, std::vector<CallRecord> calls, std::size_t brought) {
    ModelResult result;
    ModelEvent event;
    event.entered = calls[brought].entered;
    event.handed = calls[brought].returned;
    event.calls = static_cast<std::uint32_t>(brought + 1);
    event.bytes = 512;
    result.events = {event};
    result.calls = std::move(calls);
    result.costs.copy = 900;
    return *storyOf(*modelNamed(model), result, 0, figureEnd(10'750));
}

ModelStory selectStory() {
    return storyOfCalls("select",
                        {call(-4'900'000, 9'300, 0, 1), call(9'600, 10'750, 1, 512), call(11'900, 90'000, 0, 1)}, 1);
}

ModelStory pollingStory() {
    return storyOfCalls("non-blocking",
                        {call(-4'900'000, -4'899'600, 0, -1, EAGAIN), call(-4'899'500, -900, 0, -1, EAGAIN, 11'840),
                         call(-800, -400, 0, -1, EAGAIN), call(-200, 1'200, 0, 512), call(2'500, 2'900, 0, -1, EAGAIN),
                         call(3'000, 4'990'000, 0, -1, EAGAIN, 11'839)},
                        3);
}

QStringList namesOf(const FigureLayout& layout) {
    QStringList names;
    for (const FigureArrow& arrow : layout.arrows)
        names << arrow.name;
    return names;
}

} // namespace

class TestFigureLayout : public QObject {
    Q_OBJECT

private slots:
    void theScaleEndsALittleAfterTheSlowest_data() {
        QTest::addColumn<qlonglong>("slowest");
        for (const qlonglong slowest : {1LL, 900LL, 10'900LL, 87'654LL, 4'000'000LL, 3'000'000'000LL})
            QTest::addRow("%lld", slowest) << slowest;
    }
    void theScaleEndsALittleAfterTheSlowest() {
        QFETCH(qlonglong, slowest);
        const FigureScale scale = figureScale(kTop, kBottom, slowest);
        QVERIFY(scale.yOf(slowest) < kBottom && scale.yOf(slowest) > kTop + FigureScale::kEntry);
        QVERIFY(scale.yOf(0) > scale.linearTop() + 10);
        QVERIFY(std::abs(scale.yOf(scale.end) - kBottom) < 0.01);
        QVERIFY(std::abs(scale.yOf(-scale.lead) - scale.linearTop()) < 0.01);
        QCOMPARE(scale.major % scale.grid, Nanos{0});
        QVERIFY(static_cast<double>(scale.major) * scale.pixelsPerNano >= 69);
        QVERIFY(static_cast<double>(scale.grid) * scale.pixelsPerNano >= 11);
    }

    void aWindowThatIsTooLowIsDefined() {
        const FigureScale scale = figureScale(kTop, kTop + 10, 10'000);
        QVERIFY(scale.pixelsPerNano > 0 && scale.grid > 0);
    }

    void whatCameLongBeforeKeepsItsOrder() {
        const FigureScale scale = figureScale(kTop, kBottom, 10'000);
        const std::vector<Nanos> times{-900'000, -5'000'000, -4'000, -4'900'000, -100, 500};
        const EntryPlaces places(scale, times);
        double before = kTop;
        for (const Nanos time : {-5'000'000, -4'900'000, -900'000, -4'000, -100, 500}) {
            QVERIFY(places.yOf(time) > before);
            before = places.yOf(time);
        }
        QVERIFY(places.yOf(-4'000) < scale.linearTop());
        QCOMPARE(places.yOf(-100), scale.yOf(-100));
    }

    void selectHasItsCallsInOrder() {
        const FigureScale scale = figureScale(kTop, kBottom, 10'750);
        const FigureLayout layout = layOut(selectStory(), scale, widthOf);
        QCOMPARE(namesOf(layout),
                 (QStringList{QStringLiteral("select"), QStringLiteral("1 ready"), QStringLiteral("recvfrom"),
                              QStringLiteral("512 B"), QStringLiteral("select")}));
        QCOMPARE(layout.arrows.first().place, WordPlace::Above);
        QCOMPARE(layout.arrows[1].kind, FigureArrow::Return);
        QCOMPARE(layout.arrows[1].y, scale.yOf(9'300));
        QVERIFY(layout.folds.isEmpty());
        QCOMPARE(layout.kernel.size(), qsizetype{5});
        QCOMPARE(layout.kernel.last().bottom, kBottom);
        QVERIFY(layout.told.contains(QStringLiteral("waking: 9.6 µs")));
    }

    void callsThatFoundNothingFold() {
        const FigureScale scale = figureScale(kTop, kBottom, 10'750);
        const FigureLayout layout = layOut(pollingStory(), scale, widthOf);
        QCOMPARE(layout.folds.size(), qsizetype{2});
        QVERIFY(layout.folds[0].bottom < scale.yOf(0));
        QVERIFY(layout.folds[0].tag.first().contains(QStringLiteral("×")));
        QCOMPARE(layout.folds[1].tag.size(), qsizetype{2});
        QCOMPARE(layout.folds[1].tag[1], QStringLiteral("EWOULDBLOCK"));
        QCOMPARE(layout.folds[1].bottom, kBottom);
        // The last before the data and the first after it are there.
        QCOMPARE(layout.arrows.size(), qsizetype{8});
    }

    void aTimeThatHasNoRoomGoesFirst() {
        const FigureScale scale = figureScale(kTop, kBottom, 10'750);
        const auto wide = [](const QString& text) { return 30.0 * static_cast<double>(text.size()); };
        for (const FigureArrow& arrow : layOut(selectStory(), scale, wide).arrows)
            QVERIFY(!arrow.showsDuration);
        bool any = false;
        for (const FigureArrow& arrow : layOut(selectStory(), scale, widthOf).arrows)
            any |= arrow.showsDuration;
        QVERIFY(any);
    }

    void noWordsLieOnOthers_data() { modelRows(); }
    // Of real runs, at several scales.
    void noWordsLieOnOthers() {
        READYSCOPE_FETCH_MODEL();
        const Result<ModelResult> result = runModel({model, 1, 2'000, 64, 30, transport});
        QVERIFY(result);
        for (const Nanos slowest : {3'000, 40'000, 900'000})
            for (std::uint32_t number = 0; number < 30; ++number)
                if (const auto story = storyOf(*model, *result, number, figureEnd(slowest), transport))
                    verifyApart(layOut(*story, figureScale(kTop, kBottom, slowest), widthOf));
    }

private:
    static void verifyApart(const FigureLayout& layout) {
        for (const auto* words : {&layout.programWords, &layout.kernelWords}) {
            double bottom = kTop;
            for (const FigureWords& one : *words) {
                QVERIFY(!one.lines.isEmpty());
                QVERIFY(one.top >= bottom - 0.01);
                bottom = one.top + static_cast<double>(one.lines.size()) * FigureMeasures::kLine;
            }
            QVERIFY(bottom <= kBottom + 0.01);
        }
        double used = kTop;
        for (const FigureArrow& arrow : layout.arrows) {
            if (arrow.place == WordPlace::Nowhere)
                continue;
            const double top = arrow.place == WordPlace::Above ? arrow.y - FigureMeasures::kWordRoom : arrow.y;
            QVERIFY(top >= used - 0.01);
            QVERIFY(top + FigureMeasures::kWordRoom <= kBottom + 0.01);
            used = top + FigureMeasures::kWordRoom;
        }
    }
};

QTEST_GUILESS_MAIN(TestFigureLayout)
#include "tst_figurelayout.moc"
