// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A wait rebuilt from a trace that a test writes down.

#include "core/engine/beside.h"
#include "core/engine/glasssets.h"
#include "core/engine/glasstimeout.h"
#include "core/trace/store.h"

#include "tests/core/trace/eventscompare.h"

#include <QtTest>

using namespace readyscope;

Q_DECLARE_METATYPE(Backend)
Q_DECLARE_METATYPE(Wait)

namespace {

constexpr Events kIn = Events::In;
constexpr Events kRdHup = Events::RdHup;
constexpr Events kWithUrgent = Events::In | Events::Pri | kRdHup;
constexpr int kWaker = 4;

// One wait over sockets that a test adds, from 1000 to 2000.
struct Scene {
    explicit Scene(Backend backend, Mode mode = Mode::EveryReturn) {
        store.clear(0);
        store.note(EngineTerms{1, mode, kWaker});
        wait.backend = backend;
        wait.entered = 1'000;
        wait.returned = 2'000;
    }
    SocketId add(const std::string& name, int fd, Events interest, Events known = {}, Events told = {}) {
        const auto id = static_cast<SocketId>(names.size() + 1);
        names.push_back(name);
        store.beginWatch(id, 10, false);
        store.note(id, FdInterest{10, fd, interest});
        if (!known.empty())
            set(id, 20, known);
        if (told != known)
            set(id, wait.returned, told);
        return id;
    }
    void set(SocketId id, Nanos time, Events state) {
        Transition transition;
        transition.time = time;
        transition.socket = id;
        transition.revents = state;
        store.append(transition);
    }
    GlassWait look() {
        store.append(wait);
        store.advance(3'000);
        const auto found = waitUnderGlass(
            *store.snapshot(), 0, [&](SocketId id) { return id <= names.size() ? names[id - 1] : std::string(); });
        if (!found)
            qFatal("the wait was not kept");
        return *found;
    }
    Store store;
    Wait wait;
    std::vector<std::string> names;
};

// The picture of the engine page: ten sockets under select, every return.
void draw(Scene& scene) {
    scene.add("web", 5, kIn, {}, Events::R);
    scene.add("api", 7, kWithUrgent);
    scene.add("db", 8, Events::Out);
    scene.add("dns", 9, kIn | Events::Pri);
    scene.add("syslog", 10, kIn);
    scene.add("control", 11, kIn);
    scene.add("web.2", 13, kWithUrgent);
    scene.add("web.1", 14, kWithUrgent);
    scene.add("tick", 16, kIn);
    scene.add("web.3", 18, kWithUrgent | Events::Out, {}, Events::R | Events::W);
    scene.wait.ready = 3;
}

} // namespace

class TestGlass : public QObject {
    Q_OBJECT
private slots:
    void theSetsOfThePicture();
    void aFailedCallLeavesTheSetsAsTheyWere();
    void theWakerIsInTheSet();
    void whatStandsIsNotAsked();
    void aHitSaysThatItWasAskedAgain();
    void summedHitsAreToldByTheCount_data();
    void summedHitsAreToldByTheCount();
    void aCountThatFitsNothingIsSaid();
    void edgesAreNamedOnce();
    void theCallsOwnMaskIsKept();
    void whatTheRingWasGiven_data();
    void whatTheRingWasGiven();
    void leftOutAndWhy();
    void interestIsThatOfTheTime();
    void aWaitThatIsNotWholeIsNotShown();
    void questionsBesideTheLoop();
    void sameQuestionInPollsWords_data();
    void sameQuestionInPollsWords();
    void columns();
    void timeouts_data();
    void timeouts();
};

void TestGlass::theSetsOfThePicture() {
    Scene scene(Backend::Select);
    draw(scene);
    const GlassWait glass = scene.look();
    QCOMPARE(glass.entries.size(), std::size_t{10});
    QCOMPARE(glass.unaccounted, 0);
    const GlassSets sets = setsOf(glass);
    QCOMPARE(sets.in.nfds, 19);
    QCOMPARE(sets.end, 24);
    QCOMPARE(sets.asked, 11);
    QCOMPARE(sets.found, 3);
    const auto row = [&](const DescriptorSets& which, Events::Bit bit) {
        return QString::fromStdString(hexOf(wordsOf(which, bit), sets.in.nfds)) + ' ' +
               QString::number(countIn(which, bit));
    };
    QCOMPARE(row(sets.in, Events::R), QStringLiteral("0x56eb0 10"));
    QCOMPARE(row(sets.out, Events::R), QStringLiteral("0x40020 2"));
    QCOMPARE(row(sets.in, Events::W), QStringLiteral("0x40100 2"));
    QCOMPARE(row(sets.out, Events::W), QStringLiteral("0x40000 1"));
    QCOMPARE(row(sets.in, Events::E), QStringLiteral("0x46280 5"));
    QCOMPARE(row(sets.out, Events::E), QStringLiteral("0x00000 0"));
    QVERIFY(isIn(sets.in, Events::R, kWaker) && !isIn(sets.out, Events::R, kWaker));
}

void TestGlass::aFailedCallLeavesTheSetsAsTheyWere() {
    Scene scene(Backend::Select);
    scene.add("web", 5, kIn, Events::R, Events::R);
    scene.wait.error = EINTR;
    const GlassWait glass = scene.look();
    QVERIFY(glass.entries.at(0).told.empty());
    const GlassSets sets = setsOf(glass);
    QVERIFY(sets.untouched);
    QVERIFY(isIn(sets.out, Events::R, 5) && isIn(sets.out, Events::R, kWaker));
    QCOMPARE(sets.found, 0);
}

void TestGlass::theWakerIsInTheSet() {
    Scene scene(Backend::PSelect);
    scene.wait.woken = scene.wait.byCommand = true;
    const GlassSets sets = setsOf(scene.look());
    QCOMPARE(sets.in.nfds, kWaker + 1);
    QVERIFY(isIn(sets.out, Events::R, kWaker));
    QCOMPARE(sets.found, 1);
}

void TestGlass::whatStandsIsNotAsked() {
    Scene scene(Backend::Select, Mode::Transitions);
    scene.add("all", 5, kIn | Events::Out, Events::W, Events::R | Events::W);
    scene.add("none", 6, Events::Out, Events::W, Events::W);
    scene.wait.ready = 1;
    const GlassWait glass = scene.look();
    QCOMPARE(glass.entries.size(), std::size_t{1});
    QCOMPARE(glass.entries[0].asked.events, Events(Events::R));
    QCOMPARE(glass.entries[0].told, Events(Events::R));
    QVERIFY(!glass.entries[0].again);
    QCOMPARE(glass.leftOut.size(), std::size_t{1});
    QCOMPARE(glass.leftOut[0].why, LeftOut::Known);
    QCOMPARE(glass.leftOut[0].known, Events(Events::W));
}

void TestGlass::aHitSaysThatItWasAskedAgain() {
    Scene scene(Backend::Poll, Mode::Transitions);
    const SocketId id = scene.add("web", 5, kIn | Events::Out, kIn | Events::Out, kIn | Events::Out);
    scene.store.append(Hit{scene.wait.returned, 1, id, kIn});
    scene.wait.ready = 1;
    const GlassWait glass = scene.look();
    QCOMPARE(glass.entries.at(0).asked.events, kIn);
    QCOMPARE(glass.entries.at(0).told, kIn);
    QVERIFY(glass.entries.at(0).again);
    QCOMPARE(glass.unaccounted, 0);
}

void TestGlass::summedHitsAreToldByTheCount_data() {
    QTest::addColumn<Backend>("backend");
    QTest::addColumn<int>("ready");
    QTest::addColumn<bool>("repeated");
    for (const Backend backend : {Backend::Select, Backend::Poll, Backend::Epoll}) {
        QTest::addRow("%s, named", nameOf(backend).data()) << backend << 2 << true;
        QTest::addRow("%s, not named", nameOf(backend).data()) << backend << 1 << false;
    }
}

// Two hits, one of them at some time before: this wait or not? The number that the call returned says.
void TestGlass::summedHitsAreToldByTheCount() {
    QFETCH(Backend, backend);
    QFETCH(int, ready);
    QFETCH(bool, repeated);
    Scene scene(backend, Mode::Transitions);
    const Events readable = inWordsOf(backend, kIn);
    const SocketId id = scene.add("fed", 5, kIn, readable, readable);
    scene.store.append(Hit{2'500, 2, id, readable});
    scene.add("fresh", 6, kIn, {}, readable);
    scene.wait.ready = ready;
    const GlassWait glass = scene.look();
    QCOMPARE(glass.unaccounted, 0);
    const GlassEntry* fed = glass.find(id);
    QCOMPARE(fed != nullptr && fed->asked.events.any(readable), repeated);
    QCOMPARE(fed != nullptr && fed->again, repeated);
    for (const GlassEntry& entry : glass.entries)
        QVERIFY(entry.unsure.empty());
}

void TestGlass::aCountThatFitsNothingIsSaid() {
    Scene scene(Backend::Poll, Mode::Transitions);
    const SocketId first = scene.add("one", 5, kIn, kIn, kIn);
    const SocketId second = scene.add("two", 6, kIn, kIn, kIn);
    scene.store.append(Hit{2'500, 2, first, kIn});
    scene.store.append(Hit{2'600, 2, second, kIn});
    scene.wait.ready = 1;
    const GlassWait glass = scene.look();
    QCOMPARE(glass.unaccounted, 1);
    QCOMPARE(glass.find(first)->unsure, kIn);
    QCOMPARE(glass.find(second)->unsure, kIn);
    QVERIFY(glass.find(first)->asked.events.empty());
}

void TestGlass::edgesAreNamedOnce() {
    Scene scene(Backend::EpollEt);
    const SocketId stood = scene.add("stood", 5, kIn, kIn, kIn);
    const SocketId again = scene.add("again", 6, kIn, kIn, kIn);
    const SocketId rose = scene.add("rose", 7, kIn | Events::Out, Events::Out, kIn | Events::Out);
    scene.store.append(Hit{scene.wait.returned, 1, again, kIn});
    scene.wait.ready = 2;
    const GlassWait glass = scene.look();
    QCOMPARE(glass.unaccounted, 0);
    QVERIFY(glass.find(stood)->told.empty());
    QCOMPARE(glass.find(stood)->asked, (Asking{true, kIn, Trigger::Edge}));
    QCOMPARE(glass.find(again)->told, kIn);
    QCOMPARE(glass.find(rose)->told, kIn | Events::Out);
}

void TestGlass::theCallsOwnMaskIsKept() {
    Scene scene(Backend::IoUring, Mode::Transitions);
    const SocketId id = scene.add("web", 5, kIn | Events::Out);
    Transition transition;
    transition.time = scene.wait.returned;
    transition.socket = id;
    transition.revents = kIn | Events::Out;
    transition.raw = kIn;
    transition.hasRaw = true;
    scene.store.append(transition);
    scene.wait.ready = 1;
    const GlassWait glass = scene.look();
    QCOMPARE(glass.entries.at(0).told, kIn | Events::Out);
    QCOMPARE(glass.entries.at(0).raw, kIn);
}

void TestGlass::whatTheRingWasGiven_data() {
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("toldBefore"); // is armed again
    QTest::newRow("multishot") << static_cast<int>(Mode::Transitions) << false;
    QTest::newRow("once") << static_cast<int>(Mode::EveryReturn) << true;
}

// All by the first wait; by the second what came, what is asked otherwise, and what a poll of one shot told.
void TestGlass::whatTheRingWasGiven() {
    QFETCH(int, mode);
    QFETCH(bool, toldBefore);
    Scene scene(Backend::IoUring, static_cast<Mode>(mode));
    const SocketId told = scene.add("told", 5, kIn, {}, kIn);
    const SocketId quiet = scene.add("quiet", 6, kIn);
    const SocketId changed = scene.add("changed", 7, kIn);
    scene.store.note(changed, FdInterest{2'100, 7, Events::Out});
    scene.wait.ready = 1;
    scene.wait.woken = true;
    const GlassWait first = scene.look();
    for (const SocketId socket : {told, quiet, changed})
        QVERIFY(first.find(socket)->submitted);
    QVERIFY(first.wakerSubmitted);
    const SocketId fresh = 4;
    scene.store.beginWatch(fresh, 2'100, false);
    scene.store.note(fresh, FdInterest{2'100, 8, kIn});
    scene.wait.entered = 2'200;
    scene.wait.returned = 2'900;
    scene.wait.woken = false;
    scene.wait.ready = toldBefore ? 1 : 0;
    scene.store.append(scene.wait);
    const auto second = waitUnderGlass(*scene.store.snapshot(), 1, {});
    QCOMPARE(second->find(told)->submitted, toldBefore);
    QVERIFY(!second->find(quiet)->submitted);
    QVERIFY(second->find(changed)->submitted);
    QVERIFY(second->find(fresh)->submitted);
    QCOMPARE(second->wakerSubmitted, toldBefore);
}

void TestGlass::leftOutAndWhy() {
    Scene scene(Backend::Select);
    const SocketId far = scene.add("far", 1'031, kIn);
    scene.store.endWatch(far, 500, WatchEnd::Unsupported);
    scene.add("end", 6, kRdHup);
    const SocketId closed = scene.add("closed", 7, kIn);
    scene.store.endWatch(closed, 600, WatchEnd::Closed);
    scene.store.note(closed, FdInterest{600, -1, {}});
    const GlassWait glass = scene.look();
    QVERIFY(glass.entries.empty());
    QCOMPARE(glass.leftOut.size(), std::size_t{2});
    QCOMPARE(glass.leftOut[0].why, LeftOut::Beyond);
    QCOMPARE(glass.leftOut[0].fd, 1'031);
    QCOMPARE(glass.leftOut[1].why, LeftOut::NoSet);

    Scene poll(Backend::Poll, Mode::Transitions);
    poll.add("gone", 5, kIn, kIn | Events::Hup, kIn | Events::Hup);
    const SocketId file = poll.add("file", 6, kIn);
    poll.store.endWatch(file, 500, WatchEnd::Unsupported);
    const GlassWait polled = poll.look();
    QCOMPARE(polled.leftOut.at(0).why, LeftOut::HungUp);
    QCOMPARE(polled.leftOut.at(1).why, LeftOut::Refused);
}

void TestGlass::interestIsThatOfTheTime() {
    Scene scene(Backend::Poll);
    const SocketId id = scene.add("web", 5, kIn);
    scene.store.note(id, FdInterest{1'001, 9, Events::Out});
    scene.names.pop_back();
    const GlassWait glass = scene.look();
    QCOMPARE(glass.entries.at(0).asked.events, kIn);
    QCOMPARE(glass.entries.at(0).fd, 5);
    QCOMPARE(glass.entries.at(0).name, std::string("socket 1"));
}

void TestGlass::aWaitThatIsNotWholeIsNotShown() {
    Scene scene(Backend::Poll);
    scene.store.append(scene.wait);
    QVERIFY(!waitUnderGlass(*scene.store.snapshot(), 0, {}));
    scene.store.advance(scene.wait.returned);
    QVERIFY(waitUnderGlass(*scene.store.snapshot(), 0, {}));
    QVERIFY(!waitUnderGlass(*scene.store.snapshot(), 1, {}));
}

void TestGlass::questionsBesideTheLoop() {
    Scene scene(Backend::Poll, Mode::Transitions);
    scene.wait.kind = WaitKind::Ask;
    scene.add("stood", 5, kIn, kIn, kIn);
    scene.wait.ready = 1;
    const GlassWait asked = scene.look();
    QCOMPARE(asked.waker, -1);
    QCOMPARE(asked.entries.at(0).asked.events, kIn);
    QCOMPARE(asked.entries.at(0).told, kIn);
    QVERIFY(!asked.onlyChanged);

    Scene sample(Backend::Poll, Mode::Transitions);
    sample.wait.kind = WaitKind::Resample;
    sample.add("stood", 5, kIn, kIn, kIn);
    sample.add("fell", 6, kIn | Events::Out, kIn | Events::Out, Events::Out);
    sample.wait.ready = 2;
    const GlassWait sampled = sample.look();
    QVERIFY(sampled.onlyChanged);
    QCOMPARE(sampled.entries.size(), std::size_t{1});
    QCOMPARE(sampled.entries[0].told, Events(Events::Out));
    QCOMPARE(sampled.unaccounted, 0);
}

void TestGlass::sameQuestionInPollsWords_data() {
    QTest::addColumn<Backend>("backend");
    QTest::addColumn<int>("interest");
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, Backend backend, Events interest, Events asked, Events expected) {
        QTest::newRow(name) << backend << int{interest.bits()} << int{asked.bits()} << int{expected.bits()};
    };
    const Events all = kDefaultInterest;
    row("all sets", Backend::Select, all, kSets, all);
    row("read stands", Backend::Select, all, Events::W | Events::E, Events::Out | Events::Pri | kRdHup);
    row("write stands", Backend::PSelect, all, Events::R | Events::E, kWithUrgent);
    row("only what is of interest", Backend::Select, kIn, kSets, kIn);
    row("poll's own", Backend::Epoll, all, Events::Out, Events::Out);
}

void TestGlass::sameQuestionInPollsWords() {
    QFETCH(Backend, backend);
    QFETCH(int, interest);
    QFETCH(int, asked);
    QFETCH(int, expected);
    const auto events = [](int bits) { return Events::fromBits(static_cast<std::uint16_t>(bits)); };
    QCOMPARE(sameInPoll(backend, events(interest), events(asked)), events(expected));
}

void TestGlass::columns() {
    Scene near(Backend::Select);
    draw(near);
    const std::vector<GlassColumn> plain = columnsOf(setsOf(near.look()), 24);
    QCOMPARE(plain.size(), std::size_t{24});
    QCOMPARE(plain.back(), (GlassColumn{23, 23}));
    Scene wide(Backend::Select);
    wide.add("near", 11, kIn);
    wide.add("far", 41, kIn);
    const std::vector<GlassColumn> folded = columnsOf(setsOf(wide.look()), 24);
    // 0…3, 4 the waker, 5…10, 11, 12…40, 41, and six past nfds.
    QCOMPARE(folded.size(), std::size_t{12});
    QCOMPARE(folded[0], (GlassColumn{0, 3}));
    QCOMPARE(folded[4], (GlassColumn{12, 40}));
    QCOMPARE(folded[5], (GlassColumn{41, 41}));
    QCOMPARE(folded.back(), (GlassColumn{47, 47}));
}

void TestGlass::timeouts_data() {
    QTest::addColumn<Wait>("wait");
    QTest::addColumn<QString>("passed");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("rounding");
    QTest::addColumn<qint64>("left");
    QTest::addColumn<qint64>("late");
    const auto row = [](const char* name, Backend backend, Nanos timeout, Nanos passed, Nanos waited,
                        Nanos left) -> QTestData& {
        Wait wait;
        wait.backend = backend;
        wait.timeout = timeout;
        wait.passed = passed;
        wait.returned = waited;
        wait.left = left;
        return QTest::newRow(name) << wait;
    };
    using Rounding = GlassTimeout::Rounding;
    const auto code = [](Rounding rounding) { return static_cast<int>(rounding); };
    row("the picture", Backend::Select, 5'000'000, 5'000'000, 3'268'400, 1'731'000)
        << "{ 0, 5000 }"
        << "µs"
        << "{ 0, 1731 }" << code(Rounding::Exact) << qint64{1'731'000} << qint64{0};
    row("select rounds up", Backend::Select, 1'500, 2'000, 1'000, 1'000)
        << "{ 0, 2 }"
        << "µs"
        << "{ 0, 1 }" << code(Rounding::Up) << qint64{1'000} << qint64{0};
    row("pselect writes nothing back", Backend::PSelect, 1'500'000'001, 1'500'000'001, 1'000'000, kNoTime)
        << "{ 1, 500000001 }"
        << "ns"
        << "" << code(Rounding::Exact) << qint64{1'499'000'001} << qint64{0};
    row("poll rounds up", Backend::Poll, 5'200'000, 6'000'000, 6'058'000, kNoTime)
        << "6"
        << "ms"
        << "" << code(Rounding::Up) << qint64{0} << qint64{58'000};
    row("the rest of it", Backend::PPoll, 5'000'000, 1'250'000, 1'000'000, kNoTime)
        << "{ 0, 1250000 }"
        << "ns"
        << "" << code(Rounding::Shorter) << qint64{250'000} << qint64{0};
    row("something of the engine's own", Backend::Poll, kInfinite, 10'000'000, 1'000, kNoTime)
        << "10"
        << "ms"
        << "" << code(Rounding::Shorter) << qint64{9'999'000} << qint64{0};
    row("never", Backend::Poll, kInfinite, kInfinite, 1'000, kNoTime)
        << "-1"
        << ""
        << "" << code(Rounding::None) << qint64{kNoTime} << qint64{0};
    row("never, by a pointer", Backend::Select, kInfinite, kInfinite, 1'000, kNoTime)
        << "NULL"
        << ""
        << "" << code(Rounding::None) << qint64{kNoTime} << qint64{0};
    row("at once", Backend::Select, 0, 0, 400, 0) << "{ 0, 0 }"
                                                  << "µs"
                                                  << "{ 0, 0 }" << code(Rounding::Exact) << qint64{0} << qint64{400};
}

void TestGlass::timeouts() {
    QFETCH(Wait, wait);
    const GlassTimeout timeout = timeoutOf(wait);
    QTEST(QString::fromStdString(timeout.passed), "passed");
    QTEST(QString::fromUtf8(timeout.unit), "unit");
    QTEST(QString::fromStdString(timeout.after), "after");
    QTEST(static_cast<int>(timeout.rounding), "rounding");
    QTEST(static_cast<qint64>(timeout.left), "left");
    QTEST(static_cast<qint64>(timeout.late), "late");
}

QTEST_GUILESS_MAIN(TestGlass)
#include "tst_glass.moc"
