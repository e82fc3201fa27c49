// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/shortslice.h"

#include <QTest>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <thread>

#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace readyscope;

namespace {

// As struct sched_attr has them (sched_setattr(2)).
struct Scheduling {
    std::uint32_t size = 0;
    std::uint32_t policy = 0;
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 0;
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};

Scheduling ofThisThread() {
    Scheduling scheduling;
    if (::syscall(SYS_sched_getattr, 0, &scheduling, sizeof scheduling, 0U) != 0)
        qFatal("sched_getattr: %s", std::strerror(errno));
    return scheduling;
}

// What is asked for goes with the thread.
template <typename Job> void inThread(Job job) { std::thread(job).join(); }

} // namespace

class TestShortSlice : public QObject {
    Q_OBJECT
private slots:
    void onlyTheSliceIsAnother() {
        inThread([] {
            QCOMPARE(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 3), 0);
            const Scheduling before = ofThisThread();
            QVERIFY(askForShortSlice());
            const Scheduling after = ofThisThread();
            QCOMPARE(after.policy, before.policy);
            QCOMPARE(after.nice, before.nice);
            if (before.runtime == 0 && after.runtime == 0)
                QSKIP("this kernel has no slices (6.12)");
            QCOMPARE(after.runtime, std::uint64_t{100'000});
        });
    }

    void anotherPolicyStays() {
        inThread([] {
            sched_param none{};
            QCOMPARE(::sched_setscheduler(0, SCHED_BATCH, &none), 0);
            const Scheduling before = ofThisThread();
            QVERIFY(!askForShortSlice());
            const Scheduling after = ofThisThread();
            QCOMPARE(after.policy, std::uint32_t{SCHED_BATCH});
            QCOMPARE(after.runtime, before.runtime);
        });
    }
};

QTEST_GUILESS_MAIN(TestShortSlice)
#include "tst_shortslice.moc"
