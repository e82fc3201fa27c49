// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A recipe within the window's capture: its row, its lane and its markers, and that nothing of it is left.

#include "core/lab/recipes/recipe.h"
#include "tests/ui/main/windowfixture.h"
#include "ui/main/capturerecipe.h"
#include "ui/main/scenariosroom.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/scenariospage.h"

#include <QDir>
#include <QPushButton>
#include <QSignalSpy>

using namespace readyscope;

namespace {

qsizetype descriptors() {
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

constexpr int kLong = 60'000; // ms: of what takes a moment, on a machine that is busy

} // namespace

class TestCaptureRecipe : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Shown> m;
    QStringList m_markers;
    QVector<SocketInfo> m_infos;

    void toCapture(const char* name) {
        m->actions().scenarios->trigger();
        ScenariosPage& page = *m->window.scenariosRoom().page();
        page.select(RecipeView::entryOf(*recipes::recipeNamed(name)));
        QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("recipeToCapture")), Qt::LeftButton);
    }
    bool isAmong(const QString& words) const { return m_markers.filter(words).size() == 1; }
    SocketInfo last() const { return m_infos.isEmpty() ? SocketInfo() : m_infos.last(); }

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        m_markers.clear();
        m_infos.clear();
        m = std::make_unique<Shown>();
        QVERIFY(bool(m->started));
        connect(&m->engine, &EngineThread::markersArrived, this, [this](const QVector<Marker>& markers) {
            for (const Marker& marker : markers)
                m_markers << QString::fromStdString(marker.text);
        });
        connect(&m->engine, &EngineThread::socketsChanged, this,
                [this](const QVector<SocketInfo>& infos) { m_infos += infos; });
    }
    void cleanup() { m.reset(); }

    void everyStepIsAMarkerAndTheLaneStays() {
        toCapture("half-close");
        QVERIFY(!m->window.scenariosRoom().isShown()); // the capture is
        QTRY_VERIFY_WITH_TIMEOUT(isAmong(QStringLiteral("half-close: as foretold")), kLong);
        const recipes::Recipe& recipe = *recipes::recipeNamed("half-close");
        const auto steps = static_cast<int>(recipe.steps.size());
        for (int step = 1; step <= steps; ++step)
            QVERIFY(isAmong(QStringLiteral("half-close %1/%2: ").arg(step).arg(steps)));
        QCOMPARE(last().name, std::string("half-close"));
        QCOMPARE(last().state, SocketState::Closed);
        QVERIFY(!last().removed);
        QTRY_COMPARE(m->table().rows()->order().size(), 1);
        QTRY_COMPARE(m->table().current(), last().id);
        QTRY_VERIFY(m->timeline().viewed().span < kSecond); // it fills the view
        QVERIFY(m->engine.source().snapshot()->lane(last().id).end >= 2);
    }

    void aSecondOneHasARowOfItsOwn() {
        toCapture("reset");
        QTRY_VERIFY_WITH_TIMEOUT(isAmong(QStringLiteral("reset: ")), kLong);
        const SocketId first = last().id;
        QTRY_VERIFY_WITH_TIMEOUT(!m->window.findChild<CaptureRecipe*>()->isRunning(), kLong);
        toCapture("reset");
        QTRY_VERIFY_WITH_TIMEOUT(m_markers.filter(QStringLiteral("reset: ")).size() == 2, kLong);
        QVERIFY(last().id != first);
        QCOMPARE(last().name, std::string("reset-2"));
        QTRY_COMPARE(m->table().rows()->order().size(), 2);
    }

    // The mode that a recipe changes is put back.
    void theModeIsAsBefore() {
        m->engine.post(command::SetBackend{Backend::Poll});
        toCapture("spin");
        QTRY_VERIFY_WITH_TIMEOUT(!m_markers.filter(QStringLiteral("spin: ")).isEmpty(), kLong);
        QTRY_COMPARE(m->engine.settings().mode, Mode::Transitions);
        QCOMPARE(m_markers.filter(QStringLiteral("spin: ")).last(), QStringLiteral("spin: as foretold"));
    }

    void aStoppedCaptureSaysSo() {
        m->engine.post(command::Stop{});
        QTRY_VERIFY(!m->engine.isCapturing());
        toCapture("reset");
        QVERIFY(m->window.scenariosRoom().isShown());
        QVERIFY(m_infos.isEmpty());
    }

    void theWindowMayGoInTheMiddle() {
        toCapture("half-close"); // what the first one opens for good is no loss
        QTRY_VERIFY_WITH_TIMEOUT(isAmong(QStringLiteral("half-close: as foretold")), kLong);
        m.reset();
        const qsizetype before = descriptors();
        init();
        toCapture("silent-peer");
        QTRY_VERIFY_WITH_TIMEOUT(!m_infos.isEmpty(), kLong);
        m.reset();
        QCOMPARE(descriptors(), before);
    }
};

QTEST_MAIN(TestCaptureRecipe)
#include "tst_capturerecipe.moc"
