// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Next and previous, of a bit, a direction or a state, against a walk.

#include "core/trace/search.h"
#include "core/trace/store.h"

#include "reference.h"

#include <QtTest>

#include <array>
#include <limits>

using namespace readyscope;

namespace {

constexpr Nanos kEnd = std::numeric_limits<Nanos>::max();

const std::vector<Sought>& allSought() {
    static const std::vector<Sought> sought{Sought::change(Events::In),
                                            Sought::rise(Events::Out),
                                            Sought::fall(Events::Pri),
                                            Sought::change(Events::Hup),
                                            Sought::rise(Events::Hup),
                                            Sought::fall(Events::Hup | Events::Pri),
                                            Sought::change(Events::Err),
                                            Sought::change(Events::fromBits(0xffff)),
                                            Sought::state(Events::In | Events::Out),
                                            Sought::state(Events::Hup | Events::Pri),
                                            Sought::state(Events::In, Events::Out | Events::Pri),
                                            Sought::state({}, Events::In | Events::Out),
                                            Sought::state({}, Events::Err),
                                            Sought()};
    return sought;
}

std::uint64_t slowNext(const std::vector<Transition>& transitions, std::uint64_t position, const Sought& sought) {
    while (position < transitions.size() &&
           !sought.matches(transitions[position].previous, transitions[position].revents))
        ++position;
    return position;
}

std::optional<std::uint64_t> slowPrevious(const std::vector<Transition>& transitions, std::uint64_t first,
                                          std::uint64_t position, const Sought& sought) {
    while (position-- > first) {
        if (sought.matches(transitions[position].previous, transitions[position].revents))
            return position;
    }
    return std::nullopt;
}

void fill(Store& store, const std::vector<Transition>& transitions) {
    for (const Transition& transition : transitions)
        store.append(transition);
}

Transition edge(SocketId socket, Nanos time, Events revents) {
    Transition transition;
    transition.socket = socket;
    transition.time = time;
    transition.revents = revents;
    return transition;
}

} // namespace

class TestSearch : public QObject {
    Q_OBJECT
private slots:
    void aSearchAgreesWithAWalk_data();
    void aSearchAgreesWithAWalk();
    void whatWasDroppedIsNotFound();
    void onceInAMillionIsFound();
    void theNearestLaneIsFound();
    void nothingIsFoundInNothing();
    void countsAreThoseWithin();
    void stepsAreReadAcrossChunks();
};

