// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Traces saved and opened in the window, as a person does it.

#include "core/trace/jsonloader.h"
#include "ui/inspector/inspector.h"
#include "ui/main/tracefiles.h"
#include "ui/sockets/socketcolumns.h"
#include "windowfixture.h"

#include <QActionGroup>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace readyscope;

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeTo(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

// A small trace, with one line that is wrong if wanted.
QByteArray smallTrace(const QByteArray& between = {}) {
    return QByteArray(
               R"({"type":"capture","version":1,"program":"p","host":"h","kernel":"k","monotonic":1000000,)"
               R"("realtime":5000000,"backend":"select","timeout":null,"mode":"every-return"})"
               "\n"
               R"({"type":"socket","t":1000100,"id":7,"name":"api","kind":"tcp","fd":9,"local":null,"peer":null,)"
               R"("interest":["IN"],"policy":"observe","state":"open","parent":null})"
               "\n") +
           between +
           QByteArray(R"({"type":"wait","entered":1000200,"returned":1000300,"ready":1,"timeout":null,"passed":null,)"
                      R"("backend":"select"})"
                      "\n"
                      R"({"type":"transition","t":1000300,"socket":7,"revents":["R"],"previous":[]})"
                      "\n"
                      R"({"type":"end","t":2000000,"transitions":1,"waits":1,"lost":0})"
                      "\n");
}

} // namespace

class TestTraceFilesWindow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Shown> m_shown;
    std::unique_ptr<Listener> m_listener;

    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    MainWindow& window() { return m_shown->window; }
    Actions& actions() { return m_shown->actions(); }
    QString message() { return window().status().message(); }
    template <typename Widget> Widget* shown(const char* name) {
        return window().findChild<Widget*>(QString::fromLatin1(name));
    }
    // A capture with one connection in it.
    void capture() {
        m_listener = std::make_unique<Listener>();
        m_shown->add(m_listener->address() + QStringLiteral(",name=api"));
        QTRY_VERIFY(m_shown->named(QStringLiteral("api")) != kNoSocket);
        QTRY_VERIFY(m_shown->revents(m_shown->named(QStringLiteral("api"))) == Events(Events::Out));
    }
    void open(const QString& file) {
        window().openFile(file);
        QTRY_VERIFY(window().files().opened());
        QVERIFY(!window().isStartPageShown());
    }
    void press(const QString& words) {
        auto* box = shown<QMessageBox>("askToSave");
        QVERIFY(box);
        const auto buttons = box->buttons();
        for (QAbstractButton* button : buttons)
            if (button->text().remove('&').startsWith(words))
                return button->click();
        QFAIL(qPrintable(words));
    }

