// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of events over a lane of any length, and what it tells.

#include "core/trace/store.h"
#include "ui/common/look.h"
#include "ui/inspector/eventslist.h"
#include "ui/inspector/eventsmodel.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace readyscope;

namespace {

constexpr Nanos kBegin = 50 * kSecond;
constexpr SocketId kSocket = 3;
constexpr std::uint64_t kMany = 10'000'000;

// Position i is at kBegin + i µs.
Nanos timeAt(std::uint64_t position) { return kBegin + static_cast<Nanos>(position) * kMicrosecond; }

} // namespace

class tst_EventsList : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Store> m_store;
    std::unique_ptr<EventsList> m_list;
    std::uint64_t m_count = 0;

    void append(std::uint64_t count) {
        Transition transition;
        transition.socket = kSocket;
        for (std::uint64_t i = 0; i < count; ++i, ++m_count) {
            transition.time = timeAt(m_count);
            transition.previous = transition.revents;
            transition.revents = m_count % 2 == 0 ? Events(Events::In) : Events();
            m_store->append(transition);
        }
        m_store->advance(timeAt(m_count));
    }
    void show(std::uint64_t count) {
        m_count = 0;
        m_store = std::make_unique<Store>(std::size_t{1} << 30);
        m_store->clear(kBegin);
        append(count);
        m_list = std::make_unique<EventsList>();
        m_list->resize(900, 205);
        m_list->show();
        m_list->setSocket(kSocket, m_store->snapshot());
    }
    QTableView* table() { return m_list->findChild<QTableView*>(QStringLiteral("events")); }
    QScrollBar* bar() { return m_list->findChild<QScrollBar*>(QStringLiteral("eventsBar")); }
    EventsModel* model() { return qobject_cast<EventsModel*>(table()->model()); }
    std::uint64_t firstSeen() { return model()->placeOf(table()->rowAt(1)); }
    bool isSeen(std::uint64_t position) {
        const int row = model()->rowOf(position);
        return row >= 0 && table()->viewport()->rect().contains(table()->visualRect(model()->index(row, 0)).center());
    }
    std::optional<std::uint64_t> selected() {
        const QModelIndex index = table()->currentIndex();
        return index.isValid() ? std::optional(model()->placeOf(index.row())) : std::nullopt;
    }

