// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Table, lanes, list of events and cursors: what is pointed at or chosen in one shows in the others. And all of it
// without seeing it: by keyboard, and by what a screen reader is told.

#include "ui/common/look.h"
#include "ui/dialogs/semanticsdialog.h"
#include "ui/inspector/eventsmodel.h"
#include "ui/inspector/explainpane.h"
#include "ui/inspector/histogramview.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/statisticspage.h"
#include "ui/sockets/sockettree.h"
#include "ui/timeline/markersdialog.h"
#include "windowfixture.h"

#include <QAccessible>
#include <QComboBox>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

using namespace readyscope;

namespace {

// What a screen reader finds where the keyboard is: of a view of items the current row's cells, of another widget the
// part that has the keyboard, else itself. (Without a desktop Qt tells of no changes.)
QString readOut() {
    QWidget* at = QApplication::focusWidget();
    QAccessibleInterface* all = QAccessible::queryAccessibleInterface(at);
    if (const auto* view = qobject_cast<QAbstractItemView*>(at)) {
        QStringList words;
        for (int column = 0; column < all->tableInterface()->columnCount(); ++column)
            words << all->tableInterface()->cellAt(view->currentIndex().row(), column)->text(QAccessible::Name);
        return words.join(QLatin1Char('|'));
    }
    const QAccessibleInterface* part = all->focusChild();
    part = part == nullptr ? all : part;
    return part->text(QAccessible::Name) + QLatin1Char('|') + part->text(QAccessible::Value);
}

} // namespace

