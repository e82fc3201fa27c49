// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of a bit, and how often bits changed, for all bits at once: against a look at one bit and one state at a time.

#include "ui/timeline/bitchanges.h"
#include "ui/timeline/bitrows.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace readyscope;

namespace {

using States = std::vector<Events>;

Events::Bit bitOf(int place) { return static_cast<Events::Bit>(1U << place); }

// Each state like the one before, but for a bit in one of `every`.
States states(std::mt19937& dice, int count, unsigned every) {
    States all;
    auto bits = static_cast<unsigned>(dice() & 0xffff);
    for (int i = 0; i < count; ++i) {
        if (dice() % every == 0)
            bits ^= 1U << dice() % 16;
        all.push_back(Events::fromBits(static_cast<std::uint16_t>(bits)));
    }
    return all;
}

BitRows rowsOf(const States& states) {
    BitRows rows;
    rows.assign(static_cast<int>(states.size()), [&](int at) { return states[static_cast<std::size_t>(at)]; });
    return rows;
}

int firstOf(const States& states, Events::Bit bit, int from, bool set) {
    const auto count = static_cast<int>(states.size());
    while (from < count && states[static_cast<std::size_t>(from)].any(bit) != set)
        ++from;
    return std::min(from, count);
}

// A column in which the state changed so often.
Bin column(std::mt19937& dice, Events& state, unsigned changes, std::array<int, 16>& counts) {
    Bin bin;
    bin.before = bin.any = bin.all = state;
    for (; bin.count < changes; ++bin.count) {
        const auto place = static_cast<int>(dice() % 3);
        ++counts[static_cast<std::size_t>(place)];
        state = Events::fromBits(static_cast<std::uint16_t>(state.bits() ^ bitOf(place)));
        bin.any |= state;
        bin.all &= state;
    }
    bin.after = state;
    return bin;
}

} // namespace

class TestBitRows : public QObject {
    Q_OBJECT
private slots:
    void everyPlaceIsFound() {
        std::mt19937 dice(1);
        for (const int count : {0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 200, 1'901}) {
            for (const unsigned every : {1U, 5U, 300U}) {
                const States all = states(dice, count, every);
                const BitRows rows = rowsOf(all);
                Events any;
                for (const Events state : all)
                    any |= state;
                QVERIFY(rows.any() == any);
                for (int place = 0; place < 16; ++place) {
                    const Events::Bit bit = bitOf(place);
                    const auto has = [bit](Events state) { return state.any(bit); };
                    QCOMPARE(rows.count(bit), static_cast<int>(std::ranges::count_if(all, has)));
                    for (int from = 0; from <= count; ++from) {
                        QCOMPARE(rows.nextSet(bit, from), firstOf(all, bit, from, true));
                        QCOMPARE(rows.nextClear(bit, from), firstOf(all, bit, from, false));
                        if (from < count)
                            QCOMPARE(rows.isSet(bit, from), all[static_cast<std::size_t>(from)].any(bit));
                    }
                }
            }
        }
    }

    void nothingIsLeftOfWhatWasThereBefore() {
        std::mt19937 dice(2);
        BitRows rows = rowsOf(states(dice, 300, 1));
        rows.assign(200, [](int) { return Events(); });
        QVERIFY(rows.any().empty());
        QCOMPARE(rows.nextSet(Events::In, 0), 200);
        QCOMPARE(rows.nextClear(Events::In, 0), 0);
    }

    void aPartIsCleared() {
        std::mt19937 dice(4);
        for (int round = 0; round < 300; ++round) {
            States all = states(dice, 1 + static_cast<int>(dice() % 300), 3);
            BitRows rows = rowsOf(all);
            const auto count = static_cast<int>(all.size());
            const int from = static_cast<int>(dice() % all.size());
            const int to = from + static_cast<int>(dice() % static_cast<unsigned>(count - from + 1));
            rows.clear(from, to);
            std::fill(all.begin() + from, all.begin() + to, Events());
            for (int at = 0; at < count; ++at)
                for (int place = 0; place < 16; ++place)
                    QCOMPARE(rows.isSet(bitOf(place), at), all[static_cast<std::size_t>(at)].any(bitOf(place)));
        }
    }

    // Of a column it is known how many transitions it has, not of which bits: a bit that varied may have changed as
    // often as that, less one where it would end elsewhere.
    void moreChangesThanAPulse() {
        std::mt19937 dice(3);
        int often = 0;
        int seldom = 0;
        for (int round = 0; round < 20'000; ++round) {
            Events state = Events::fromBits(static_cast<std::uint16_t>(dice() & 7));
            std::array<int, 16> counts{};
            std::array<int, 3> most{};
            BitChanges changes;
            for (auto columns = 1 + dice() % 4; columns > 0; --columns) {
                const Bin bin = column(dice, state, static_cast<unsigned>(dice() % 6), counts);
                changes.add(bin);
                for (int place = 0; place < 3; ++place) {
                    const bool moved = bin.before.any(bitOf(place)) != bin.after.any(bitOf(place));
                    if ((bin.any - bin.all).any(bitOf(place)))
                        most[static_cast<std::size_t>(place)] +=
                            static_cast<int>(bin.count) - ((bin.count % 2 != 0) == moved ? 0 : 1);
                }
            }
            for (int place = 0; place < 3; ++place) {
                const bool isOften = changes.oftener().any(bitOf(place));
                QCOMPARE(isOften, most[static_cast<std::size_t>(place)] > 2);
                QVERIFY(isOften || counts[static_cast<std::size_t>(place)] <= 2);
                ++(isOften ? often : seldom);
            }
            QVERIFY((changes.oftener() - Events::fromBits(7)).empty());
        }
        QVERIFY(often > 1'000 && seldom > 1'000);
    }
};

QTEST_APPLESS_MAIN(TestBitRows)
#include "tst_bitrows.moc"