private slots:
    void itOpensAtAnyOfTenMillion() {
        show(kMany);
        QCOMPARE(m_list->count(), kMany);
        QVERIFY(isSeen(kMany - 1));
        QVERIFY(bar()->maximum() > static_cast<int>(kMany) - 100);
        for (const std::uint64_t position : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{123'456},
                                             std::uint64_t{4'999'999}, kMany - 25'000, kMany - 2}) {
            m_list->showTime(timeAt(position) + 1);
            QCOMPARE(selected(), std::optional(position));
            QVERIFY(isSeen(position));
            QCOMPARE(model()->timeOf(table()->currentIndex().row()), timeAt(position));
            QVERIFY(static_cast<std::uint64_t>(model()->rowCount()) <= EventsModel::kMostRows);
        }
        // And by its bar, wherever that is put.
        for (const int value : {0, 1, 777'777, 9'000'000, bar()->maximum() - 1}) {
            bar()->setValue(value);
            QCOMPARE(bar()->value(), value);
            QCOMPARE(firstSeen(), static_cast<std::uint64_t>(value));
        }
        bar()->setValue(bar()->maximum());
        QVERIFY(isSeen(kMany - 1));
    }

    void itIsWalkedWithoutAnEnd() {
        show(100'000);
        bar()->setValue(50'000);
        const std::uint64_t begin = model()->first(); // of the part
        bar()->setValue(static_cast<int>(begin) + 600);
        QCOMPARE(model()->first(), begin);
        table()->selectRow(table()->rowAt(1));
        QCOMPARE(selected(), std::optional(begin + 600));
        for (int page = 0; page < 300 && *selected() + 200 > begin; ++page) {
            const std::uint64_t before = *selected();
            QTest::keyClick(table(), Qt::Key_PageUp);
            QCoreApplication::processEvents();
            QVERIFY(selected() && *selected() < before && *selected() + 50 > before);
        }
        QVERIFY(*selected() + 200 <= begin); // beyond the end of the part that it began in
        QVERIFY(isSeen(*selected()));
        QTest::keyClick(table(), Qt::Key_Home);
        QCOMPARE(selected(), std::optional(std::uint64_t{0}));
        QVERIFY(isSeen(0));
        QTest::keyClick(table(), Qt::Key_Down);
        QCOMPARE(selected(), std::optional(std::uint64_t{1}));
        QTest::keyClick(table(), Qt::Key_End);
        QCOMPARE(selected(), std::optional(std::uint64_t{99'999}));
        QVERIFY(isSeen(99'999));
    }

    void theSelectedOneIsSelectedWhenItComesBack() {
        show(100'000);
        m_list->showTime(timeAt(60'000));
        QSignalSpy chosen(m_list.get(), &EventsList::eventChosen);
        bar()->setValue(0);
        QCOMPARE(model()->rowOf(60'000), -1);
        bar()->setValue(60'000);
        QCOMPARE(selected(), std::optional(std::uint64_t{60'000}));
        QCOMPARE(chosen.size(), 0); // by nobody's hand
        QTest::keyClick(table(), Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).value<Nanos>(), timeAt(60'001));
    }

    void itStaysWhereItIsWhileTheLaneGrows() {
        show(100'000);
        bar()->setValue(30'000);
        const std::uint64_t first = firstSeen();
        append(50'000);
        m_list->refresh(m_store->snapshot());
        QCOMPARE(firstSeen(), first);
        QCOMPARE(bar()->value(), 30'000);
        QCOMPARE(m_list->count(), std::uint64_t{150'000});
        bar()->setValue(bar()->maximum());
        append(70'000); // more than the rows there are
        m_list->refresh(m_store->snapshot());
        QVERIFY(isSeen(219'999));
        append(1);
        m_list->refresh(m_store->snapshot());
        QVERIFY(isSeen(220'000));
    }

    void whatThePointerIsOverIsMarkedAndLeftAgain() {
        show(100'000);
        QVERIFY(isSeen(99'999));
        m_list->markTime(timeAt(5'000) + 300);
        QCOMPARE(model()->marked(), std::optional(std::uint64_t{5'000}));
        QVERIFY(isSeen(5'000));
        const Look& look = Look::of(m_list->palette());
        const QRect row = table()->visualRect(model()->index(model()->rowOf(5'000), EventsModel::Revents));
        QCOMPARE(table()->viewport()->grab(row).toImage().pixelColor(row.width() - 3, 3), look.hover);
        append(10); // the end is not gone to meanwhile
        m_list->refresh(m_store->snapshot());
        QVERIFY(isSeen(5'000));
        m_list->markTime(kBegin - 1); // before all
        QCOMPARE(model()->marked(), std::optional<std::uint64_t>());
        m_list->markTime(std::nullopt);
        QVERIFY(isSeen(100'009));
        QVERIFY(!selected());
    }

    void theRowUnderThePointerTellsItsTime() {
        show(100'000);
        QSignalSpy hovered(m_list.get(), &EventsList::eventHovered);
        bar()->setValue(70'000);
        QTest::mouseMove(table()->viewport(), table()->visualRect(model()->index(model()->rowOf(70'002), 0)).center());
        QTRY_COMPARE(hovered.size(), 1);
        QCOMPARE(hovered.at(0).at(0).value<std::optional<Nanos>>(), std::optional(timeAt(70'002)));
        m_list->markTime(timeAt(10)); // of the timeline, which answers: the row stays under the pointer
        QVERIFY(isSeen(70'002));
        QCOMPARE(model()->marked(), std::optional(std::uint64_t{70'002}));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(table()->viewport(), &leave);
        QCOMPARE(hovered.last().at(0).value<std::optional<Nanos>>(), std::optional<Nanos>());
        QCOMPARE(model()->marked(), std::optional<std::uint64_t>());
    }

    void anEmptyLaneHasNothingToScroll() {
        show(0);
        QCOMPARE(m_list->count(), std::uint64_t{0});
        QVERIFY(!bar()->isVisible());
        m_list->showTime(timeAt(1));
        m_list->markTime(timeAt(1));
        m_list->markTime(std::nullopt);
        QTest::keyClick(table(), Qt::Key_Home);
        QVERIFY(!selected());
        append(1);
        m_list->refresh(m_store->snapshot());
        QCOMPARE(m_list->count(), std::uint64_t{1});
        QVERIFY(isSeen(0));
    }
};

QTEST_MAIN(tst_EventsList)
#include "tst_eventslist.moc"
