// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/parallel.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <mutex>
#include <semaphore>
#include <set>
#include <vector>

using namespace readyscope;

class tst_Parallel : public QObject {
    Q_OBJECT
private slots:
    void eachIsCalledOnce() {
        for (const std::size_t count : {0U, 1U, 2U, 7U, 1'000U}) {
            for (const std::size_t worthIt : {1U, 4U, 5'000U}) {
                std::vector<std::atomic<int>> calls(count);
                inParallel(
                    count, [&calls](std::size_t i) { ++calls.at(i); }, worthIt);
                for (std::size_t i = 0; i < count; ++i)
                    QCOMPARE(calls[i].load(), 1);
            }
        }
    }

    void severalThreadsHaveAPart() {
        if (QThread::idealThreadCount() < 2)
            QSKIP("there is one processor");
        // Each job waits for the other, so that one thread alone would never end.
        std::counting_semaphore<> begun(0);
        std::counting_semaphore<> mayEnd(0);
        std::mutex mutex;
        std::set<Qt::HANDLE> threads;
        inParallel(2, [&](std::size_t i) {
            {
                const std::lock_guard lock(mutex);
                threads.insert(QThread::currentThreadId());
            }
            (i == 0 ? begun : mayEnd).release();
            (i == 0 ? mayEnd : begun).acquire();
        });
        QCOMPARE(threads.size(), std::size_t{2});
    }

    void waitsForNoThreadThatHasNotBegun() {
        const int others = QThread::idealThreadCount() - 1;
        if (others < 1)
            QSKIP("there is one processor");
        // All other threads are held by one call while another is made.
        std::counting_semaphore<> begun(0);
        std::counting_semaphore<> mayEnd(0);
        const Qt::HANDLE here = QThread::currentThreadId();
        int calls = 0;
        inParallel(static_cast<std::size_t>(others) + 1, [&](std::size_t) {
            if (QThread::currentThreadId() != here) {
                begun.release();
                mayEnd.acquire();
                return;
            }
            for (int i = 0; i < others; ++i)
                begun.acquire();
            inParallel(100, [&calls](std::size_t) { ++calls; });
            mayEnd.release(others);
        });
        QCOMPARE(calls, 100);
    }

    void lessThanIsWorthItStaysHere() {
        const Qt::HANDLE here = QThread::currentThreadId();
        inParallel(
            7, [here](std::size_t) { QCOMPARE(QThread::currentThreadId(), here); }, 4);
    }
};

QTEST_GUILESS_MAIN(tst_Parallel)
#include "tst_parallel.moc"
