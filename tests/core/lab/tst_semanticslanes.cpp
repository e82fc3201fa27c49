// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every case of the readiness table watched by the engine: the lane shows the state that the table says, whatever the
// backend tells of edges, and a descriptor that a backend cannot take is a row that says so.

#include "core/lab/semantics.h"
#include "core/lab/stage.h"
#include "core/multiplexer/registry.h"
#include "core/text/errors.h"
#include "tests/util/enginerig.h"

#include <QTest>

#include <algorithm>

#include <fcntl.h>

using namespace readyscope;
using namespace readyscope::semantics;
using namespace readyscope::test;

Q_DECLARE_METATYPE(Backend)

namespace {

bool hasStep(const Case& one, std::string_view verb) {
    return std::any_of(one.looks.begin(), one.looks.end(), [&](const Look& look) {
        return std::any_of(look.steps.begin(), look.steps.end(),
                           [&](const semantics::Step& step) { return step.verb() == verb; });
    });
}

// Why a case cannot be given to the engine.
QString hindrance(const Case& one) {
    if (hasStep(one, "raise"))
        return QStringLiteral("the signal is pending for the thread that raised it, and the engine's is another");
    if (hasStep(one, "renumber"))
        return QStringLiteral("the engine guards against numbers that are closed or used anew: tst_engine_limits");
    return {};
}

std::string interestText(Events interest) { return interest.empty() ? "none" : toString(interest); }

// A lane holds the state; what poll tells is that, also where a backend tells edges of it.
Events stateOf(const Look& look, Backend backend) {
    return look.of(answersInSets(backend) ? backend : Backend::Poll).events;
}

// As fd: takes it: what was inherited is never marked close-on-exec.
SocketInfo watched(EngineRig& rig, int number, Events interest) {
    ::fcntl(number, F_SETFD, 0);
    return rig.add("fd:" + std::to_string(number) + ",interest=" + interestText(interest));
}

} // namespace

class TestSemanticsLanes : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { blockUserSignals(); }
    void shows_data();
    void shows();
};

void TestSemanticsLanes::shows_data() {
    QTest::addColumn<std::size_t>("place");
    QTest::addColumn<Backend>("backend");
    for (const BackendInfo& info : probeBackends())
        for (std::size_t i = 0; info.works && i < table().cases.size(); ++i)
            QTest::addRow("%s, %s", table().cases[i].name.c_str(), nameOf(info.backend).data()) << i << info.backend;
}

void TestSemanticsLanes::shows() {
    QFETCH(std::size_t, place);
    QFETCH(Backend, backend);
    const Case& one = table().cases.at(place);
    if (const QString why = hindrance(one); !why.isEmpty())
        QSKIP(qPrintable(why));
    Stage stage; // outlives the engine, which only looks at what is on it
    EngineSettings settings;
    settings.backend = backend;
    EngineRig rig(settings);
    SocketInfo row;
    for (const Look& look : one.looks) {
        for (const semantics::Step& step : look.steps)
            if (const Status done = stage.perform(step); !done)
                QFAIL((step.text + ": " + inEnglish(sentenceFor(done.error()))).c_str());
        if (look.way == Way::Watch)
            row = watched(rig, stage.number(look.subject), look.interest);
        else if (look.way == Way::Rewatch)
            QVERIFY(rig.call(command::SetInterest{{row.id, {}}, look.interest}).id != 0);
        QVERIFY(row.id != 0);
        if (!look.of(backend).error.empty()) {
            QVERIFY(rig.await([&](const Log& log) { return log.info(row.id)->state == SocketState::Unsupported; }));
            continue;
        }
        // Asked once, and the answer of the second question is after all that the first one found.
        for (int question = 0; question < 2; ++question)
            rig.call(command::AskAll{});
        const Events expected = stateOf(look, backend);
        QVERIFY2(rig.awaitState(row.id, expected), (one.name + ": the lane shows " + toString(rig.log().state(row.id)) +
                                                    ", the table says " + toString(expected))
                                                       .c_str());
    }
}

QTEST_GUILESS_MAIN(TestSemanticsLanes)
#include "tst_semanticslanes.moc"
