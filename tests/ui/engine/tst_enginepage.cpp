// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The Engine page over a trace that the test writes down.

#include "tests/util/memorysource.h"
#include "ui/engine/enginenow.h"
#include "ui/engine/enginepage.h"
#include "ui/engine/enginestrip.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr int kWaits = 100;

// A wait each ms, half of it spent within.
Wait waitOf(int index) {
    Wait wait;
    wait.entered = (index + 1) * kMillisecond;
    wait.returned = wait.entered + kMillisecond / 2;
    wait.ready = 1;
    return wait;
}

} // namespace

class TestEnginePage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<EnginePage> m_page;
    EngineFigures m_figures;
    int m_samples = 0;

    EngineStrip& strip() { return m_page->strip(); }
    std::uint64_t selected() { return strip().selected().value_or(9999); }
    void addWaits(int from, int to) {
        for (int i = from; i < to; ++i)
            m_source->trace.addWait(waitOf(i));
    }

private slots:
    void init() {
        m_source = std::make_unique<MemorySource>();
        m_samples = 0;
        m_figures = {};
        addWaits(0, kWaits);
        const auto sampler = [this] {
            ++m_samples;
            return EngineSample{m_figures, m_samples * kSecond, kNoTime};
        };
        m_page = std::make_unique<EnginePage>(
            *m_source, sampler, [](SocketId) { return std::string("s"); }, new QWidget);
        m_page->resize(1440, 800);
    }
    void cleanup() { m_page.reset(); }

    void theNewestWaitIsUnderTheGlassUntilOneIsChosen() {
        m_page->refresh();
        QCOMPARE(selected(), std::uint64_t{kWaits - 1});
        addWaits(kWaits, kWaits + 5);
        m_page->refresh();
        QCOMPARE(selected(), std::uint64_t{kWaits + 4});
        strip().selectPrevious();
        QCOMPARE(selected(), std::uint64_t{kWaits + 3});
        addWaits(kWaits + 5, kWaits + 9);
        m_page->refresh();
        QCOMPARE(selected(), std::uint64_t{kWaits + 3}); // chosen by hand: stays
    }

    void leftAndRightWalk() {
        m_page->show();
        m_page->refresh();
        const QSignalSpy places(m_page.get(), &EnginePage::placeChanged);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&strip(), Qt::Key_Left);
        QCOMPARE(selected(), std::uint64_t{kWaits - 4});
        QTest::keyClick(&strip(), Qt::Key_Right);
        QCOMPARE(selected(), std::uint64_t{kWaits - 3});
        QCOMPARE(places.size(), 4);
        QCOMPARE(places.last().first().value<WaitPlace>(), (WaitPlace{kWaits - 2, kWaits}));
        QTest::keyClick(&strip(), Qt::Key_Left, Qt::ShiftModifier); // pans
        QCOMPARE(selected(), std::uint64_t{kWaits - 3});
    }

    void aWalkBringsTheWaitIntoView() {
        m_page->show();
        m_page->refresh();
        strip().showSpan(0, 10 * kMillisecond);
        strip().selectPrevious();
        const Wait wait = waitOf(static_cast<int>(selected()));
        QVERIFY(strip().scale().from() <= wait.entered && strip().scale().to() >= wait.returned);
        QVERIFY(!strip().isFollowing());
    }

    void aClickChoosesTheWaitThere() {
        m_page->show();
        m_page->refresh();
        strip().showSpan(20 * kMillisecond, 30 * kMillisecond);
        const Wait wait = waitOf(24);
        const int x = strip().scale().columnAt(wait.entered + kMillisecond / 4);
        QTest::mouseClick(strip().viewport(), Qt::LeftButton, {}, {x, kRulerHeight + 23});
        QCOMPARE(selected(), std::uint64_t{24});
        const int between = strip().scale().columnAt(wait.entered - kMillisecond / 4);
        QTest::mouseClick(strip().viewport(), Qt::LeftButton, {}, {between, kRulerHeight + 23});
        QCOMPARE(selected(), std::uint64_t{24}); // nothing there
    }

    void theChosenWaitIsOutlined() {
        m_page->show();
        m_page->refresh();
        strip().showSpan(20 * kMillisecond, 30 * kMillisecond);
        const auto accentPixels = [this] {
            const QImage image = strip().viewport()->grab().toImage();
            const QRgb accent = Look::of(strip().palette()).accent.rgb();
            int count = 0;
            for (int x = 0; x < image.width(); ++x)
                count += image.pixel(x, kRulerHeight + 23) == accent ? 1 : 0;
            return count;
        };
        QCOMPARE(accentPixels(), 0);
        const int x = strip().scale().columnAt(waitOf(24).entered + kMillisecond / 4);
        QTest::mouseClick(strip().viewport(), Qt::LeftButton, {}, {x, kRulerHeight + 23});
        QVERIFY(accentPixels() >= 2);
    }

    void anEmptyTraceHasNoWait() {
        m_source->trace = MemoryTrace();
        m_page->show();
        m_page->refresh();
        QVERIFY(!strip().selected());
        QTest::keyClick(&strip(), Qt::Key_Left);
        QTest::keyClick(&strip(), Qt::Key_Right);
        QVERIFY(!strip().selected());
        QVERIFY(!m_page->grab().isNull());
    }

    void figuresAreSampledWhileSeenOnly() {
        const auto* now = m_page->findChild<EngineNow*>();
        QCOMPARE(m_samples, 0);
        QVERIFY(!now->isSampling());
        m_page->show();
        QCOMPARE(m_samples, 1);
        QVERIFY(now->isSampling());
        m_page->hide();
        QVERIFY(!now->isSampling());
    }

    void aScreenReaderHearsTheFigures() {
        auto* now = m_page->findChild<EngineNow*>();
        m_page->show();
        m_figures.waits = 381;
        now->sample();
        QAccessibleInterface* panel = QAccessible::queryAccessibleInterface(now);
        QVERIFY(panel);
        QCOMPARE(panel->text(QAccessible::Name), QStringLiteral("Engine now"));
        QCOMPARE(panel->childCount(), 8);
        QCOMPARE(panel->child(0)->text(QAccessible::Name), QStringLiteral("Waits: 381/s"));
        QCOMPARE(panel->child(0)->parent()->object(), now);
        QVERIFY(panel->child(1)->rect().top() > panel->child(0)->rect().top());
        QCOMPARE(panel->indexOfChild(panel->child(3)), 3);
        strip().refresh();
        QVERIFY(strip().accessibleDescription().contains(QStringLiteral("Wait 100 of 100")));
    }
};

QTEST_MAIN(TestEnginePage)
#include "tst_enginepage.moc"
