// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// `recipe NAME` in a script: the capture's own backend watches, its steps are markers, and what differs is a failure.

#include "core/lab/recipes/recipe.h"
#include "core/multiplexer/registry.h"
#include "program.h"
#include "trace.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace readyscope;
using namespace readyscope::test;

namespace {

QStringList markersOf(const Lines& lines) {
    QStringList texts;
    for (const QJsonObject& marker : ofType(lines, "marker"))
        if (marker["kind"] == "user")
            texts << marker["text"].toString();
    return texts;
}

QStringList statesOf(const Lines& lines, const QString& name) {
    QStringList states;
    for (const QJsonObject& transition : transitionsOf(lines, name)) {
        QStringList bits;
        for (const auto& bit : transition["revents"].toArray())
            bits << bit.toString();
        states << bits.join('+');
    }
    return states;
}

} // namespace

class TestRecordRecipe : public QObject {
    Q_OBJECT
private slots:
    void eachIsAsForetold_data() {
        QTest::addColumn<QString>("backend");
        for (const BackendInfo& info : probeBackends())
            if (info.works)
                QTest::newRow(nameOf(info.backend).data()) << QString::fromLatin1(nameOf(info.backend).data());
    }
    void eachIsAsForetold() {
        QFETCH(QString, backend);
        Program program({"record", "--script", "-", "--backend", backend});
        program.start();
        for (const recipes::Recipe& recipe : recipes::allRecipes())
            program.write(QByteArray("recipe ") + recipe.name.c_str() + "\n");
        program.endInput();
        const int status = program.finish();
        QVERIFY2(status == 0, program.errors().constData());
        QCOMPARE(faultIn(program.lines()), QString());
        const QStringList markers = markersOf(program.lines());
        for (const recipes::Recipe& recipe : recipes::allRecipes()) {
            const QString name = QString::fromStdString(recipe.name);
            QVERIFY2(markers.contains(name + ": as foretold"), qPrintable(name));
            for (std::size_t i = 0; i < recipe.steps.size(); ++i)
                QVERIFY(markers.contains(QStringLiteral("%1 %2/%3: %4")
                                             .arg(name)
                                             .arg(i + 1)
                                             .arg(recipe.steps.size())
                                             .arg(QString::fromStdString(recipe.steps[i].title))));
            QVERIFY(idOf(program.lines(), name) > 0);
        }
    }

    void theResetIsOnTheLane() {
        Program program({"record", "--script", "-"});
        program.start();
        program.write("recipe reset\nmark after\n");
        program.endInput();
        QCOMPARE(program.finish(), 0);
        const QStringList states = statesOf(program.lines(), "reset");
        QCOMPARE(states.first(), QString("OUT"));
        QVERIFY(states.contains("IN+OUT"));
        const qsizetype reset = states.indexOf("IN+OUT+RDHUP+HUP+ERR");
        QVERIFY(reset > 0);
        QCOMPARE(states.mid(reset + 1), QStringList({"IN+OUT+RDHUP+HUP", ""})); // removed at the end
        QCOMPARE(markersOf(program.lines()).last(), QString("after"));          // which waited for the recipe
    }

    // Another row has the name: the step that wants it fails, and the capture goes on.
    void aNameThatIsTaken() {
        Program program({"record", "--script", "-"});
        program.start();
        program.write("add pipe:,name=p\nadd eventfd:,name=urgent\nrecipe urgent\nrecipe spin\n");
        program.endInput();
        QCOMPARE(program.finish(), 1);
        QVERIFY2(program.errors().contains("standard input: line 3: urgent: step 1, Connect: "),
                 program.errors().constData());
        QVERIFY(markersOf(program.lines()).contains("spin: as foretold"));
        QCOMPARE(faultIn(program.lines()), QString());
    }

    // What the recipe changed is as before it.
    void modeAndMaskAreGivenBack() {
        Program program({"record", "--script", "-", "--mode", "every-return", "--pace", "5ms"});
        program.start();
        program.write("mask USR2\nrecipe eintr\nrecipe spin\nmode every-return\nmask\n");
        program.endInput();
        QCOMPARE(program.finish(), 0);
        QStringList masks;
        for (const QJsonObject& marker : ofType(program.lines(), "marker")) {
            if (marker["kind"] == "mask")
                masks << marker["to"].toString();
            if (marker["kind"] == "mode") // it was every-return all the time
                QFAIL("the mode was changed");
        }
        QCOMPARE(masks, QStringList({"SIGUSR2", "SIGUSR2 SIGUSR1", "SIGUSR2", "none"}));
    }

    void anUnknownOneIsSaid() {
        Program program({"record", "--script", "-"});
        program.start();
        program.write("recipe nothing\n");
        const QString message = program.await("error")["message"].toString();
        QVERIFY2(message.startsWith("standard input: line 1: \"nothing\": not a recipe; there are half-close, "),
                 qPrintable(message));
        program.endInput();
        QCOMPARE(program.finish(), 1);
    }

    void endedUnderWay() {
        Program program({"record", "--script", "-"});
        program.start();
        program.write("recipe backlog-full\n");
        program.await([](const QJsonObject& line) {
            return line["type"] == "marker" && line["text"].toString().startsWith("backlog-full 3/4");
        });
        program.signal(SIGTERM);
        QCOMPARE(program.finish(), 0);
        QCOMPARE(faultIn(program.lines()), QString());
    }
};

QTEST_GUILESS_MAIN(TestRecordRecipe)
#include "tst_recordrecipe.moc"
