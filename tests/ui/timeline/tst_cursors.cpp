// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/timelinescene.h"
#include "ui/timeline/edges.h"
#include "ui/timeline/measuretext.h"

#include <QAccessible>
#include <QSignalSpy>

using namespace readyscope;
using namespace readyscope::test;

namespace {

constexpr Nanos kRise = 2 * kSecond + 123;
constexpr Nanos kFall = 2'500 * kMillisecond + 7;

} // namespace

class tst_Cursors : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<TimelineScene> m_scene;

private slots:
    void init() {
        m_scene = std::make_unique<TimelineScene>();
        QVERIFY(QTest::qWaitForWindowExposed(m_scene->view.get()));
        m_scene->wait(kSecond, kRise - 3, 1);
        m_scene->wait(kRise + 200 * kMillisecond, kFall, 1);
        m_scene->change(kClient, kSecond, Events::Out);
        m_scene->change(kClient, kRise, Events::In | Events::Out);
        m_scene->change(kClient, kFall, Events::Out);
        m_scene->runTo(8 * kSecond);
        m_scene->rows.setCurrent(kClient);
    }
    void cleanup() { m_scene.reset(); }

    void theHandPutsBackWhatItTook() {
        Cursors cursors;
        cursors.pickUp(CursorId::A, 5);
        cursors.moveHeld(9);
        cursors.putBack();
        QVERIFY(!cursors.at(CursorId::A));
        cursors.put(CursorId::A, 5);
        cursors.pickUp(CursorId::A, 5);
        cursors.moveHeld(9);
        cursors.drop();
        cursors.putBack(); // there is nothing in the hand
        QCOMPARE(cursors.at(CursorId::A), std::optional<Nanos>(9));
    }

    void theRangeHasNoDirectionAndTheDeltaHas() {
        Cursors cursors;
        cursors.put(CursorId::A, 100);
        QVERIFY(!cursors.areBoth());
        cursors.put(CursorId::B, 40);
        QCOMPARE(cursors.delta(), Nanos{-60});
        QCOMPARE(cursors.from(), Nanos{40});
        QCOMPARE(cursors.to(), Nanos{100});
        QCOMPARE(cursors.first(), CursorId::B);
    }

    void measuresInWords_data() {
        QTest::addColumn<Nanos>("period");
        QTest::addColumn<QString>("frequency");
        QTest::newRow("hertz") << 41'800 * kMicrosecond << "23.9 Hz";
        QTest::newRow("kilohertz") << kMillisecond << "1 kHz";
        QTest::newRow("nanosecond") << Nanos{1} << "1 GHz";
        QTest::newRow("slow") << 8 * kSecond << "125 mHz";
        QTest::newRow("before") << -10 * kMillisecond << "100 Hz";
        QTest::newRow("nothing") << Nanos{0} << QString::fromUtf8("–");
    }
    void measuresInWords() {
        QFETCH(Nanos, period);
        QTEST(frequencyText(period), "frequency");
        QCOMPARE(deltaText(-3 * kMicrosecond), QString::fromUtf8("Δ −3 µs"));
        QCOMPARE(shareText(1, 8), QStringLiteral("12.5 %"));
        QCOMPARE(shareText(5, 5), QStringLiteral("100 %"));
        QCOMPARE(shareText(0, 5), QStringLiteral("0 %"));
        QCOMPARE(shareText(2'080 * kMicrosecond, 649 * kSecond), QStringLiteral("< 0.001 %"));
        QCOMPARE(shareText(99'999, 100'000), QStringLiteral("> 99.9 %"));
    }

    void keysPickUpMoveAndDrop() {
        QSignalSpy changed(m_scene->view.get(), &TimelineView::cursorsChanged);
        m_scene->key(Qt::Key_1);
        QCOMPARE(m_scene->view->cursors().held(), std::optional(CursorId::A));
        QCOMPARE(m_scene->scale().columnAt(kBegin + *m_scene->cursor(CursorId::A)), m_scene->scale().width() / 2);
        m_scene->key(Qt::Key_Right);
        QCOMPARE(m_scene->scale().columnAt(kBegin + *m_scene->cursor(CursorId::A)), m_scene->scale().width() / 2 + 1);
        m_scene->key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(kFall));
        m_scene->key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(kRise));
        m_scene->key(Qt::Key_Return);
        QVERIFY(!m_scene->view->cursors().held());
        m_scene->key(Qt::Key_2);
        m_scene->key(Qt::Key_Escape);
        QVERIFY(!m_scene->cursor(CursorId::B));
        QVERIFY(changed.size() >= 6);
    }

    void stepsOfOneBitPassOverTheOthers() {
        m_scene->view->showTime(kBegin);
        m_scene->view->setStepsThrough(Sought::change(Events::In));
        QSignalSpy shown(m_scene->view.get(), &TimelineView::eventShown);
        m_scene->view->nextEvent();
        QCOMPARE(shown.value(0).value(1).value<Nanos>(), kBegin + kRise);
    }

    void withoutACurrentLaneAnyLaneIsWalked() {
        m_scene->change(kWeb, 3 * kSecond, Events::In);
        m_scene->runTo(9 * kSecond);
        m_scene->rows.setCurrent(kNoSocket);
        m_scene->view->showTime(kBegin + kFall);
        QSignalSpy shown(m_scene->view.get(), &TimelineView::eventShown);
        m_scene->view->nextEvent();
        QCOMPARE(shown.value(0).value(0).value<SocketId>(), kWeb);
        m_scene->view->previousEvent();
        QCOMPARE(shown.value(1).value(0).value<SocketId>(), kClient);
    }

    void theSameKeyPutsItDown() {
        m_scene->key(Qt::Key_2);
        m_scene->key(Qt::Key_2);
        QVERIFY(!m_scene->view->cursors().held());
        QVERIFY(m_scene->cursor(CursorId::B));
    }

    void oneInTheHandStaysInView() {
        m_scene->view->putCursor(CursorId::A, kBegin + kSecond);
        m_scene->view->showSpan(kBegin + kSecond - 100, kBegin + kSecond + 1'000);
        m_scene->key(Qt::Key_1);
        m_scene->key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(kRise));
        QVERIFY(m_scene->view->cursorPlaces().x(CursorId::A));
    }

    void draggingSnapsUnlessShiftIsHeld() {
        m_scene->view->putCursor(CursorId::A, kBegin + 5 * kSecond);
        const int from = m_scene->columnOf(5 * kSecond);
        const int near = m_scene->columnOf(kRise) + 5;
        m_scene->press({from, kClientMiddle});
        m_scene->move({near, kClientMiddle});
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(kRise)); // to the ns, not to a pixel
        m_scene->move({near, kWebMiddle});                            // nothing to snap to on that lane
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(m_scene->scale().timeAt(near) - kBegin));
        m_scene->move({near, 20}); // on the ruler every lane counts
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(kRise));
        m_scene->move({near, 50}); // on the engine's lane its waits
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(kRise - 3));
        m_scene->move({near, kClientMiddle}, Qt::ShiftModifier);
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(m_scene->scale().timeAt(near) - kBegin));
        m_scene->release({near, kClientMiddle}, Qt::ShiftModifier);
        QVERIFY(!m_scene->view->cursors().held());
        QCOMPARE(m_scene->rows.current(), kClient); // a drag is no click on a lane
    }

    void theFlagIsAHandleToo() {
        m_scene->view->setCursorRange(kBegin + kSecond, kBegin + 4 * kSecond);
        const QRect flag = m_scene->view->cursorPlaces().flag(CursorId::B);
        const QRect other = m_scene->view->cursorPlaces().flag(CursorId::A);
        QVERIFY(flag.left() >= m_scene->columnOf(4 * kSecond) && other.right() <= m_scene->columnOf(kSecond));
        const TimeScale before = m_scene->scale();
        m_scene->press(flag.center());
        m_scene->move({m_scene->columnOf(6 * kSecond), flag.center().y()});
        m_scene->release({m_scene->columnOf(6 * kSecond), flag.center().y()});
        QCOMPARE(m_scene->columnOf(*m_scene->cursor(CursorId::B)), m_scene->columnOf(6 * kSecond));
        QCOMPARE(m_scene->scale(), before); // the view was not dragged along
    }

    void wordsCountWhatLiesBetween() {
        m_scene->view->setCursorRange(kBegin + kRise, kBegin + kFall + 1);
        const CursorWords words = m_scene->view->cursorWords();
        QCOMPARE(words.delta, QString::fromUtf8("Δ 500 ms"));
        QCOMPARE(words.counts, QStringLiteral("2 edges of web.1, 1 wait"));
        QVERIFY2(words.exact.startsWith(QStringLiteral("499")) && words.exact.endsWith(QStringLiteral("885 ns")),
                 qPrintable(words.exact));
        m_scene->rows.setCurrent(kNoSocket);
        QCOMPARE(m_scene->view->cursorWords().counts, QStringLiteral("1 wait"));
    }

    void toRangeFillsTheView() {
        m_scene->view->setCursorRange(kBegin + kFall, kBegin + kRise);
        m_scene->key(Qt::Key_Z);
        QVERIFY(m_scene->columnOf(kRise) > 0 && m_scene->columnOf(kRise) < 80);
        QVERIFY(m_scene->columnOf(kFall) > 720 && m_scene->columnOf(kFall) < 800);
    }

    void isDrawnWhereItStands() {
        m_scene->view->clearFocus();
        const QImage before = m_scene->view->grab().toImage();
        m_scene->view->putCursor(CursorId::A, kBegin + 6 * kSecond);
        const QImage after = m_scene->view->grab().toImage();
        const int column = m_scene->columnOf(6 * kSecond);
        QCOMPARE(after.pixelColor(column, 200), Look::of(m_scene->view->palette()).text);
        for (const int x : {column - 30, column + 30})
            QCOMPARE(after.pixelColor(x, 200), before.pixelColor(x, 200));
    }

    void screenReadersFindThem() {
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_scene->view.get());
        QCOMPARE(list->childCount(), 2);
        m_scene->view->setCursorRange(kBegin + kRise, kBegin + kFall);
        QCOMPARE(list->childCount(), 5);
        QAccessibleInterface* a = list->child(2);
        QCOMPARE(a->text(QAccessible::Name), QStringLiteral("Cursor A"));
        QCOMPARE(a->text(QAccessible::Value).remove(QChar(0x2009)), QStringLiteral("2.000000123 s"));
        QCOMPARE(a->valueInterface()->currentValue().toLongLong(), kRise);
        a->valueInterface()->setCurrentValue(QVariant::fromValue<qlonglong>(kSecond));
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(kSecond));
        QVERIFY(list->child(4)->text(QAccessible::Name).contains(QStringLiteral("edges of web.1")));
        QVERIFY(!a->rect().isEmpty());
    }
};

QTEST_MAIN(tst_Cursors)
#include "tst_cursors.moc"
