// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window and the files of traces.

#include "ui/common/settings.h"
#include "ui/main/actions.h"
#include "ui/main/capturechoices.h"
#include "ui/main/capturepage.h"
#include "ui/main/capturerecipe.h"
#include "ui/main/controller.h"
#include "ui/main/dialogs.h"
#include "ui/main/engineroom.h"
#include "ui/main/mainwindow.h"
#include "ui/main/pacer.h"
#include "ui/main/pageframe.h"
#include "ui/main/scenariosroom.h"
#include "ui/main/socketactions.h"
#include "ui/main/startpage.h"
#include "ui/main/statusbar.h"
#include "ui/main/toolbar.h"
#include "ui/main/tracefiles.h"
#include "ui/sockets/sockettableview.h"
#include "ui/timeline/timelineview.h"

#include <QActionGroup>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace readyscope {

namespace {

// The one file that is dragged; empty where it is something else.
QString draggedFile(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

QString fromFileWords() { return MainWindow::tr("This trace is from a file. Close it to capture (Ctrl+W)."); }

} // namespace

void MainWindow::wireFiles() {
    setAcceptDrops(true);
    connect(m_actions->openTrace, &QAction::triggered, m_files, &TraceFiles::chooseFile);
    connect(m_actions->saveTrace, &QAction::triggered, m_files, &TraceFiles::save);
    connect(m_actions->saveTraceAs, &QAction::triggered, m_files, &TraceFiles::saveAs);
    connect(m_actions->saveSelection, &QAction::triggered, m_files, &TraceFiles::chooseSelection);
    connect(m_actions->closeTrace, &QAction::triggered, m_files, &TraceFiles::close);
    connect(m_start, &StartPage::traceChosen, m_files, &TraceFiles::openFile);
    connect(m_files, &TraceFiles::changed, this, &MainWindow::showFile);
    connect(m_files, &TraceFiles::unsavedChanged, this, &MainWindow::showWhatCanBeSaved);
    connect(m_files, &TraceFiles::recentChanged, this, &MainWindow::showRecent);
    connect(m_files, &TraceFiles::said, m_status, &StatusBar::say);
}

void MainWindow::openFile(const QString& path, const std::function<void(const SysError&)>& failed) {
    m_files->open(path, failed);
}

void MainWindow::showFile() {
    const bool opened = m_files->opened() != nullptr;
    const bool wasOpened = m_locked.holds(m_actions->run);
    setWindowTitle(m_files->path().isEmpty() ? tr("Readyscope") : tr("%1 – Readyscope").arg(m_files->fileName()));
    if (!opened && wasOpened)
        lockCapture(false);
    m_status->showFile(opened);
    m_engineRoom->setFileShown(opened);
    showWhatCanBeSaved();
    if (opened)
        m_frame->showPage(m_capture);
    showSocketCount();
    if (opened && !wasOpened)
        lockCapture(true);
    showSettings();
    // Now that it has its place, and a width.
    if (opened)
        m_page->timeline().showWhole();
    m_pacer->refresh();
}

void MainWindow::showWhatCanBeSaved() {
    const bool any = m_files->canSave();
    const QString none = tr("There is no trace yet. It begins with the first socket.");
    const auto show = [&](QAction* action, const QString& tip) {
        action->setEnabled(any);
        action->setToolTip(any ? tip : none);
    };
    show(m_actions->saveTraceAs, tr("Keeps the trace in another file (Ctrl+Shift+S)"));
    show(m_actions->saveSelection, tr("A part of the time, or of the sockets, as a trace of its own"));
    show(m_actions->closeTrace, tr("Ends the trace and begins anew (Ctrl+W)"));
    const bool isFile = m_files->opened() != nullptr;
    show(m_actions->saveTrace, tr("Keeps the capture as JSON Lines (Ctrl+S)"));
    if (isFile) {
        m_actions->saveTrace->setEnabled(false);
        m_actions->saveTrace->setToolTip(m_files->isUnsaved()
                                             ? tr("Save As keeps its markers, in another file or in this one.")
                                             : tr("It is as its file is. Save As makes another."));
    }
}

void MainWindow::runInCapture(const QString& recipe) {
    if (m_files->opened())
        m_status->say({fromFileWords(), true, {}, {}});
    else if (m_recipe->run(recipe, m_dialogs->blockedSignals(), m_controller->names()))
        m_frame->showPage(m_capture);
}

// Once the window has been told of the row: what is asked now is answered after that.
void MainWindow::showInCapture(SocketId socket, Nanos from, Nanos to) {
    m_controller->ask(command::AskAll{}, [this, socket, from, to](const Answer&) {
        if (socket != kNoSocket)
            m_page->table().setCurrent(socket);
        const Nanos margin = std::max<Nanos>((to - from) / 10, kMillisecond);
        m_page->timeline().showSpan(from - margin, to + margin);
    });
}

// A trace that is whole has nothing to run, to ask or to add to.
void MainWindow::lockCapture(bool locked) {
    m_toolBar->choices().setEnabled(!locked);
    const QString why = fromFileWords();
    m_toolBar->choices().setToolTip(locked ? why : QString());
    m_socketActions->setWhyNone(locked ? why : QString());
    m_scenariosRoom->setWhyNoUses(locked ? why : QString());
    fitCurrent();
    if (!locked) {
        m_locked.unlock();
        return;
    }
    QList<QAction*> actions{m_actions->run,        m_actions->single,    m_actions->pause,
                            m_actions->followLive, m_actions->askAll,    m_actions->engine,
                            m_actions->addSocket,  m_actions->demo,      m_actions->clearHistory,
                            m_actions->resample,   m_actions->signalSet, m_actions->otherTimeout};
    m_scenariosRoom->stopWatching();
    for (const QActionGroup* group :
         {m_actions->backend, m_actions->timeout, m_actions->mode, m_actions->raise, m_actions->uses})
        actions += group->actions();
    m_locked.lock(actions, why);
}

void MainWindow::fillRecent() {
    m_recent->clear();
    m_recent->setToolTipsVisible(true);
    const QStringList traces = m_settings.recentTraces();
    for (const QString& path : traces) {
        // Not as a mnemonic.
        QAction* action =
            m_recent->addAction(QDir::toNativeSeparators(path).replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(action, &QAction::triggered, m_files, [this, path] { m_files->openFile(path); });
    }
    if (!traces.isEmpty()) {
        m_recent->addSeparator();
        connect(m_recent->addAction(tr("&Clear List")), &QAction::triggered, this, [this] {
            m_settings.clearRecentTraces();
            showRecent();
        });
    }
    m_recent->setEnabled(!traces.isEmpty());
}

void MainWindow::closeLater() {
    // The file may not have come to be: then it is asked for again.
    constexpr auto kOnce = static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection);
    if (m_files->isWriting())
        connect(&m_files->job(), &FileJob::finished, this, &QWidget::close, kOnce);
    else
        m_files->askFirst([this] { closeUnasked(); });
}

void MainWindow::closeUnasked() {
    m_mayClose = true;
    close();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!draggedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = draggedFile(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    openFile(path);
}

} // namespace readyscope
