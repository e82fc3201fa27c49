// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/parallel.h"

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <memory>

#include <sys/resource.h>
#include <unistd.h>

namespace readyscope {

namespace {

// Shared by the threads: one that comes too late finds nothing to do, and does not look at the job, which may be gone.
struct Work {
    std::size_t count;
    const std::function<void(std::size_t)>* job;
    std::atomic<std::size_t> next{0};
    QSemaphore done;

    Work(std::size_t all, const std::function<void(std::size_t)>& each) : count(all), job(&each) {}
    void run() {
        for (std::size_t i = next++; i < count; i = next++) {
            (*job)(i);
            done.release();
        }
    }
};

// They give way to the thread that captures, which wakes up on the same processors.
constexpr int kNice = 10;

// One for each processor but the caller's.
class Helpers : public QThreadPool {
public:
    Helpers() { setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1)); }
};
QThreadPool& helpers() {
    static Helpers pool;
    return pool;
}

// Of this thread; Linux has one for each (setpriority(2)).
void giveWay() {
    thread_local const int done = ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
    static_cast<void>(done); // where it cannot, it does not
}

} // namespace

void inParallel(std::size_t count, const std::function<void(std::size_t)>& job, std::size_t worthIt) {
    const auto work = std::make_shared<Work>(count, job);
    const auto processors = static_cast<std::size_t>(std::max(1, QThread::idealThreadCount()));
    for (std::size_t helper = 1; helper < std::min(processors, count / worthIt); ++helper)
        helpers().start([work] {
            giveWay();
            work->run();
        });
    work->run();
    work->done.acquire(static_cast<int>(count));
}

} // namespace readyscope
