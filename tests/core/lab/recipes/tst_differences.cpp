// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the lanes of the backends differ from poll's: of reports made by hand.

#include "core/lab/recipes/differences.h"

#include <QTest>

using namespace readyscope;
using namespace readyscope::recipes;

namespace {

constexpr Events kReset = Events::In | Events::Out | Events::RdHup | Events::Hup | Events::Err;

// A step at `begun` ms after which all tell `bits`, select and pselect `sets`.
StepReport step(Nanos begun, Events bits, Events sets) {
    StepReport report;
    report.verdict = Verdict::Agree;
    report.begun = begun * kMillisecond;
    report.done = report.begun + 1;
    report.asked = report.begun + 2;
    for (const Backend backend : kBackends) {
        Seen& seen = report.seen.at(static_cast<std::size_t>(backend));
        seen.watched = true;
        seen.told.events = seen.told.raw = answersInSets(backend) ? sets : bits;
        seen.named = 1;
    }
    return report;
}

Seen& of(StepReport& report, Backend backend) { return report.seen.at(static_cast<std::size_t>(backend)); }

RecipeReport reportOf(std::vector<StepReport> steps) {
    RecipeReport report;
    report.ended = true;
    report.finished = steps.back().begun + 5 * kMillisecond;
    report.steps = std::move(steps);
    return report;
}

std::string words(const Sentence& sentence) { return inEnglish(sentence); }

} // namespace

class TestDifferences : public QObject {
    Q_OBJECT
private slots:
    void noneWhereAllTellTheSame() {
        const auto found = differencesOf(
            reportOf({step(0, Events::Out, Events::W), step(3, Events::In | Events::Out, Events::R | Events::W)}));
        QVERIFY(found.empty());
    }

    void setsHaveNoNameForAnEnd() {
        const auto found =
            differencesOf(reportOf({step(0, Events::Out, Events::W), step(3, kReset, Events::R | Events::W),
                                    step(6, kReset - Events::Err, Events::R | Events::W)}));
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().kind, DifferenceKind::SetsForBits);
        QCOMPARE(found.front().letter, 'A');
        QCOMPARE(words(found.front().title), std::string("RDHUP+HUP+ERR is R+W."));
        QCOMPARE(found.front().spots.size(), 2U); // one each, the two steps of which touch
        QCOMPARE(found.front().spots[0].backend, Backend::Select);
        QCOMPARE(found.front().spots[1].backend, Backend::PSelect);
        for (const Difference::Spot& spot : found.front().spots) {
            QCOMPARE(spot.from, 3 * kMillisecond);
            QCOMPARE(spot.to, 11 * kMillisecond);
        }
    }

    void edgesAreNotToldOfFalls() {
        StepReport read = step(3, Events::Out, Events::W);
        of(read, Backend::EpollEt).told.events = Events::In | Events::Out;
        of(read, Backend::EpollEt).named = 0;
        StepReport again = step(6, Events::In | Events::Out, Events::R | Events::W);
        of(again, Backend::EpollEt).named = 2;
        const auto found =
            differencesOf(reportOf({step(0, Events::In | Events::Out, Events::R | Events::W), read, again}));
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[0].kind, DifferenceKind::NeverFell);
        QVERIFY(words(found[0].text).find("IN stands on its lane") != std::string::npos);
        QCOMPARE(found[0].spots.size(), 1U);
        QCOMPARE(found[0].spots[0].from, 3 * kMillisecond);
        QCOMPARE(found[0].spots[0].to, 6 * kMillisecond);
        QCOMPARE(found[1].kind, DifferenceKind::ToldAgain);
        QCOMPARE(found[1].letter, 'B');
        QCOMPARE(found[1].spots[0].to, 6 * kMillisecond + 2); // where it happened, not as long as the state lasts
    }

    void theMaskOfTheWakeUp() {
        StepReport urgent = step(0, Events::In | Events::Out, Events::R | Events::W);
        of(urgent, Backend::IoUring).raw = Events::In | Events::Pri;
        const auto found = differencesOf(reportOf({urgent}));
        QCOMPARE(found.size(), 1U);
        QCOMPARE(words(found[0].title), std::string("Raw IN+PRI."));
        QVERIFY(words(found[0].text).find("the state is IN+OUT.") != std::string::npos);
    }

    void whoIsRefused() {
        StepReport file = step(0, Events::In | Events::Out, Events::R | Events::W);
        for (const Backend backend : {Backend::Epoll, Backend::EpollEt}) {
            of(file, backend).told = {{}, {}, "EPERM"};
            of(file, backend).named = 0;
        }
        const auto found = differencesOf(reportOf({file}));
        QCOMPARE(found.size(), 1U);
        QCOMPARE(words(found[0].title), std::string("epoll does not take it: EPERM."));
        QCOMPARE(found[0].spots.size(), 2U);
        StepReport beyond = step(0, Events::Out, Events::W);
        of(beyond, Backend::Select).told = {{}, {}, "refused"};
        QCOMPARE(words(differencesOf(reportOf({beyond}))[0].title), std::string("select cannot take it."));
    }

    void anotherStateIsNamed() {
        StepReport odd = step(0, Events::In | Events::Out, Events::R | Events::W);
        of(odd, Backend::PPoll).told.events = Events::Out;
        const auto found = differencesOf(reportOf({odd}));
        QCOMPARE(found.size(), 1U);
        QCOMPARE(words(found[0].title), std::string("ppoll tells OUT."));
        QCOMPARE(words(found[0].text), std::string("poll tells IN+OUT at the same time."));
    }

    void whoDoesNotWatchIsNotCompared() {
        StepReport first = step(0, kReset, Events::R);
        for (Seen& seen : first.seen)
            seen.watched = false;
        StepReport second = step(3, kReset, Events::R);
        of(second, Backend::Poll).watched = false;
        QVERIFY(differencesOf(reportOf({first, second})).empty());
        StepReport never = step(0, kReset, Events::R);
        never.verdict = Verdict::NotRun;
        QVERIFY(differencesOf(reportOf({never})).empty());
    }
};

QTEST_GUILESS_MAIN(TestDifferences)
#include "tst_differences.moc"
