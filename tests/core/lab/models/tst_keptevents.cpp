// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages kept as text: read as they were written, and what is none is refused.

#include "core/lab/models/keptevents.h"
#include "core/lab/models/model.h"
#include "core/lab/models/modelrunner.h"
#include "core/lab/models/modelstory.h"

#include <QTest>

using namespace readyscope;

class TestKeptEvents : public QObject {
    Q_OBJECT

private slots:
    void aRunsEventIsReadAsItWas() {
        const Model& model = *modelNamed("signal-driven");
        const Result<ModelResult> result = runModel({&model, 1, 2'000, 64, 20});
        QVERIFY(result);
        constexpr Nanos kUntil = 100 * kMicrosecond;
        const std::optional<std::vector<KeptEvent>> kept = readKept(keptText(model, *result, 7, kUntil));
        QVERIFY(kept && kept->size() == 1);
        const ModelEvent& event = result->events[7];
        const std::optional<ModelStory> was = storyOf(model, *result, event.number, kUntil);
        const std::optional<ModelStory> is = storyOf(model, kept->front().result, 0, kUntil);
        QVERIFY(was && is);
        QCOMPARE(is->program, was->program);
        QCOMPARE(is->kernel, was->kernel);
        QCOMPARE(is->calls.size(), was->calls.size());
        QCOMPARE(is->copy, was->copy);
    }

    void theGuidesFiguresAreOfEachFamily() {
        const std::optional<std::vector<KeptEvent>> kept = readKept(keptFigures());
        QVERIFY(kept);
        QCOMPARE(kept->size(), std::size_t{5});
        for (std::size_t i = 0; i < kept->size(); ++i) {
            QCOMPARE(static_cast<std::size_t>((*kept)[i].model->family), i);
            QVERIFY(storyOf(*(*kept)[i].model, (*kept)[i].result, 0, kSecond));
        }
    }

    void whatIsNoneIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("no model") << QByteArray("event tea 0 1 2 3 1\ncall 0 1 0 2 0 1 0\n");
        QTest::addRow("short") << QByteArray("event blocking 0 1\n");
        QTest::addRow("no calls") << QByteArray("event blocking 0 1 2 3 1\n");
        QTest::addRow("too few calls") << QByteArray("event blocking 0 1 2 3 2\ncall 0 1 0 2 0 1 0\n");
        QTest::addRow("call first") << QByteArray("call 0 1 0 2 0 1 0\n");
        QTest::addRow("no such step") << QByteArray("event blocking 0 1 2 3 1\ncall 0 1 7 2 0 1 0\n");
        QTest::addRow("another word") << QByteArray("tea\n");
    }
    void whatIsNoneIsRefused() {
        QFETCH(QByteArray, text);
        QVERIFY(!readKept(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestKeptEvents)
#include "tst_keptevents.moc"