private slots:
    void initTestCase() { blockUserSignals(); }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shown = std::make_unique<Shown>(path("settings.ini"));
        QVERIFY(m_shown->started);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    void cleanup() {
        m_shown.reset();
        m_listener.reset();
    }

    void nothingToSaveAtFirst() {
        QVERIFY(actions().openTrace->isEnabled());
        for (const QAction* action :
             {actions().saveTrace, actions().saveTraceAs, actions().saveSelection, actions().closeTrace})
            QVERIFY(!action->isEnabled());
        QCOMPARE(window().windowTitle(), QStringLiteral("Readyscope"));
    }

    void aCaptureIsSavedByItsKeyAndOpensTheSame() {
        capture();
        QVERIFY(window().files().isUnsaved());
        QTest::keyClick(&window(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = window().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        dialog->findChild<QLineEdit*>()->setText(path("mine.jsonl"));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(message().startsWith(QStringLiteral("mine.jsonl is saved: ")));
        QCOMPARE(window().windowTitle(), QStringLiteral("mine.jsonl – Readyscope"));
        QCOMPARE(m_shown->settings.recentTraces(), QStringList{path("mine.jsonl")});

        FileProgress progress;
        const auto trace = openTrace(path("mine.jsonl").toStdString(), progress);
        QVERIFY(trace);
        QVERIFY(trace->problems.empty());
        QCOMPARE(trace->sockets.size(), std::size_t{1});
        QCOMPARE(trace->sockets.front().name, std::string("api"));
        QCOMPARE(trace->store->snapshot()->lane(trace->sockets.front().id).state.bits(), Events(Events::Out).bits());
    }

    void saveGoesToTheSameFileAgain() {
        capture();
        window().files().saveTo(path("again.jsonl"), {});
        QTRY_COMPARE(window().files().path(), path("again.jsonl"));
        const QByteArray first = bytesOf(path("again.jsonl"));
        window().controller().post(command::Mark{"a mark that was not there"});
        QTRY_COMPARE(m_shown->engine.source().snapshot()->markers(0, monotonicNow()).back().text,
                     std::string("a mark that was not there"));
        actions().saveTrace->trigger();
        QTRY_VERIFY(bytesOf(path("again.jsonl")).contains("a mark that was not there"));
        QVERIFY(!first.contains("a mark"));
    }

    void aFailedSaveSaysWhyAndNothingIsSaved() {
        capture();
        window().files().saveTo(path("none/x.jsonl"), {});
        QTRY_VERIFY(message().contains(QStringLiteral("there is no such file or directory: ENOENT")));
        QVERIFY(window().files().path().isEmpty());
        QVERIFY(window().files().isUnsaved());
    }

    void anOpenedTraceIsShown() {
        writeTo(path("small.jsonl"), smallTrace());
        open(path("small.jsonl"));
        QCOMPARE(window().windowTitle(), QStringLiteral("small.jsonl – Readyscope"));
        QCOMPARE(m_shown->named(QStringLiteral("api")), SocketId{7});
        QCOMPARE(m_shown->table().current(), SocketId{7});
        const TimelineView& timeline = m_shown->timeline();
        QCOMPARE(timeline.snapshot().totals().transitions, std::uint64_t{1});
        QVERIFY(timeline.scale().from() <= 1000000 && timeline.scale().to() >= 2000000);
        QVERIFY(timeline.scale().span() < 2000000);
        QCOMPARE(timeline.snapshot().endWait(), std::uint64_t{1});
        const QModelIndex revents = m_shown->model()->indexOf(7, static_cast<int>(Column::Revents));
        QCOMPARE(revents.data(SocketModel::ReventsRole).toInt(), int{Events(Events::R).bits()});
        QCOMPARE(window().capturePage().inspector().socket(), SocketId{7});
        QVERIFY(shown<QLabel>("trace")->text().contains(QStringLiteral("1 socket")));
        QCOMPARE(shown<QLabel>("state")->text(), QStringLiteral("Opened from a file"));
        QCOMPARE(shown<QComboBox>("backend")->currentText(), QStringLiteral("select"));
    }

    void whatCapturesIsLockedWithAReason() {
        writeTo(path("small.jsonl"), smallTrace());
        const QString tip = actions().run->toolTip();
        open(path("small.jsonl"));
        for (const QAction* action :
             {actions().run, actions().single, actions().askAll, actions().clearHistory, actions().addSocket,
              actions().demo, actions().uses->actions().front(), actions().pause, actions().send, actions().close,
              actions().remove, actions().saveTrace}) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
            QVERIFY(action == actions().saveTrace || action->toolTip().contains(QStringLiteral("from a file")));
        }
        for (const QAction* action :
             {actions().addMarker, actions().zoomIn, actions().wholeTrace, actions().saveTraceAs,
              actions().saveSelection, actions().closeTrace, actions().nextEvent})
            QVERIFY2(action->isEnabled(), qPrintable(action->text()));
        m_shown->key(Qt::Key_Space);
        QVERIFY(m_shown->engine.isCapturing());
        QTest::keyClick(&window(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!window().files().opened());
        QVERIFY(window().isStartPageShown());
        QCOMPARE(window().windowTitle(), QStringLiteral("Readyscope"));
        QVERIFY(actions().addSocket->isEnabled());
        QCOMPARE(actions().run->toolTip(), tip);
        QCOMPARE(actions().send->toolTip(), QStringLiteral("Select a socket first."));
        capture(); // and all goes on as before
        QVERIFY(actions().run->isEnabled());
        QCOMPARE(m_shown->table().rows()->order().size(), 1);
    }

    void anotherTraceTakesItsPlace() {
        writeTo(path("one.jsonl"), smallTrace());
        writeTo(path("two.jsonl"), smallTrace().replace("\"api\"", "\"web\""));
        open(path("one.jsonl"));
        window().openFile(path("two.jsonl"));
        QTRY_COMPARE(window().files().fileName(), QStringLiteral("two.jsonl"));
        QCOMPARE(m_shown->named(QStringLiteral("api")), kNoSocket);
        QCOMPARE(m_shown->named(QStringLiteral("web")), SocketId{7});
        QCOMPARE(m_shown->settings.recentTraces(), (QStringList{path("two.jsonl"), path("one.jsonl")}));
    }

    void wrongLinesAreSaidAndListed() {
        writeTo(path("wrong.jsonl"), smallTrace("{\"type\":\"wait\"}\nnonsense\n"));
        open(path("wrong.jsonl"));
        QCOMPARE(message(), QStringLiteral("wrong.jsonl: 2 lines are wrong, the first is line "
                                           "3: “entered” is missing"));
        auto* part = shown<QWidget>("message");
        part->findChild<QToolButton*>()->click();
        auto* dialog = shown<QDialog>("lineProblems");
        QVERIFY(dialog);
        auto* table = dialog->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(1, 0)->text(), QStringLiteral("4"));
        QCOMPARE(table->item(1, 1)->text(), QStringLiteral("it is not JSON"));
    }

    void whatIsNoTraceLeavesTheCaptureAlone() {
        capture();
        writeTo(path("words.txt"), "hello\n");
        window().openFile(path("words.txt"));
        QTRY_VERIFY(message().contains(QStringLiteral("no trace: line 1: it is not JSON")));
        QVERIFY(!window().files().opened());
        QVERIFY(!shown<QMessageBox>("askToSave")); // there is nothing to choose
        QVERIFY(m_shown->named(QStringLiteral("api")) != kNoSocket);
        QVERIFY(m_shown->settings.recentTraces().isEmpty());
    }

    void anUnsavedCaptureIsAskedFor() {
        capture();
        writeTo(path("small.jsonl"), smallTrace());
        window().openFile(path("small.jsonl"));
        QTRY_VERIFY(shown<QMessageBox>("askToSave"));
        press(QStringLiteral("Keep It"));
        QVERIFY(!window().files().opened());
        QVERIFY(m_shown->named(QStringLiteral("api")) != kNoSocket);
        QTRY_VERIFY(!shown<QMessageBox>("askToSave"));

        window().openFile(path("small.jsonl"));
        QTRY_VERIFY(shown<QMessageBox>("askToSave"));
        press(QStringLiteral("Throw Away"));
        QTRY_VERIFY(window().files().opened());
        QTRY_COMPARE(m_shown->named(QStringLiteral("api")), SocketId{7});
        QCOMPARE(window().controller().socketCount(), 0);
    }

    void closingAsksAndSavesFirst() {
        capture();
        window().close();
        QVERIFY(window().isVisible());
        press(QStringLiteral("Save"));
        auto* dialog = window().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(path("last.jsonl"));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(!window().isVisible());
        QVERIFY(bytesOf(path("last.jsonl")).contains("\"name\":\"api\""));
    }

    void closingACaptureGoesBackToTheStart() {
        capture();
        actions().closeTrace->trigger();
        press(QStringLiteral("Throw Away"));
        QTRY_VERIFY(window().isStartPageShown());
        QTRY_VERIFY(!actions().closeTrace->isEnabled());
        QCOMPARE(m_shown->engine.source().snapshot()->totals().transitions, std::uint64_t{0});
    }

    void theDemoIsNotAskedFor() {
        window().startDemo();
        QTRY_VERIFY(window().controller().socketCount() > 3);
        QTRY_VERIFY(actions().saveTraceAs->isEnabled());
        QTRY_VERIFY(!window().files().isUnsaved());
        writeTo(path("small.jsonl"), smallTrace());
        open(path("small.jsonl"));
        QCOMPARE(m_shown->table().rows()->order().size(), 1);
    }

    void aSelectionIsSaved() {
        writeTo(path("small.jsonl"), smallTrace());
        open(path("small.jsonl"));
        m_shown->timeline().setCursorRange(1000350, 1500000);
        actions().saveSelection->trigger();
        auto* dialog = shown<QDialog>("saveSelection");
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QRadioButton*>(QStringLiteral("betweenCursors"))->isChecked());
        dialog->findChild<QRadioButton*>(QStringLiteral("oneSocket"))->setChecked(true);
        dialog->accept();
        auto* files = window().findChild<QFileDialog*>();
        QVERIFY(files);
        QVERIFY(files->selectedFiles().front().endsWith(QStringLiteral("small part.jsonl")));
        emit files->fileSelected(path("part.jsonl"));
        files->reject();
        QTRY_VERIFY(message().startsWith(QStringLiteral("part.jsonl is saved")));
        QCOMPARE(window().files().fileName(),
                 QStringLiteral("small.jsonl")); // it is not the trace that is shown
        const QByteArray part = bytesOf(path("part.jsonl"));
        QVERIFY(part.contains(R"("monotonic":1000350)"));
        QVERIFY(part.contains(
            R"({"type":"transition","t":1000350,"socket":7,"revents":["R"],"previous":[],"since":1000299})"));
        QVERIFY(!part.contains("\"type\":\"wait\""));
    }

    void theSelectedAreaIsSaved() {
        writeTo(path("small.jsonl"), smallTrace());
        open(path("small.jsonl"));
        m_shown->timeline().setCursorRange(1000100, 1000200);
        m_shown->timeline().selectArea({1000350, 1500000, {7}});
        actions().saveSelection->trigger();
        auto* dialog = shown<QDialog>("saveSelection");
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QRadioButton*>(QStringLiteral("selectedArea"))->isChecked());
        QVERIFY(dialog->findChild<QRadioButton*>(QStringLiteral("areaSockets"))->isChecked());
        dialog->accept();
        auto* files = window().findChild<QFileDialog*>();
        QVERIFY(files);
        emit files->fileSelected(path("area.jsonl"));
        files->reject();
        QTRY_VERIFY(message().startsWith(QStringLiteral("area.jsonl is saved")));
        const QByteArray part = bytesOf(path("area.jsonl"));
        QVERIFY(part.contains(R"("monotonic":1000350)"));
        QVERIFY(part.contains(R"("type":"transition","t":1000350,"socket":7)"));
        QVERIFY(!part.contains("\"type\":\"wait\""));
    }

    void aFileIsDropped() {
        writeTo(path("small.jsonl"), smallTrace());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path("small.jsonl"))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window(), &drop);
        QTRY_VERIFY(window().files().opened());
        QMimeData two;
        two.setUrls({QUrl::fromLocalFile(path("a")), QUrl::fromLocalFile(path("b"))});
        QDragEnterEvent both({10, 10}, Qt::CopyAction, &two, Qt::LeftButton, Qt::NoModifier);
        both.ignore();
        QApplication::sendEvent(&window(), &both);
        QVERIFY(!both.isAccepted());
    }

    void recentOnesAreOffered() {
        writeTo(path("a&b.jsonl"), smallTrace());
        open(path("a&b.jsonl"));
        actions().closeTrace->trigger();
        QMenu* file = window().menuBar()->actions().front()->menu();
        QMenu* recent = nullptr;
        const auto entries = file->actions();
        for (QAction* entry : entries)
            if (entry->menu())
                recent = entry->menu();
        QVERIFY(recent && recent->isEnabled());
        QVERIFY(recent->actions().front()->text().endsWith(QStringLiteral("a&&b.jsonl")));
        recent->actions().front()->trigger();
        QTRY_VERIFY(window().files().opened());
        actions().closeTrace->trigger();
        auto* list = shown<QListWidget>("recent");
        QCOMPARE(list->count(), 1);
        list->setFocus();
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(window().files().opened());
        recent->actions().back()->trigger(); // clears the list
        QVERIFY(m_shown->settings.recentTraces().isEmpty());
        QVERIFY(!recent->isEnabled());
    }

    void cancelStopsTheOpening() {
        // Long enough that it is not over before the first turn of the window's
        // loop.
        QByteArray waits;
        for (int i = 0; i < 200000; ++i)
            waits += R"({"type":"wait","entered":1000200,"returned":1000300,"ready":1,"timeout":null,"passed":null,)"
                     R"("backend":"select"})"
                     "\n";
        writeTo(path("long.jsonl"), smallTrace(waits));
        window().openFile(path("long.jsonl"));
        QVERIFY(window().files().job().isRunning());
        shown<QToolButton>("cancelFile")->click();
        QTRY_VERIFY(!window().files().job().isRunning());
        QCOMPARE(message(), QStringLiteral("long.jsonl was not opened: cancelled."));
        QVERIFY(window().isStartPageShown());
        QVERIFY(!shown<QWidget>("progress")->isVisible());
    }
};

QTEST_MAIN(TestTraceFilesWindow)
#include "tst_tracefiles_window.moc"
