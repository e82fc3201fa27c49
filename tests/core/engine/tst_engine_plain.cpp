// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The shortest way of an event (core/engine/plainturn.cpp) leaves in the trace what the long one leaves. It is taken
// where nobody wants each record handed over, so the store is read.

#include "core/engine/engine.h"
#include "tests/util/backendrows.h"
#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <QTest>

#include <condition_variable>
#include <thread>

using namespace readyscope;
using namespace readyscope::test;

namespace {

// A byte that travels: what one socket has read goes to the next.
class Chain : public BatchObserver, public ReadTap {
public:
    Chain(Backend backend, const char* interest, bool wantsRecords, std::size_t pairs)
        : m_wantsRecords(wantsRecords), m_engine({.backend = backend}, m_store, *this) {
        if (!m_engine.prepare())
            qFatal("no descriptor for the engine");
        m_engine.setReadTap(this);
        m_store.clear(monotonicNow());
        m_thread = std::thread([this] { m_engine.run(); });
        const std::string name = uniqueName();
        m_engine.post(command::Add{std::get<Address>(
            parseAddress("unix-listen:" + name + ",name=l,child-policy=drain," + "child-interest=" + interest))});
        await([&] { return m_answers == 1; });
        for (std::size_t i = 0; i < pairs; ++i)
            m_ends.push_back(unixConnect(name));
        await([&] { return m_children.size() == pairs; });
    }
    ~Chain() override {
        m_engine.post(command::Quit{});
        m_thread.join();
    }

    // `bytes` travel at once until `events` have been read.
    void run(int bytes, int events) {
        m_left = events;
        for (int i = 0; i < bytes; ++i)
            send(static_cast<std::size_t>(i) * m_ends.size() / static_cast<std::size_t>(bytes));
        await([&] { return m_ended; });
    }
    void hangUp(std::size_t pair) { m_ends[pair].reset(); }
    void send(std::size_t pair) const { sendAll(m_ends[pair], "x"); }
    void stop() {
        m_engine.post(command::Stop{});
        await([&] { return m_answers == 2; });
    }
    SocketId child(std::size_t pair) const { return m_children[pair]; }
    std::shared_ptr<const Snapshot> snapshot() const { return m_store.snapshot(); }
    EngineFigures figures() const { return m_engine.figures(); }

    void engineBatch(Batch& batch) override {
        const std::lock_guard lock(m_mutex);
        for (const SocketInfo& info : batch.sockets)
            if (info.parent != kNoSocket && info.state == SocketState::Open)
                m_children.push_back(info.id);
        m_answers += batch.answers.size();
        m_changed.notify_all();
    }
    bool wantsRecords() const override { return m_wantsRecords; }
    void read(SocketId socket, std::span<const char> /*bytes*/) override {
        if (--m_left > 0) {
            send((socket - m_children.front() + 1) % m_ends.size());
            return;
        }
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_changed.notify_all();
    }

private:
    void await(const std::function<bool()>& condition) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, condition);
    }

    const bool m_wantsRecords;
    Store m_store;
    Engine m_engine;
    std::thread m_thread;
    std::vector<Fd> m_ends;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<SocketId> m_children;
    std::size_t m_answers = 0;
    int m_left = 0;
    bool m_ended = false;
};

std::vector<Transition> laneOf(const Snapshot& snapshot, SocketId socket) {
    std::vector<Transition> lane;
    const LaneSummary summary = snapshot.lane(socket);
    for (std::uint64_t position = summary.first; position < summary.end; ++position)
        lane.push_back(snapshot.transition(socket, position));
    return lane;
}

bool isReturnOfSomeWait(const Snapshot& snapshot, Nanos time) {
    const std::uint64_t position = snapshot.lowerBoundWait(time);
    return position < snapshot.endWait() && snapshot.wait(position).returned == time;
}

} // namespace

class TestEnginePlain : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }
    void eachByteIsAPulse_data();
    void eachByteIsAPulse();
    void theEndIsToldAfterThem_data();
    void theEndIsToldAfterThem();
};

namespace {

void rows() {
    QTest::addColumn<Backend>("backend");
    QTest::addColumn<QByteArray>("interest");
    QTest::addColumn<bool>("wantsRecords");
    QTest::addColumn<int>("bytes");
    for (const Backend backend : kBackends)
        for (const char* interest : {"in", "in+pri+rdhup"})
            for (const bool wants : {false, true})
                for (const int bytes : {1, 3})
                    QTest::addRow("%s %s, %s way, %d at once", nameOf(backend).data(), interest,
                                  wants ? "long" : "short", bytes)
                        << backend << QByteArray(interest) << wants << bytes;
}

} // namespace

void TestEnginePlain::eachByteIsAPulse_data() { rows(); }

void TestEnginePlain::eachByteIsAPulse() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(QByteArray, interest);
    QFETCH(bool, wantsRecords);
    QFETCH(int, bytes);
    constexpr std::size_t kPairs = 6;
    constexpr unsigned kEvents = 600;
    Chain chain(backend, interest.constData(), wantsRecords, kPairs);
    chain.run(bytes, static_cast<int>(kEvents));
    chain.stop();
    const auto snapshot = chain.snapshot();
    const Events up = told(backend, Events::In, kDefaultInterest);
    std::uint64_t rises = 0;
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
        Events state;
        Nanos last = 0;
        for (const Transition& transition : laneOf(*snapshot, chain.child(pair))) {
            QCOMPARE(toString(transition.previous), toString(state));
            QVERIFY(transition.revents == up || transition.revents.empty());
            QVERIFY(transition.time >= last);
            QCOMPARE(transition.since, kNoTime);
            if (!transition.revents.empty())
                QVERIFY(isReturnOfSomeWait(*snapshot, transition.time));
            rises += transition.revents.empty() ? 0U : 1U;
            state = transition.revents;
            last = transition.time;
        }
    }
    // Nothing hides one byte behind another but where two meet, which is a hit.
    QVERIFY(rises + chain.figures().hits >= kEvents);
    QVERIFY(rises <= kEvents + static_cast<std::uint64_t>(bytes));
}

void TestEnginePlain::theEndIsToldAfterThem_data() { rows(); }

void TestEnginePlain::theEndIsToldAfterThem() {
    READYSCOPE_FETCH_BACKEND();
    QFETCH(QByteArray, interest);
    QFETCH(bool, wantsRecords);
    QFETCH(int, bytes);
    Chain chain(backend, interest.constData(), wantsRecords, 4);
    chain.run(bytes, 200);
    chain.hangUp(2);
    // A byte that was under way may be told before.
    const Events end = answersInSets(backend) ? Events::R : Events::Hup;
    QTRY_VERIFY_WITH_TIMEOUT(chain.snapshot()->lane(chain.child(2)).state.any(end), 30'000);
    chain.stop();
    const auto snapshot = chain.snapshot();
    const std::vector<Transition> lane = laneOf(*snapshot, chain.child(2));
    QVERIFY(!lane.empty());
    const Events last = lane.back().revents;
    QVERIFY(last.any(Events::In | Events::R));
    QVERIFY(answersInSets(backend) || last.any(Events::Hup));
    for (std::size_t pair : {std::size_t{0}, std::size_t{1}, std::size_t{3}})
        QVERIFY(!snapshot->lane(chain.child(pair)).state.any(kUnaskable));
}

QTEST_GUILESS_MAIN(TestEnginePlain)
#include "tst_engine_plain.moc"
