// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/timelinescene.h"

#include <QAccessible>
#include <QSignalSpy>

using namespace readyscope;
using namespace readyscope::test;

class tst_Area : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<TimelineScene> m_scene;

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
        m_scene->press(from, modifiers);
        m_scene->move((from + to) / 2, modifiers);
        m_scene->move(to, modifiers);
        m_scene->release(to, modifiers);
    }

private slots:
    void init() {
        m_scene = std::make_unique<TimelineScene>();
        QVERIFY(QTest::qWaitForWindowExposed(m_scene->view.get()));
        m_scene->change(kClient, 2 * kSecond + 5, Events::In);
        m_scene->change(kClient, 4 * kSecond + 9, {});
        m_scene->runTo(9 * kSecond);
    }
    void cleanup() { m_scene.reset(); }

    void shiftAndDragSelectTimeAndLanes() {
        QSignalSpy selected(m_scene->view.get(), &TimelineView::areaSelected);
        const TimeScale before = m_scene->scale();
        drag({m_scene->columnOf(2 * kSecond) - 3, kClientMiddle}, {m_scene->columnOf(4 * kSecond) + 3, kClientMiddle},
             Qt::ShiftModifier);
        QCOMPARE(m_scene->view->area(),
                 std::optional(AreaSelection{kBegin + 2 * kSecond + 5, kBegin + 4 * kSecond + 9, {kClient}}));
        QCOMPARE(selected.size(), 1);
        QCOMPARE(m_scene->scale(), before);
        QVERIFY(m_scene->view->areaRect().top() >= kLanesTop + 30);
        drag({400, kWebMiddle}, {300, kClientMiddle}, Qt::ShiftModifier); // backwards, over both
        QCOMPARE(m_scene->view->area()->lanes, (QVector<SocketId>{kWeb, kClient}));
        QVERIFY(m_scene->view->area()->from < m_scene->view->area()->to);
    }

    void aClickTakesItAway() {
        m_scene->view->selectArea({kBegin, kBegin + kSecond, {kWeb}});
        QSignalSpy changed(m_scene->view.get(), &TimelineView::areaChanged);
        m_scene->press({100, kWebMiddle}, Qt::ShiftModifier);
        m_scene->release({100, kWebMiddle}, Qt::ShiftModifier);
        QVERIFY(!m_scene->view->area());
        QCOMPARE(changed.size(), 1);
    }

    void theModeSelectsWithoutShift() {
        m_scene->key(Qt::Key_E);
        QVERIFY(m_scene->view->isSelecting());
        drag({100, kWebMiddle}, {300, kWebMiddle}, {});
        QCOMPARE(m_scene->view->area()->lanes, QVector<SocketId>{kWeb});
        m_scene->key(Qt::Key_Escape);
        QVERIFY(!m_scene->view->isSelecting());
        QVERIFY(!m_scene->view->area());
    }

    void byKeyboardFromTheCursorsAndBack() {
        m_scene->rows.setCurrent(kClient);
        m_scene->view->setCursorRange(kBegin + 5 * kSecond, kBegin + 3 * kSecond);
        m_scene->key(Qt::Key_R, Qt::ShiftModifier);
        QCOMPARE(m_scene->view->area(),
                 std::optional(AreaSelection{kBegin + 3 * kSecond, kBegin + 5 * kSecond, {kClient}}));
        m_scene->view->clearCursors();
        m_scene->key(Qt::Key_R);
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(3 * kSecond));
        QCOMPARE(m_scene->cursor(CursorId::B), std::optional(5 * kSecond));
    }

    void withoutASelectionTheRangeIsThePulse() {
        m_scene->rows.setCurrent(kClient);
        m_scene->view->showTime(kBegin + 3 * kSecond);
        m_scene->key(Qt::Key_R);
        QCOMPARE(m_scene->cursor(CursorId::A), std::optional(2 * kSecond + 5));
        QCOMPARE(m_scene->cursor(CursorId::B), std::optional(4 * kSecond + 9));
    }

    void screenReadersHearOfIt() {
        m_scene->view->selectArea({kBegin + kSecond, kBegin + 2 * kSecond, {kWeb, kClient}});
        const QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_scene->view.get());
        const QString name = list->child(list->childCount() - 1)->text(QAccessible::Name);
        QVERIFY2(name.startsWith(QStringLiteral("Selected 1 s from ")) &&
                     name.endsWith(QStringLiteral("on web and 1 more")),
                 qPrintable(name));
    }
};

QTEST_MAIN(tst_Area)
#include "tst_area.moc"
