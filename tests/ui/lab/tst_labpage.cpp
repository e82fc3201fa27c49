// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The page "I/O models" in the window, with real runs in real processes: run, watch, cancel, compare, export.

#include "core/lab/models/model.h"
#include "core/lab/models/modelworker.h"
#include "core/multiplexer/registry.h"
#include "tests/ui/main/windowfixture.h"
#include "ui/help/guidedialog.h"
#include "ui/help/guidetext.h"
#include "ui/lab/chartpanel.h"
#include "ui/lab/costpanel.h"
#include "ui/lab/labpage.h"
#include "ui/lab/labrunner.h"
#include "ui/lab/programdialog.h"
#include "ui/main/labroom.h"
#include "ui/main/pageframe.h"
#include "ui/main/pagetabs.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTextBlock>
#include <QToolButton>

#include <csignal>

using namespace readyscope;

class TestLabPage : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Shown> m;

    LabRoom& room() { return m->window.labRoom(); }
    LabPage& page() { return *room().page(); }
    const ModelSeries* series() { return room().runner()->series(); }
    template <typename Field> Field* field(const char* name) { return page().findChild<Field*>(QLatin1String(name)); }
    QAction* action(const QString& words) {
        for (QAction* one : page().actions())
            if (one->text() == words)
                return one;
        return nullptr;
    }
    void fill(const QString& descriptors, int events, int rate) {
        field<QLineEdit>("descriptors")->setText(descriptors);
        field<QSpinBox>("events")->setValue(events);
        field<QSpinBox>("rate")->setValue(rate);
    }
    // From another place: the slider may stand there already, for the median or the slowest.
    void pick(int event) {
        field<QSlider>("eventSlider")->setValue(event == 1 ? 2 : 1);
        field<QSlider>("eventSlider")->setValue(event);
    }
    void runAll() {
        fill(QStringLiteral("1, 3"), 12, 2'000);
        action(QStringLiteral("Run"))->trigger();
        QVERIFY(room().runner()->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!room().runner()->isRunning(), 120'000);
    }
    // Of a file dialog that is open, answers it.
    void choose(const QString& file) {
        const auto dialogs = page().findChildren<QFileDialog*>();
        const auto open = std::ranges::find_if(dialogs, &QWidget::isVisible);
        QVERIFY(open != dialogs.end());
        emit(*open)->fileSelected(file);
        (*open)->close();
    }

private slots:
    void init() {
        m = std::make_unique<Shown>(m_directory.filePath(QStringLiteral("settings.ini")));
        QVERIFY(bool(m->started));
        room().setFolder(m_directory.filePath(QStringLiteral("lab")));
        m->actions().models->trigger();
        QVERIFY(room().isShown());
    }
    void cleanup() {
        m.reset();
        QFile::remove(m_directory.filePath(QStringLiteral("settings.ini")));
        QDir(m_directory.filePath(QStringLiteral("lab"))).removeRecursively();
    }

    void beforeARunTheModelsAreThereAndSayHow() {
        QCOMPARE(page().figures().parts().size(), qsizetype{5});
        QVERIFY(page().figures().parts().first().name.contains(QStringLiteral("Run sends")));
        QCOMPARE(page().costs().table().rows().size(), std::size_t{7});
        QVERIFY(!field<QSlider>("eventSlider")->isEnabled());
        QVERIFY(!field<QPushButton>("export")->isEnabled());
        QVERIFY(!action(QStringLiteral("Cancel"))->isEnabled());
    }

    void everyModelRunsInTheWindow() {
        runAll();
        QCOMPARE(series()->done(), series()->runs());
        for (const SeriesRow& row : page().rows())
            QVERIFY2(row.isMeasured() || !row.refused.empty(), row.model->name.data());
        QCOMPARE(series()->cell(*modelNamed("blocking"), 3)->rounds.front().threads, 3);
        // Each figure is of a real datagram; a kernel may refuse the last.
        const QVector<PaintedPart> parts = page().figures().parts();
        for (qsizetype i = 0; i < parts.size(); ++i)
            QVERIFY2(parts[i].name.contains(QStringLiteral("data in hand")) ||
                         (i == 4 && !probeBackend(Backend::IoUring).works),
                     qPrintable(parts[i].name));
        QCOMPARE(field<QSlider>("eventSlider")->maximum(), 12);
        QVERIFY(page().chart().chart().parts().size() >= 6);
        QVERIFY(!page().grab().isNull());
        QCOMPARE(room().runner()->worker(), -1);
    }

    void theOtherBackendsRunToo_data() {
        QTest::addColumn<QString>("backend");
        for (const Model& model : models())
            if (model.family == IoModel::Multiplexing && model.backend != Backend::IoUring)
                QTest::addRow("%s", model.name.data()) << QString::fromLatin1(model.name.data());
    }
    void theOtherBackendsRunToo() {
        QFETCH(QString, backend);
        auto* choice = field<QComboBox>("labBackend");
        choice->setCurrentIndex(choice->findData(backend));
        QVERIFY(page().figures().parts().at(2).name.contains(backend));
        fill(QStringLiteral("1"), 4, 2'000);
        action(QStringLiteral("Run"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!room().runner()->isRunning(), 120'000);
        QVERIFY(page().figures().parts().at(2).name.contains(QStringLiteral("data in hand")));
    }

    void theSliderTellsTheSameDatagramOfAll() {
        runAll();
        pick(5);
        QCOMPARE(field<QLabel>("eventNumber")->text(), QStringLiteral("Event 5 of 12"));
        QVERIFY(!field<QToolButton>("median")->isChecked());
        const QString fifth = page().figures().parts().first().name;
        field<QToolButton>("slowest")->click();
        const int slowest = field<QSlider>("eventSlider")->value();
        const std::vector<ModelEvent>& events = series()->cell(*modelNamed("blocking"), 1)->kept.front().events;
        const auto most = std::ranges::max_element(events, {}, &ModelEvent::latency);
        QCOMPARE(events.at(static_cast<std::size_t>(slowest - 1)).latency(), most->latency());
        pick(5);
        QCOMPARE(page().figures().parts().first().name, fifth);
    }

    void aModelIsChosenEverywhereAtOnce() {
        runAll();
        page().costs().table().setFocus();
        QTest::keyClick(&page().costs().table(), Qt::Key_End);
        QCOMPARE(page().selected(), modelNamed("aio"));
        QVERIFY(page().figures().parts().at(4).name.contains(QStringLiteral("POSIX aio"))); // it has the figure
        QTest::mouseClick(&page().figures(), Qt::LeftButton, {}, page().figures().parts().at(1).rect.center());
        QCOMPARE(page().selected(), modelNamed("non-blocking"));
        QVERIFY(page().costs().table().parts().at(1).name.contains(QStringLiteral("selected")));
        auto* counts = field<QComboBox>("tableDescriptors");
        counts->setCurrentIndex(1);
        QCOMPARE(page().costs().table().rows().front().descriptors, 3);
        QVERIFY(page().chart().sentence().startsWith(QStringLiteral("polling loop")));
    }

    void cancelLeavesNoProcess() {
        fill(QStringLiteral("2"), 100'000, 10);
        action(QStringLiteral("Run"))->trigger();
        QTRY_VERIFY(room().runner()->worker() > 0);
        const pid_t worker = room().runner()->worker();
        QVERIFY(field<QLabel>("labProgress")->text().contains(QStringLiteral("0 of")));
        QVERIFY(!field<QSpinBox>("events")->isEnabled());
        action(QStringLiteral("Cancel"))->trigger();
        QVERIFY(!room().runner()->isRunning());
        QCOMPARE(::kill(worker, 0), -1); // reaped
        QVERIFY(field<QSpinBox>("events")->isEnabled());
        QVERIFY(m->window.status().message().contains(QStringLiteral("Cancelled")));
        QVERIFY(QDir(m_directory.filePath(QStringLiteral("lab"))).entryList(QDir::Files).isEmpty());
    }

    void closingThePageEndsItsRun() {
        fill(QStringLiteral("2"), 100'000, 10);
        action(QStringLiteral("Run"))->trigger();
        QTRY_VERIFY(room().runner()->worker() > 0);
        const pid_t worker = room().runner()->worker();
        PageTabs& tabs = m->window.frame().tabs();
        QTest::mouseClick(qobject_cast<QToolButton*>(tabs.tabButton(1, QTabBar::RightSide)), Qt::LeftButton);
        QVERIFY(!room().page());
        QCOMPARE(::kill(worker, 0), -1);
        m->actions().models->trigger(); // and it can come again, with what was chosen
        QCOMPARE(field<QSpinBox>("events")->value(), 100'000);
        QCOMPARE(field<QLineEdit>("descriptors")->text(), QStringLiteral("2"));
    }

    void aWorkerThatDiesIsSaidAndTheOthersRun() {
        fill(QStringLiteral("1"), 3, 2);
        action(QStringLiteral("Run"))->trigger();
        QTRY_VERIFY(room().runner()->worker() > 0);
        ::kill(room().runner()->worker(), SIGKILL);
        QTRY_VERIFY(series()->done() > 0);
        QVERIFY(page().costs().table().parts().first().name.contains(QStringLiteral("signal 9")));
        QVERIFY(room().runner()->isRunning()); // the rest goes on
        action(QStringLiteral("Cancel"))->trigger();
    }

    void aCaptureGoesOnMeanwhile() {
        const Listener listener;
        m->add(listener.address());
        QTRY_COMPARE(m->model()->rowCount(), 1);
        runAll();
        QVERIFY(m->engine.isCapturing());
        QCOMPARE(m->model()->rowCount(), 1);
    }

    // Whatever socket is selected on the other page, and could be sent to.
    void itsKeysAreItsOwn() {
        const Listener listener;
        m->add(listener.address());
        QTRY_COMPARE(m->model()->rowCount(), 1);
        fill(QStringLiteral("2"), 1'000, 10);
        page().costs().table().setFocus();
        QTest::keyClick(&page().costs().table(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(room().runner()->isRunning());
        QTest::keyClick(&page().costs().table(), Qt::Key_Escape);
        QVERIFY(!room().runner()->isRunning());
        for (const QAction* own : page().actions())
            for (const QAction* other : m->actions().findChildren<QAction*>())
                for (const QKeySequence& key : own->shortcuts())
                    QVERIFY2(!m->actions().ofWindow().contains(other) || !other->shortcuts().contains(key),
                             qPrintable(other->text()));
    }

    void aListThatIsOpenStaysAsItIsWhileRunsEnd() {
        fill(QStringLiteral("1, 2"), 40, 2'000);
        action(QStringLiteral("Run"))->trigger();
        auto* counts = field<QComboBox>("tableDescriptors");
        counts->setCurrentIndex(1);
        QSignalSpy rebuilt(counts->model(), &QAbstractItemModel::rowsRemoved);
        QTRY_VERIFY_WITH_TIMEOUT(!room().runner()->isRunning(), 120'000);
        QVERIFY(rebuilt.isEmpty());
        QCOMPARE(counts->currentIndex(), 1);
    }

    void descriptorsThatAreNoneCannotBeRun() {
        fill(QStringLiteral("1, ten"), 10, 1'000);
        QVERIFY(!action(QStringLiteral("Run"))->isEnabled());
        QVERIFY(action(QStringLiteral("Run"))->toolTip().contains(QStringLiteral("from 1 to 1")));
        fill(QStringLiteral("1, 10"), 10, 1'000);
        QVERIFY(action(QStringLiteral("Run"))->isEnabled());
    }

    void anEarlierRunStandsBeside() {
        runAll();
        auto* beside = field<QComboBox>("beside");
        QCOMPARE(beside->count(), 2); // nothing, a file: the run that is shown is no earlier one
        runAll();
        QCOMPARE(beside->count(), 3);
        QVERIFY(beside->itemText(1).contains(QStringLiteral("UDP, 1 to 3 descriptors")));
        beside->setCurrentIndex(1);
        emit beside->activated(1);
        QVERIFY(page().costs().table().parts().first().name.contains(QStringLiteral("before")));
        beside->setCurrentIndex(0);
        emit beside->activated(0);
        QVERIFY(!page().costs().table().parts().first().name.contains(QStringLiteral("before")));
    }

    void aFileThatIsNoTableIsRefused() {
        const QString bad = m_directory.filePath(QStringLiteral("bad.csv"));
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a,b\n");
        file.close();
        auto* beside = field<QComboBox>("beside");
        beside->setCurrentIndex(beside->count() - 1);
        emit beside->activated(beside->count() - 1);
        choose(bad);
        const QPointer<QMessageBox> box = page().findChild<QMessageBox*>();
        QVERIFY(box && box->text().contains(QStringLiteral("no table")));
        QCOMPARE(field<QComboBox>("beside")->currentIndex(), 0);
        box->close();
    }

    void aFileStaysBesideUntilAnotherIsChosen() {
        runAll();
        const QString name = m_directory.filePath(QStringLiteral("mine.csv"));
        page().costs().exports().actions().first()->trigger();
        choose(name);
        auto* beside = field<QComboBox>("beside");
        beside->setCurrentIndex(beside->count() - 1);
        emit beside->activated(beside->count() - 1);
        choose(name);
        QVERIFY(beside->currentText().contains(QStringLiteral("mine.csv")));
        beside->setCurrentIndex(beside->count() - 1);
        emit beside->activated(beside->count() - 1);
        for (QFileDialog* dialog : page().findChildren<QFileDialog*>())
            dialog->reject(); // another is asked for, and then not
        QVERIFY(beside->currentText().contains(QStringLiteral("mine.csv")));
        QVERIFY(page().costs().table().parts().first().name.contains(QStringLiteral("before")));
        runAll(); // the list is made anew
        QVERIFY(beside->currentText().contains(QStringLiteral("mine.csv")));
        QVERIFY(page().costs().table().parts().first().name.contains(QStringLiteral("before")));
    }

    void aRunUnderOtherConditionsIsNotComparedWith() {
        runAll();
        runAll();
        auto* beside = field<QComboBox>("beside");
        beside->setCurrentIndex(1);
        emit beside->activated(1);
        field<QSpinBox>("size")->setValue(999);
        runAll();
        QVERIFY(!page().costs().table().parts().first().name.contains(QStringLiteral("before")));
        QVERIFY(field<QLabel>("costCaption")->text().contains(QStringLiteral("another transport, rate or size")));
    }

    void theTableIsExported() {
        runAll();
        const QString name = m_directory.filePath(QStringLiteral("out.csv"));
        page().costs().exports().actions().first()->trigger();
        choose(name);
        const auto read = readSeriesFile(name);
        const auto* rows = std::get_if<std::vector<SeriesRow>>(&read);
        QVERIFY(rows);
        QCOMPARE(rows->size(), page().rows().size());
        QCOMPARE(rows->front().p50, page().rows().front().p50);
    }

    void theFiguresAreExported() {
        runAll();
        const QString name = m_directory.filePath(QStringLiteral("out.png"));
        page().costs().exports().actions().at(1)->trigger();
        choose(name);
        const QImage picture(name);
        QCOMPARE(picture.width(), 2 * (FigureGutter::kWidth + page().figures().width()));
        QVERIFY(!page().chart().picture().isNull());
    }

    void whatCannotBeWrittenIsSaid() {
        runAll();
        page().costs().exports().actions().first()->trigger();
        choose(QStringLiteral("/proc/nowhere/out.csv"));
        QVERIFY(m->window.status().message().contains(QStringLiteral("cannot be written")));
    }

    void theProgramOfThePresentCapture() {
        const Listener listener;
        m->add(listener.address());
        QTRY_COMPARE(m->model()->rowCount(), 1);
        m->engine.post(command::SetBackend{Backend::Epoll});
        QTRY_COMPARE(m->engine.settings().backend, Backend::Epoll);
        m->actions().captureProgram->trigger();
        auto* dialog = m->window.findChild<ProgramDialog*>();
        QVERIFY(dialog);
        const auto* one = dialog->findChild<ProgramPane*>(QStringLiteral("program"));
        const QString text = one->findChild<QPlainTextEdit*>()->toPlainText();
        QVERIFY(text.contains(QStringLiteral("epoll_pwait2")));
        QVERIFY(text.contains(listener.address().section(QLatin1Char(':'), -1)));
        // All backends, then the models.
        QCOMPARE(one->findChild<QComboBox*>()->count(), static_cast<int>(kBackends.size() + models().size()));
        dialog->close();
    }

    void readOnOpensTheGuideThere() {
        const auto links = page().figures().findChildren<QToolButton*>();
        QCOMPARE(links.size(), qsizetype{10});
        links.at(4)->click(); // of the third
        const auto* guide = m->window.findChild<GuideDialog*>();
        QVERIFY(guide && guide->isVisible());
        QVERIFY(guide->findChild<GuideText*>()->textCursor().block().text().startsWith(QStringLiteral("3.")));
    }

    void theProgramOfAModelAndAnotherBesideIt() {
        page().select(modelNamed("select"));
        field<QPushButton>("program")->click();
        auto* dialog = page().findChild<ProgramDialog*>();
        QVERIFY(dialog);
        auto* one = dialog->findChild<ProgramPane*>(QStringLiteral("program"));
        auto* other = dialog->findChild<ProgramPane*>(QStringLiteral("otherProgram"));
        const QPlainTextEdit* const text = one->findChild<QPlainTextEdit*>();
        QCOMPARE(text->toPlainText(), QString::fromStdString(programOf(*modelNamed("select"), 1).text));
        QVERIFY(!other->isVisible());
        dialog->findChild<QAbstractButton*>(QStringLiteral("programBeside"))->click();
        QVERIFY(other->isVisible());
        QCOMPARE(other->chosen(), one->chosen() + 1);
        one->findChild<QPushButton*>(QStringLiteral("copy"))->click();
        QCOMPARE(QApplication::clipboard()->text(), text->toPlainText());
        const QString name = m_directory.filePath(QStringLiteral("out.c"));
        one->findChild<QPushButton*>(QStringLiteral("save"))->click();
        auto* file = dialog->findChild<QFileDialog*>();
        emit file->fileSelected(name);
        file->close();
        QFile saved(name);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(saved.readAll()), text->toPlainText());
        dialog->close();
    }
};

// The workers are this program.
int main(int argc, char** argv) {
    if (argc > 1 && std::string_view(argv[1]) == ModelWorker::kArgument)
        return runModelWorker({argv + 2, static_cast<std::size_t>(argc - 2)});
    QApplication application(argc, argv);
    TestLabPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_labpage.moc"
