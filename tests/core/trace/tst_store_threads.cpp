// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Readers beside the writer. The threads themselves are in traffic.cpp and use no Qt; see plain_store_threads, too.

#include "traffic.h"

#include <QtTest>

#include <thread>

using namespace readyscope;

class TestStoreThreads : public QObject {
    Q_OBJECT
private slots:
    void readersSeeWholeSnapshots_data();
    void readersSeeWholeSnapshots();
    void aSnapshotMayEndOnAnyThread();
    void whatWasPublishedIsSeen();
};

void TestStoreThreads::readersSeeWholeSnapshots_data() {
    QTest::addColumn<int>("kibibytes");
    QTest::addColumn<bool>("clears");
    QTest::addRow("nearly all is dropped") << 64 << false;
    QTest::addRow("chunks of every size are dropped") << 2'048 << false;
    QTest::addRow("captures begin again") << 512 << true;
}

void TestStoreThreads::readersSeeWholeSnapshots() {
    QFETCH(const int, kibibytes);
    QFETCH(const bool, clears);
    Exercise exercise;
    exercise.bound = static_cast<std::size_t>(kibibytes) << 10;
    exercise.clears = clears;
    exercise.readers = 3;
    exercise.snapshots = 20;
    QCOMPARE(QString::fromStdString(run(exercise)), QString());
}

void TestStoreThreads::aSnapshotMayEndOnAnyThread() {
    Store store(std::size_t{128} << 10);
    std::uint64_t number = 0;
    const auto write = [&](int count) {
        for (int i = 0; i < count; ++i)
            Traffic::append(store, ++number);
    };
    write(5'000);
    auto snapshot = store.snapshot();
    write(50'000);
    QVERIFY(store.snapshot()->totals().pinned > 0);
    std::thread last([held = std::move(snapshot)]() mutable { held.reset(); });
    write(5'000);
    last.join();
    QCOMPARE(store.snapshot()->totals().pinned, std::size_t{0});
}

void TestStoreThreads::whatWasPublishedIsSeen() {
    // Only the number of appends done crosses to the reader: a snapshot taken after that has them all.
    Store store;
    std::atomic<std::uint64_t> done{0};
    std::thread writer([&] {
        for (std::uint64_t number = 1; number <= 50'000; ++number) {
            Traffic::append(store, number);
            done.store(number, std::memory_order_release);
        }
    });
    std::uint64_t seen = 0;
    bool complete = true;
    while (seen < 50'000) {
        seen = done.load(std::memory_order_acquire);
        const TraceTotals totals = store.snapshot()->totals();
        complete = complete && totals.transitions >= seen && totals.now >= static_cast<Nanos>(seen);
    }
    writer.join();
    QVERIFY(complete);
}

QTEST_GUILESS_MAIN(TestStoreThreads)
#include "tst_store_threads.moc"
