// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The five uses on the page "Scenarios": in its list, in a view of their own, and with real sockets.

#include "core/lab/programs/useprogram.h"
#include "tests/ui/main/windowfixture.h"
#include "ui/common/codeview.h"
#include "ui/inspector/eventsmodel.h"
#include "ui/main/pageframe.h"
#include "ui/main/pagetabs.h"
#include "ui/main/scenariosroom.h"
#include "ui/main/tracefiles.h"
#include "ui/main/usesrunner.h"
#include "ui/scenarios/recipeview.h"
#include "ui/scenarios/scenariopanel.h"
#include "ui/scenarios/scenariospage.h"
#include "ui/scenarios/tabbedpane.h"
#include "ui/scenarios/useoutside.h"
#include "ui/scenarios/userowsmodel.h"
#include "ui/scenarios/useview.h"
#include "ui/scenarios/usewords.h"

#include <QActionGroup>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using namespace readyscope;

namespace {

constexpr int kLong = 60'000; // ms: of what takes a moment, on a machine that is busy

const Scenario& use(const char* name) { return *scenarioNamed(name); }

} // namespace

class TestUsesPage : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Shown> m;

    ScenariosRoom& room() { return m->window.scenariosRoom(); }
    ScenariosPage& page() { return *room().page(); }
    UseView& view() { return *room().uses(); }
    UsesRunner& uses() { return m->window.uses(); }
    template <typename Field> Field* field(const char* name) { return view().findChild<Field*>(QLatin1String(name)); }
    void select(const char* name) { page().select(UseView::entryOf(use(name))); }
    QTableView* table() { return field<QTableView>("useRows"); }
    QString cell(int row, UseRowsModel::Column column) {
        return table()->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
    ScenarioEntry entry(const char* name) {
        for (const ScenarioEntry& one : view().group().entries)
            if (one.name == UseView::entryOf(use(name)))
                return one;
        return {};
    }
    void type(const QString& port) {
        auto* edit = field<QLineEdit>("usePort");
        edit->selectAll();
        port.isEmpty() ? QTest::keyClick(edit, Qt::Key_Backspace) : QTest::keyClicks(edit, port);
    }
    void press(const char* button) { QTest::mouseClick(field<QPushButton>(button), Qt::LeftButton); }
    void close() {
        PageTabs& tabs = m->window.frame().tabs();
        QTest::mouseClick(qobject_cast<QToolButton*>(tabs.tabButton(1, QTabBar::RightSide)), Qt::LeftButton);
    }
    void openWindow() {
        m.reset();
        m = std::make_unique<Shown>(m_directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(bool(m->started));
        m->actions().scenarios->trigger();
    }

private slots:
    void initTestCase() { blockUserSignals(); }
    void init() {
        QFile::remove(m_directory.filePath(QStringLiteral("settings.ini")));
        openWindow();
    }
    void cleanup() { m.reset(); }

    void theyAreFirstInTheList() {
        const QVector<PaintedPart> parts = page().panel().list().parts();
        QCOMPARE(parts.at(0).name, QStringLiteral("The five uses"));
        for (int i = 0; i < 5; ++i) {
            const Scenario& scenario = scenarios()[static_cast<std::size_t>(i)];
            QVERIFY(parts.at(i + 1).name.startsWith(nameText(scenario)));
            QVERIFY(parts.at(i + 1).name.contains(QString::fromStdString(scenario.title)));
        }
        QCOMPARE(parts.at(6).name, QStringLiteral("Edge recipes"));
    }

    void eachSaysWhatToWatchFor() {
        for (const Scenario& scenario : scenarios()) {
            page().select(UseView::entryOf(scenario));
            QCOMPARE(&page().view(), &view());
            QCOMPARE(field<QLabel>("useTitle")->text(), nameText(scenario));
            QTextDocument watch;
            watch.setHtml(field<QLabel>("useWatch")->text());
            for (const std::string& words : scenario.watchFor)
                QVERIFY(watch.toPlainText().contains(QString::fromStdString(words)));
            QCOMPARE(view().findChild<UseOutside*>()->commands().size(), qsizetype(scenario.tries.size()));
            QVERIFY(!field<QPushButton>("useToCapture")->isEnabled());
            QCOMPARE(room().status()->figures, QStringList{nameText(scenario) + QStringLiteral(" does not run")});
            QVERIFY(!page().grab().isNull());
        }
    }

    void itsProgramIsBehindItsRows() {
        select("tcp-udp");
        QTabBar& tabs = view().findChild<TabbedPane*>()->tabs();
        auto* text = field<CodeView>("programText");
        QVERIFY(table()->isVisible() && !text->isVisible());
        tabs.setCurrentIndex(1);
        QVERIFY(!table()->isVisible() && text->isVisible());
        for (const char* name : {"tcp-udp", "services", "stdin-socket"}) {
            select(name);
            QCOMPARE(text->toPlainText().toStdString(), useProgramOf(use(name), Backend::Poll).text);
        }
        field<QComboBox>("programChoice")->setCurrentText(QStringLiteral("epoll"));
        m->window.close();
        openWindow();
        select("listener");
        QCOMPARE(field<CodeView>("programText")->toPlainText().toStdString(),
                 useProgramOf(use("listener"), Backend::Epoll).text);
    }

    void enterStartsItAndEscapeStopsNothing() {
        select("listener");
        QTest::keyClick(&page().panel().list(), Qt::Key_Return);
        QVERIFY(uses().isRunning(use("listener")));
        QVERIFY(room().isShown()); // it stays on the page
        QTRY_VERIFY_WITH_TIMEOUT(entry("listener").right.startsWith(QStringLiteral("port ")), kLong);
        QVERIFY(entry("listener").isGood);
        QTest::keyClick(&page().panel().list(), Qt::Key_Escape);
        QTest::keyClick(&page().panel().list(), Qt::Key_Return); // one that runs is let run
        QVERIFY(uses().isRunning(use("listener")));
        const SocketId row = uses().firstRow(use("listener"));
        QVERIFY(row != kNoSocket);
        press("runUse");
        QVERIFY(!uses().isRunning(use("listener")));
        QCOMPARE(entry("listener").right, QString());
        QTRY_COMPARE_WITH_TIMEOUT(m->window.controller().socketCount(), 0, kLong);
        QCOMPARE(table()->model()->rowCount(), 0);
    }

    void itsRowsAreSeenAsTheyAreNow() {
        select("tcp-udp");
        press("runUse");
        QTRY_VERIFY_WITH_TIMEOUT(table()->model()->rowCount() > 2, kLong);
        QCOMPARE(cell(0, UseRowsModel::Name), QStringLiteral("tcp"));
        QVERIFY(cell(1, UseRowsModel::Name).startsWith(QStringLiteral("tcp.")));
        QCOMPARE(cell(0, UseRowsModel::State), QStringLiteral("listening"));
        const auto hasOut = [this] {
            for (int i = 0; i < table()->model()->rowCount(); ++i)
                if (cell(i, UseRowsModel::Name) == QStringLiteral("udp"))
                    return (table()->model()->index(i, UseRowsModel::Now).data(EventsModel::EventsRole).toInt() &
                            Events::Out) != 0;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasOut(), kLong);
        const QString port = entry("tcp-udp").right.section(QLatin1Char(' '), 1);
        QVERIFY(cell(0, UseRowsModel::Address).endsWith(port));
        for (const QString& command : view().findChild<UseOutside*>()->commands())
            QVERIFY2(command.endsWith(port), qPrintable(command));
        QTest::mouseClick(view().findChild<UseOutside*>()->findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("nc 127.0.0.1 ") + port);
        QVERIFY(room().status()->figures.contains(QStringLiteral("port ") + port));
    }

    void toCaptureShowsItsRows() {
        m->add(QStringLiteral("udp-listen:127.0.0.1:0,name=mine"));
        select("many-sockets");
        press("runUse");
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 4, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m->named(QStringLiteral("mine")) != kNoSocket, kLong);
        m->table().setCurrent(m->named(QStringLiteral("mine")));
        press("useToCapture");
        QVERIFY(!room().isShown());
        QCOMPARE(m->table().current(), m->named(QStringLiteral("site-near")));
        room().open();
        emit table()->activated(table()->model()->index(2, 0));
        QVERIFY(!room().isShown());
        QCOMPARE(m->table().current(), m->named(QStringLiteral("site-slow")));
    }

    void aPortThatIsNoneIsSaid() {
        select("services");
        type(QStringLiteral("65533"));
        page().run();
        QVERIFY(!uses().isRunning(use("services")));
        QVERIFY(field<QLineEdit>("usePort")->toolTip().contains(QStringLiteral("the first is 65532 at most")));
        type(QStringLiteral("http"));
        page().run();
        QVERIFY(!uses().isRunning(use("services")));
        type(QString());
        page().run();
        QVERIFY(uses().isRunning(use("services")));
        select("stdin-socket"); // which a window has no standard input for
        QVERIFY(field<QLineEdit>("usePort")->isHidden());
    }

    void aPortInUseIsSaidOnThePage() {
        const Listener taken;
        select("listener");
        type(taken.address().section(QLatin1Char(':'), -1));
        press("runUse");
        QTRY_VERIFY_WITH_TIMEOUT(!uses().isRunning(use("listener")), kLong);
        QVERIFY(view().state().problem.contains(QStringLiteral("EADDRINUSE")));
        QCOMPARE(room().status()->state, PageStatus::State::Odd);
        QCOMPARE(field<QPushButton>("runUse")->text(), QStringLiteral("Start"));
        QCOMPARE(entry("listener").right, QString());
        type(QString());
        press("runUse");
        QVERIFY(uses().isRunning(use("listener")) && view().state().problem.isEmpty());
    }

    void whatWasTypedAndSelectedIsRemembered() {
        select("listener");
        type(QStringLiteral("8080"));
        m->window.close();
        openWindow();
        QCOMPARE(page().view().selected(), UseView::entryOf(use("listener")));
        QCOMPARE(field<QLineEdit>("usePort")->text(), QStringLiteral("8080"));
        QVERIFY(view().findChild<UseOutside*>()->commands().contains(QStringLiteral("nc 127.0.0.1 8080")));
        select("services");
        QVERIFY(field<QLineEdit>("usePort")->text().isEmpty());
    }

    // Those that the menu has started go on.
    void closingThePageEndsWhatWasStartedThere() {
        select("tcp-udp");
        press("runUse");
        for (QAction* action : m->actions().uses->actions())
            if (action->data() == QStringLiteral("services"))
                action->trigger();
        room().open();
        select("services");
        QCOMPARE(field<QPushButton>("runUse")->text(), QStringLiteral("Stop"));
        close();
        QVERIFY(room().page() == nullptr && room().uses() == nullptr);
        QVERIFY(!uses().isRunning(use("tcp-udp")) && uses().isRunning(use("services")));
        room().open();
        QTRY_VERIFY_WITH_TIMEOUT(!entry("services").right.isEmpty(), kLong);
    }

    void aRunOfARecipeAndAUseGoOnBesideEachOther() {
        select("stdin-socket");
        page().run();
        page().select(RecipeView::entryOf(*recipes::recipeNamed("half-close")));
        page().run();
        QTRY_VERIFY_WITH_TIMEOUT(page().recipes().result() != nullptr && page().recipes().result()->report.ended,
                                 kLong);
        QVERIFY(uses().isRunning(use("stdin-socket")));
        QTRY_COMPARE_WITH_TIMEOUT(uses().state(use("stdin-socket")).rows.size(), 3, kLong);
    }

    void whileATraceFromAFileIsShownNoneStarts() {
        room().setWhyNoUses(QStringLiteral("because"));
        select("listener");
        QVERIFY(!field<QPushButton>("runUse")->isEnabled());
        QCOMPARE(field<QPushButton>("runUse")->toolTip(), QStringLiteral("because"));
        page().run();
        QVERIFY(!uses().isRunning(use("listener")));
        room().setWhyNoUses({});
        page().run();
        QVERIFY(uses().isRunning(use("listener")));
    }
};

QTEST_MAIN(TestUsesPage)
#include "tst_usespage.moc"