void TestSearch::aSearchAgreesWithAWalk_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("length");
    int seed = 0;
    for (const int length : {1, 15, 64, 65, 300, 577, 1'000, 5'000, 30'000})
        QTest::addRow("%d transitions", length) << ++seed << length;
}

void TestSearch::aSearchAgreesWithAWalk() {
    QFETCH(const int, seed);
    QFETCH(const int, length);
    const auto transitions = randomToggles(1, static_cast<std::uint32_t>(seed), static_cast<std::size_t>(length), 50);
    Store store;
    fill(store, transitions);
    const auto snapshot = store.snapshot();
    const std::uint64_t step = 1 + transitions.size() / 97;
    for (const Sought& sought : allSought()) {
        for (std::uint64_t position = 0; position <= transitions.size(); position += step) {
            QCOMPARE(snapshot->next(1, position, sought), slowNext(transitions, position, sought));
            QCOMPARE(snapshot->previous(1, position, sought), slowPrevious(transitions, 0, position, sought));
        }
    }
}

void TestSearch::whatWasDroppedIsNotFound() {
    Store store(std::size_t{256} << 10);
    const auto transitions = randomToggles(1, 77, 60'000, 50);
    fill(store, transitions);
    const auto snapshot = store.snapshot();
    const std::uint64_t first = snapshot->lane(1).first;
    QVERIFY(first > 0);
    for (const Sought& sought : allSought()) {
        for (std::uint64_t position = first; position <= transitions.size(); position += 511) {
            QCOMPARE(snapshot->next(1, position, sought), slowNext(transitions, position, sought));
            QCOMPARE(snapshot->previous(1, position, sought), slowPrevious(transitions, first, position, sought));
        }
    }
}

void TestSearch::onceInAMillionIsFound() {
    Store store;
    for (Nanos time = 0; time < 1'000'000; ++time)
        store.append(edge(1, time, time % 2 != 0 ? Events::In : Events()));
    store.append(edge(1, 1'000'000, Events::Hup));
    for (Nanos time = 1'000'001; time < 2'000'000; ++time)
        store.append(edge(1, time, time % 2 != 0 ? Events::In : Events()));
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->next(1, 0, Sought::change(Events::Hup)), std::uint64_t{1'000'000});
    QCOMPARE(snapshot->next(1, 1'000'001, Sought::change(Events::Hup)), std::uint64_t{1'000'001});
    QCOMPARE(snapshot->next(1, 1'000'002, Sought::change(Events::Hup)), std::uint64_t{2'000'000});
    const auto last = snapshot->previous(1, 2'000'000, Sought::rise(Events::Hup));
    QCOMPARE(last, std::optional<std::uint64_t>(1'000'000));
    QVERIFY(!snapshot->previous(1, 1'000'000, Sought::change(Events::Hup)));
}

void TestSearch::theNearestLaneIsFound() {
    Store store;
    store.append(edge(1, 100, Events::In));
    store.append(edge(2, 50, Events::In));
    store.append(edge(3, 50, Events::Out));
    store.append(edge(3, 70, Events::In));
    store.append(edge(1, 200, {}));
    const auto snapshot = store.snapshot();
    const std::array<SocketId, 4> lanes{1, 3, 2, 9};
    const Sought in = Sought::change(Events::In);
    const auto next = [&](Nanos after, const Sought& sought) { return findNext(*snapshot, lanes, after, sought); };
    const auto previous = [&](Nanos before, const Sought& sought) {
        return findPrevious(*snapshot, lanes, before, sought);
    };
    QCOMPARE(next(0, in), std::optional<Found>(Found{2, 0, 50}));
    QCOMPARE(next(50, in), std::optional<Found>(Found{3, 1, 70}));
    QCOMPARE(next(70, in), std::optional<Found>(Found{1, 0, 100}));
    QCOMPARE(next(100, in), std::optional<Found>(Found{1, 1, 200}));
    QVERIFY(!next(200, in));
    QVERIFY(!next(kEnd, in));
    QCOMPARE(next(0, Sought::change(Events::In | Events::Out)), std::optional<Found>(Found{3, 0, 50}));
    QCOMPARE(previous(kEnd, in), std::optional<Found>(Found{1, 1, 200}));
    QCOMPARE(previous(200, Sought::state(Events::In)), std::optional<Found>(Found{1, 0, 100}));
    QCOMPARE(previous(51, in), std::optional<Found>(Found{2, 0, 50}));
    QVERIFY(!previous(50, in));
    QVERIFY(!previous(std::numeric_limits<Nanos>::min(), in));
}

void TestSearch::nothingIsFoundInNothing() {
    const Store store;
    const auto snapshot = store.snapshot();
    const std::array<SocketId, 2> lanes{0, 7};
    const Sought any = Sought::change(Events::fromBits(0xffff));
    QVERIFY(!findNext(*snapshot, lanes, 0, any));
    QVERIFY(!findPrevious(*snapshot, lanes, 0, any));
    QVERIFY(!findNext(*snapshot, {}, 0, any));
    QCOMPARE(snapshot->stateBefore(7, 0).bits(), std::uint16_t{0});
    QCOMPARE(countTransitions(*snapshot, 7, 0, 100), std::uint64_t{0});
}

void TestSearch::countsAreThoseWithin() {
    Store store;
    for (const Nanos time : {10, 20, 20, 30})
        store.append(edge(1, time, Events::In));
    for (Nanos time = 1; time <= 5; ++time) {
        Wait wait;
        wait.entered = wait.returned = time;
        store.append(wait);
    }
    const auto snapshot = store.snapshot();
    QCOMPARE(countTransitions(*snapshot, 1, 10, 20), std::uint64_t{1});
    QCOMPARE(countTransitions(*snapshot, 1, 11, 21), std::uint64_t{2});
    QCOMPARE(countTransitions(*snapshot, 1, 0, kEnd), std::uint64_t{4});
    QCOMPARE(countTransitions(*snapshot, 1, 30, 10), std::uint64_t{0});
    QCOMPARE(countWaits(*snapshot, 2, 4), std::uint64_t{2});
    QCOMPARE(countWaits(*snapshot, 4, 2), std::uint64_t{0});
}

void TestSearch::stepsAreReadAcrossChunks() {
    const auto transitions = randomToggles(1, 5, 6'000, 50);
    Store store;
    fill(store, transitions);
    const auto snapshot = store.snapshot();
    std::vector<Step> steps(700);
    for (std::uint64_t position = 0; position <= transitions.size(); position += 599) {
        const std::size_t count = snapshot->read(1, position, steps);
        QCOMPARE(count, std::min<std::size_t>(steps.size(), transitions.size() - position));
        for (std::size_t i = 0; i < count; ++i)
            QVERIFY(steps[i] == (Step{transitions[position + i].time, transitions[position + i].revents}));
    }
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
