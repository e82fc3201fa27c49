// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/calllog.h"
#include "core/lab/models/model.h"

#include <QTest>

#include <cerrno>

using namespace readyscope;

namespace {

CallRecord nothing(Nanos time) {
    CallRecord call;
    call.entered = time;
    call.returned = time + 1;
    call.result = -1;
    call.error = EWOULDBLOCK;
    return call;
}

CallRecord something(Nanos time) {
    CallRecord call = nothing(time);
    call.result = 512;
    call.error = 0;
    return call;
}

} // namespace

class TestCallLog : public QObject {
    Q_OBJECT
private slots:
    // The first after a datagram and the last before the next one are never folded.
    void whatFoundNothingIsFolded() {
        CallLog log;
        for (int datagram = 0; datagram < 2; ++datagram) {
            const Nanos begin = datagram * 10'000;
            for (Nanos i = 0; i < 1'000; ++i)
                log.add(nothing(begin + 10 * i));
            log.add(something(begin + 10'000 - 5));
            log.addEvent({});
        }
        QCOMPARE(log.calls().size(), std::size_t{8});
        QCOMPARE(log.made(), std::uint64_t{2'002});
        for (const ModelEvent& event : log.events()) {
            QCOMPARE(event.calls, 4U);
            const CallRecord* const calls = &log.calls()[event.firstCall];
            const Nanos begin = event.firstCall == 0 ? 0 : 10'000;
            QCOMPARE(calls[0].entered, begin);
            QCOMPARE(calls[0].repeats, 1U);
            QCOMPARE(calls[1].entered, begin + 10);
            QCOMPARE(calls[1].returned, begin + 9'981);
            QCOMPARE(calls[1].repeats, 998U);
            QCOMPARE(calls[2].entered, begin + 9'990);
            QCOMPARE(calls[3].result, 512);
        }
    }

    void otherCallsStay() {
        CallLog log;
        for (int i = 0; i < 5; ++i) {
            CallRecord wait = something(i * 10);
            log.add(wait, 2); // one that makes two system calls
            wait = nothing(i * 10 + 5);
            wait.step = 1;
            log.add(wait);
        }
        QCOMPARE(log.calls().size(), std::size_t{10});
        QCOMPARE(log.made(), std::uint64_t{0}); // for no datagram yet
        log.addEvent({});
        QCOMPARE(log.made(), std::uint64_t{15});
    }

    void oneCallMayBringSeveral() {
        CallLog log;
        log.add(something(10));
        log.addEvent({});
        log.addEvent({});
        log.add(something(20));
        log.addEvent({});
        const std::vector<ModelEvent>& events = log.events();
        QCOMPARE(events[1].firstCall, events[0].firstCall);
        QCOMPARE(events[1].calls, 1U);
        QCOMPARE(events[2].firstCall, 1U);
        QCOMPARE(events[0].made + events[1].made + events[2].made, 2U);
        QCOMPARE(events[1].made, 0U);
    }

    void timeIsPartedWhereTheKernelStamped() {
        const ModelEvent event{.sent = 90,
                               .arrived = 100,
                               .entered = 130,
                               .handed = 142,
                               .number = 0,
                               .descriptor = 0,
                               .bytes = 512,
                               .firstCall = 0,
                               .calls = 2,
                               .made = 2};
        CallRecord wait = something(20);
        const ModelPhases two = phasesOf(*modelNamed("poll"), event, wait);
        QCOMPARE(two.waiting, 80);
        QCOMPARE(two.waking, 30);
        QCOMPARE(two.copying, 12);
        QVERIFY(!two.together);
        const ModelPhases one = phasesOf(*modelNamed("blocking"), event, wait);
        QCOMPARE(one.waiting, 80);
        QCOMPARE(one.waking, 42);
        QVERIFY(one.together);
        // It may come while the loop that polls is within its call.
        ModelEvent within = event;
        within.arrived = 135;
        const ModelPhases polled = phasesOf(*modelNamed("non-blocking"), within, nothing(30));
        QCOMPARE(polled.waking, 0);
        QCOMPARE(polled.copying, 7);
    }

    void everyModelHasItsWords() {
        QStringList names;
        for (const Model& model : models()) {
            QCOMPARE(modelNamed(model.name), &model);
            QVERIFY(!names.contains(QLatin1String(model.name.data(), static_cast<int>(model.name.size()))));
            names << QLatin1String(model.name.data(), static_cast<int>(model.name.size()));
            QVERIFY(*model.title != '\0' && *model.variant != '\0' && *model.lesson != '\0');
            QVERIFY(!model.loop.empty());
            QCOMPARE(model.backend.has_value(), model.family == IoModel::Multiplexing);
        }
        for (const Backend backend : kBackends)
            QCOMPARE(modelNamed(nameOf(backend))->backend, std::optional(backend));
        QVERIFY(modelNamed("threads") == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestCallLog)
#include "tst_calllog.moc"