class tst_Linked : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Shown> m_shown;
    std::unique_ptr<Listener> m_listener;
    Fd m_peer;

    MainWindow& window() { return m_shown->window; }
    TimelineView& timeline() { return m_shown->timeline(); }
    Inspector& inspector() { return window().capturePage().inspector(); }
    QTableView* list() { return window().findChild<QTableView*>(QStringLiteral("events")); }
    EventsModel* events() { return qobject_cast<EventsModel*>(list()->model()); }
    SocketId socket() { return m_shown->named(QStringLiteral("c")); }
    // Places the view so that all of the lane's events are in it.
    void stand() {
        timeline().setFollowing(false);
        timeline().showWhole();
        timeline().setPaused(true);
        window().capturePage().refreshNumbers();
    }
    QPoint onLane(Nanos time) {
        const QRect lane = timeline().laneRect(socket());
        return {qRound(timeline().scale().columnAt(time) / timeline().devicePixelRatioF()), lane.center().y()};
    }
    QAccessibleInterface* partNamed(QWidget& widget, const QString& words) {
        QAccessibleInterface* all = QAccessible::queryAccessibleInterface(&widget);
        for (int i = 0; i < all->childCount(); ++i)
            if (all->child(i)->text(QAccessible::Name).contains(words))
                return all->child(i);
        return nullptr;
    }

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        m_shown = std::make_unique<Shown>();
        QVERIFY(m_shown->started);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        m_listener = std::make_unique<Listener>();
        m_shown->add(QStringLiteral("udp-listen:0,name=first"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("first")) != kNoSocket);
        m_shown->add(m_listener->address() + QStringLiteral(",name=c"));
        m_peer = m_listener->accept();
        QTRY_VERIFY(socket() != kNoSocket);
        QTRY_VERIFY(m_shown->revents(socket()).any(Events::Out));
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(::send(m_peer.get(), "x", 1, 0), 1);
            QTRY_VERIFY(m_shown->revents(socket()).any(Events::In));
            m_shown->table().setCurrent(socket());
            QTRY_VERIFY(m_shown->actions().receive->isEnabled());
            m_shown->actions().receive->trigger();
            QTRY_VERIFY(!m_shown->revents(socket()).any(Events::In));
        }
        inspector().setPage(Inspector::EventsTab);
        m_shown->table().setFocus();
        timeline().advance();
        window().capturePage().refreshNumbers();
        QTRY_VERIFY(events()->rowCount() >= 7);
    }
    void cleanup() {
        m_shown.reset();
        m_listener.reset();
        m_peer.reset();
    }

    void thePointerOnALaneMarksRowAndEvent() {
        stand();
        const Nanos time = events()->timeOf(3);
        const QPoint at = onLane(time) + QPoint(1, 0); // a pixel later
        QTest::mouseMove(timeline().viewport(), at);
        QTRY_COMPARE(window().findChild<SocketTree*>()->hovered(), socket());
        QVERIFY(events()->marked());
        const Nanos pointed = timeline().scale().timeAt(qRound(at.x() * timeline().devicePixelRatioF()));
        QCOMPARE(events()->marked(), events()->positionAt(pointed));
        QVERIFY(*events()->marked() >= 3);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(timeline().viewport(), &leave);
        QVERIFY(!events()->marked());
        QCOMPARE(window().findChild<SocketTree*>()->hovered(), kNoSocket);
    }

    void thePointerOnAnEventMarksItsInstant() {
        stand();
        QSignalSpy hovered(&timeline(), &TimelineView::hoverTime);
        const QRect row = list()->visualRect(events()->index(events()->rowCount() - 1, 0));
        QTest::mouseMove(list()->viewport(), row.center());
        QTRY_VERIFY(!hovered.isEmpty());
        const auto time = hovered.last().at(0).value<std::optional<Nanos>>();
        QVERIFY(time);
        const TimeScale& scale = timeline().scale();
        QVERIFY(std::abs(scale.columnAt(*time) - scale.columnAt(events()->timeOf(events()->rowCount() - 1))) <= 1);
    }

    void aChosenEventIsMarkedOnItsLane() {
        stand();
        QVERIFY(timeline().eventRect().isEmpty());
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Home);
        QTest::keyClick(list(), Qt::Key_Down);
        const Nanos time = events()->timeOf(1);
        QCOMPARE(timeline().eventTime(), std::optional(time));
        const QRect mark = timeline().eventRect();
        QVERIFY(!mark.isEmpty());
        QCOMPARE(mark.center().x(), onLane(time).x());
        QVERIFY(timeline().laneRect(socket()).contains(mark.center()));
        const QImage image = timeline().viewport()->grab(mark).toImage();
        const Look& look = Look::of(timeline().palette());
        QCOMPARE(image.pixelColor(image.width() / 2, 1), look.accent);
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() - 3), look.accent);
    }

    void aCursorInTheHandComesToTheChosenEvent() {
        stand();
        m_shown->key(Qt::Key_1);
        QVERIFY(timeline().cursors().held());
        list()->selectRow(2);
        QCOMPARE(timeline().cursors().at(CursorId::A), std::optional(events()->timeOf(2)));
        timeline().setFocus();
        QTest::keyClick(&timeline(), Qt::Key_Right, Qt::ControlModifier); // and the list follows the cursor
        QCOMPARE(list()->currentIndex().row(), 3);
        QCOMPARE(timeline().cursors().at(CursorId::A), std::optional(events()->timeOf(3)));
    }

    void everyRowIsReadOut() {
        auto* tree = window().findChild<SocketTree*>();
        m_shown->table().setCurrent(m_shown->named(QStringLiteral("first")));
        QTest::keyClick(tree, Qt::Key_Down);
        QVERIFY2(readOut().contains(QStringLiteral("c, TCP client, OUT")), qPrintable(readOut()));
    }

    void everyLaneIsReadOut() {
        m_shown->table().setCurrent(m_shown->named(QStringLiteral("first")));
        timeline().setFocus();
        QTest::keyClick(&timeline(), Qt::Key_Down);
        QVERIFY2(readOut().contains(QStringLiteral("c, TCP client, OUT")), qPrintable(readOut()));
    }

    void everyEventIsReachedAndReadOut() {
        stand();
        m_shown->table().setFocus();
        timeline().showTime(timeline().snapshot().totals().begin);
        // From the first to the last one.
        const int count = events()->rowCount();
        QStringList words;
        for (int row = 0; row < count; ++row) {
            m_shown->key(Qt::Key_Period);
            QCOMPARE(timeline().eventTime(), std::optional(events()->timeOf(row)));
            QVERIFY(partNamed(timeline(), QStringLiteral("c: ")));
            words << partNamed(timeline(), QStringLiteral("c: "))->text(QAccessible::Name);
        }
        QVERIFY2(words.join(QLatin1Char('\n')).contains(QStringLiteral("c: IN set at ")),
                 qPrintable(words.join(QLatin1Char('\n'))));
        QVERIFY(words.join(QLatin1Char('\n')).contains(QStringLiteral("c: IN fell at ")));
        QVERIFY(partNamed(timeline(), QStringLiteral("c: IN fell at ")));
    }

    void theListOfEventsIsReadOut() {
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Home);
        QTest::keyClick(list(), Qt::Key_Down);
        QVERIFY2(readOut().contains(QLatin1String("|")), qPrintable(readOut()));
        const QAccessibleInterface* table = QAccessible::queryAccessibleInterface(list());
        QCOMPARE(table->text(QAccessible::Name), QStringLiteral("Events of the socket"));
        const QString cell = events()->index(1, EventsModel::Revents).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(cell.contains(QStringLiteral("IN")), qPrintable(cell));
        QVERIFY2(readOut().contains(QStringLiteral("IN")), qPrintable(readOut()));
    }

    void cursorsAndRangeAreReadOut() {
        stand();
        m_shown->key(Qt::Key_1);
        QVERIFY2(readOut().contains(QStringLiteral("Cursor A|")), qPrintable(readOut()));
        QTest::keyClick(&timeline(), Qt::Key_Left, Qt::ControlModifier);
        QTest::keyClick(&timeline(), Qt::Key_Return);
        m_shown->key(Qt::Key_2);
        QTest::keyClick(&timeline(), Qt::Key_Right);
        QVERIFY2(readOut().contains(QStringLiteral("Cursor B|")), qPrintable(readOut()));
        QTest::keyClick(&timeline(), Qt::Key_Return);
        QAccessibleInterface* between = partNamed(timeline(), QStringLiteral("From A to B"));
        QVERIFY(between);
        QVERIFY2(between->text(QAccessible::Name).contains(QStringLiteral("of c")),
                 qPrintable(between->text(QAccessible::Name)));
        m_shown->key(Qt::Key_R, Qt::ShiftModifier);
        QVERIFY(partNamed(timeline(), QStringLiteral("Selected ")));
    }

    void statisticsAreReadOut() {
        auto* tabs = inspector().findChild<QTabBar*>();
        tabs->setFocus();
        while (inspector().page() != Inspector::StatisticsTab)
            QTest::keyClick(tabs, Qt::Key_Left);
        auto* table = window().findChild<QTableView*>(QStringLiteral("statistics"));
        QTRY_VERIFY(table->model()->rowCount() >= 2);
        for (int tab = 0; tab < 12 && QApplication::focusWidget() != table; ++tab)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), table); // by Tab alone
        QTest::keyClick(table, Qt::Key_Down);
        QVERIFY2(readOut().contains(QStringLiteral("OUT")), qPrintable(readOut()));
        for (const auto* view : inspector().statistics().findChildren<HistogramView*>())
            QVERIFY(!QAccessible::queryAccessibleInterface(const_cast<HistogramView*>(view))
                         ->text(QAccessible::Name)
                         .isEmpty());
    }

    void markersAreReadOut() {
        m_shown->key(Qt::Key_M);
        m_shown->actions().markers->trigger();
        auto* table = window().findChild<MarkersDialog*>()->findChild<QTableView*>();
        QTRY_VERIFY(table->model()->rowCount() >= 2);
        table->setFocus();
        for (int i = 0; i < table->model()->rowCount(); ++i)
            QTest::keyClick(table, Qt::Key_Down);
        for (int i = 0; i < table->model()->rowCount(); ++i)
            QTest::keyClick(table, Qt::Key_Up);
        QVERIFY2(readOut().contains(QLatin1String("|")), qPrintable(readOut()));
    }

    void aMaskIsExplained() {
        m_shown->actions().inspector->setChecked(false);
        m_shown->key(Qt::Key_X);
        QVERIFY(inspector().isVisible());
        QCOMPARE(inspector().page(), Inspector::ExplainTab);
        auto* pane = inspector().findChild<ExplainPane*>();
        QVERIFY(pane->isVisible());
        QVERIFY(!pane->explanation().paragraph.empty());
        emit pane->caseAsked(QStringLiteral("tcp-reset")); // a link was followed
        auto* table = window().findChild<SemanticsDialog*>();
        QVERIFY(table && table->isVisible());
        const auto* cases = table->findChild<QTreeView*>(QStringLiteral("cases"));
        QVERIFY(cases->currentIndex().data().toString().contains(QStringLiteral("reset")));
        table->close();
    }

    void nothingThatTakesTheKeyboardIsNameless() {
        for (const Inspector::Page page : {Inspector::DetailsTab, Inspector::DataTab, Inspector::StatisticsTab,
                                           Inspector::EventsTab, Inspector::ExplainTab}) {
            inspector().setPage(page);
            m_shown->table().setFocus();
            const QWidget* first = QApplication::focusWidget();
            for (int tab = 0; tab < 120; ++tab) {
                QWidget* at = QApplication::focusWidget();
                const QAccessibleInterface* part = QAccessible::queryAccessibleInterface(at);
                const QString name = part->text(QAccessible::Name);
                QVERIFY2(!name.isEmpty(), qPrintable(QStringLiteral("%1 “%2” in %3 is nameless")
                                                         .arg(QString::fromLatin1(at->metaObject()->className()),
                                                              at->objectName(), at->parentWidget()->objectName())));
                QTest::keyClick(at, Qt::Key_Tab);
                if (QApplication::focusWidget() == first)
                    break;
            }
        }
    }
};

QTEST_MAIN(tst_Linked)
#include "tst_linked.moc"
