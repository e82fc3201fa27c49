// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How much of each column's time every bit was set, against a full walk over random traces.

#include "core/trace/store.h"

#include "reference.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace readyscope;

namespace {

constexpr std::size_t kNode = 16; // as many may be spread evenly over two columns
const std::array kPlaces{Events::In | Events::R, Events(Events::Err), Events::Out | Events::W, Events::Pri | Events::E,
                         Events(Events::RdHup),  Events(Events::Hup), Events(Events::Nval)};

Events::Bit firstOf(Events place) {
    for (const EventName& name : kEventNames)
        if (place.any(name.bit))
            return name.bit;
    return Events::In;
}

// Of the time from `left` to `right`, asked of every transition.
double shareOf(const ReferenceLane& lane, Events place, Nanos left, Nanos right) {
    Nanos set = 0;
    Events state = lane.base;
    Nanos since = left;
    for (const Transition& transition : lane.transitions) {
        const Nanos until = std::clamp(transition.time, left, right);
        set += state.any(place) ? until - since : 0;
        since = until;
        state = transition.revents;
    }
    set += state.any(place) ? right - since : 0;
    return static_cast<double>(set) / static_cast<double>(right - left);
}

std::size_t transitionsIn(const ReferenceLane& lane, Nanos from, Nanos to) {
    return lane.lowerBound(to) - lane.lowerBound(from);
}

// Empty, or what a column gets wrong.
QString contradictionIn(const std::vector<Shares>& shares, const ReferenceLane& lane, Nanos from, Nanos to,
                        bool exactly) {
    const auto columns = static_cast<int>(shares.size());
    for (const Events place : kPlaces) {
        double sum = 0; // of what is shown too much or too little up to here
        for (int column = 0; column < columns; ++column) {
            const Nanos left = edgeOf(from, to, columns, column);
            const Nanos right = edgeOf(from, to, columns, column + 1);
            const double shown = static_cast<double>(shares[static_cast<std::size_t>(column)].at(firstOf(place)));
            const double expected = right > left ? shareOf(lane, place, left, right) : 0;
            const bool few = transitionsIn(lane, left - (right - left), right + (right - left)) < kNode;
            sum += shown - expected;
            if (std::abs(shown - expected) <= 0.003 + (exactly || few ? 0 : 0.5) &&
                std::abs(sum) <= 0.3 + column * 0.003)
                continue;
            return QStringLiteral("[%1, %2) in %3, column %4, %5: %6 for %7")
                .arg(from)
                .arg(to)
                .arg(columns)
                .arg(column)
                .arg(QString::fromStdString(toString(place)))
                .arg(shown)
                .arg(expected);
        }
    }
    return {};
}

} // namespace

class tst_Shares : public QObject {
    Q_OBJECT
private slots:
    void agreeWithAFullWalk_data() {
        QTest::addColumn<std::uint32_t>("seed");
        QTest::addColumn<std::size_t>("length");
        std::uint32_t seed = 1;
        for (const int length : {0, 1, 2, 15, 16, 63, 64, 65, 81, 256, 320, 321, 1'000, 6'000})
            QTest::addRow("%d", length) << seed++ << static_cast<std::size_t>(length);
    }
    void agreeWithAFullWalk() {
        QFETCH(std::uint32_t, seed);
        QFETCH(std::size_t, length);
        ReferenceLane lane;
        // All bits at random, or one toggled at a time with long silences: every second trace.
        if (seed % 2 == 0) {
            lane.transitions = randomToggles(1, seed, length, 100);
        } else {
            RandomTrace settings;
            settings.seed = seed;
            settings.length = length;
            lane.transitions = randomTransitions(1, settings);
        }
        Store store;
        for (const Transition& transition : lane.transitions)
            store.append(transition);
        const auto snapshot = store.snapshot();
        const Nanos begin = lane.transitions.empty() ? 0 : lane.transitions.front().time;
        const Nanos end = lane.transitions.empty() ? 1'000 : lane.transitions.back().time + 1;
        std::mt19937 random(seed);
        std::vector<Shares> shares{Shares{}};
        for (int i = 0; i < (length > 1'000 ? 10 : 40); ++i) {
            const Nanos whole = end - begin + 1;
            const Nanos span = 1 + static_cast<Nanos>(random()) % (i % 2 == 0 ? whole : std::min<Nanos>(whole, 2'000));
            const Nanos from = begin - span / 2 + static_cast<Nanos>(random()) % whole;
            const int columns = 1 + static_cast<int>(random() % 50);
            snapshot->shares(1, from, from + span, columns, shares);
            QCOMPARE(shares.size(), static_cast<std::size_t>(columns));
            QCOMPARE(contradictionIn(shares, lane, from, from + span, false), QString());
            // What a source without an index answers is exact.
            snapshot->Snapshot::shares(1, from, from + span, columns, shares);
            QCOMPARE(contradictionIn(shares, lane, from, from + span, true), QString());
        }
    }

    void nothingIsAskedOfNothing() {
        const auto snapshot = Store().snapshot();
        std::vector<Shares> shares{Shares{}};
        snapshot->shares(1, 0, 100, 0, shares);
        QVERIFY(shares.empty());
        snapshot->shares(7, 100, 100, 3, shares);
        QCOMPARE(shares.size(), std::size_t{3});
        QCOMPARE(shares[1].at(Events::In), 0.0F);
        QCOMPARE(shares[1].at(Events::RdNorm), 0.0F);
    }

    // A lane is read while its last group fills: what is not published yet is not asked of the index.
    void theOpenEndIsExact() {
        Store store;
        ReferenceLane lane;
        const std::vector<Transition> transitions = randomToggles(1, 3, 700, 20);
        std::vector<Shares> shares;
        for (const Transition& transition : transitions) {
            store.append(transition);
            lane.transitions.push_back(transition);
            if (lane.transitions.size() % 7 != 0)
                continue;
            const Nanos end = transition.time + 100;
            store.snapshot()->shares(1, end - 2'000, end, 3, shares);
            QCOMPARE(contradictionIn(shares, lane, end - 2'000, end, false), QString());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Shares)
#include "tst_shares.moc"
