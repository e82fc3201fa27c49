// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window's actions do.

#include "core/lab/models/model.h"
#include "core/text/errors.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/inspector/inspector.h"
#include "ui/main/actions.h"
#include "ui/main/capturechoices.h"
#include "ui/main/capturepage.h"
#include "ui/main/capturerecipe.h"
#include "ui/main/commandroom.h"
#include "ui/main/controller.h"
#include "ui/main/copyrows.h"
#include "ui/main/demorunner.h"
#include "ui/main/dialogs.h"
#include "ui/main/engineroom.h"
#include "ui/main/filterbar.h"
#include "ui/main/guideroom.h"
#include "ui/main/labroom.h"
#include "ui/main/mainwindow.h"
#include "ui/main/pacer.h"
#include "ui/main/pageframe.h"
#include "ui/main/scenariosroom.h"
#include "ui/main/startpage.h"
#include "ui/main/statusbar.h"
#include "ui/main/summarybar.h"
#include "ui/main/toolbar.h"
#include "ui/main/tracefiles.h"
#include "ui/main/usesrunner.h"
#include "ui/scenarios/useview.h"
#include "ui/sockets/sockettableview.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenuBar>

namespace readyscope {

void MainWindow::wireCapture() {
    const auto post = [this](const Command& command) { m_controller->post(command); };
    connect(m_actions->run, &QAction::triggered, this,
            [this, post] { post(m_engine.isCapturing() ? Command(command::Stop{}) : Command(command::Run{})); });
    connect(m_actions->single, &QAction::triggered, this, [post] { post(command::Single{}); });
    connect(m_actions->askAll, &QAction::triggered, this, [post] { post(command::AskAll{}); });
    connect(m_actions->clearHistory, &QAction::triggered, this, [this, post] {
        m_controller->undo().clear();
        m_scenariosRoom->stopWatching();
        post(command::ClearHistory{});
    });
    connect(m_actions->resample, &QAction::triggered, m_dialogs, &Dialogs::resamplePeriod);
    connect(m_actions->signalSet, &QAction::triggered, m_dialogs, &Dialogs::signalSet);
    connect(m_actions->captureProgram, &QAction::triggered, m_dialogs, &Dialogs::captureProgram);
    connect(m_actions->raise, &QActionGroup::triggered, this,
            [post](const QAction* action) { post(command::Raise{action->data().toInt()}); });
    connect(m_actions->otherTimeout, &QAction::triggered, this,
            [this] { (m_engineRoom->isShown() ? m_engineRoom->choices() : m_toolBar->choices()).editTimeout(); });
    connect(m_actions->engine, &QAction::triggered, m_engineRoom, &EngineRoom::open);
    connect(m_actions->models, &QAction::triggered, m_labRoom, &LabRoom::open);
    connect(m_actions->scenarios, &QAction::triggered, m_scenariosRoom, &ScenariosRoom::open);
    connect(m_actions->recipes, &QActionGroup::triggered, m_scenariosRoom,
            [this](const QAction* action) { m_scenariosRoom->runRecipe(action->data().toString()); });
    connect(m_scenariosRoom, &ScenariosRoom::statusChanged, this, &MainWindow::showView);
    connect(m_scenariosRoom, &ScenariosRoom::caseAsked, m_dialogs, &Dialogs::semantics);
    const auto say = [this](const QString& words) {
        m_status->say({.text = words, .problem = false, .action = {}, .act = {}});
    };
    connect(m_labRoom, &LabRoom::said, m_status, say);
    connect(m_scenariosRoom, &ScenariosRoom::said, m_status, say);
    connect(m_scenariosRoom, &ScenariosRoom::captureAsked, this, &MainWindow::runInCapture);
    connect(m_recipe, &CaptureRecipe::said, m_status, &StatusBar::say);
    connect(m_recipe, &CaptureRecipe::rowAdded, &m_page->table(), &SocketTableView::setCurrent);
    connect(m_recipe, &CaptureRecipe::ended, this, &MainWindow::showInCapture);
    connect(m_files, &TraceFiles::captureEnds, m_recipe, &CaptureRecipe::cancel);
    connect(m_frame, &PageFrame::currentChanged, this, &MainWindow::showView);
    connect(m_actions->backend, &QActionGroup::triggered, this,
            [post](const QAction* action) { post(command::SetBackend{static_cast<Backend>(action->data().toInt())}); });
    connect(m_actions->timeout, &QActionGroup::triggered, this,
            [post](const QAction* action) { post(command::SetTimeout{action->data().value<Nanos>()}); });
    connect(m_actions->mode, &QActionGroup::triggered, this,
            [post](const QAction* action) { post(command::SetMode{static_cast<Mode>(action->data().toInt())}); });
    connectChoices(m_toolBar->choices(), *m_controller);
    connect(&m_engine, &EngineThread::settingsChanged, this, &MainWindow::showSettings);
    connect(&m_engine, &EngineThread::capturingChanged, this, &MainWindow::showCapturing);
    connect(m_controller, &Controller::said, m_status, &StatusBar::say);
    connect(m_controller, &Controller::said, this, &MainWindow::showSettings);
    connect(m_pacer, &Pacer::figures, this, [this](const TraceTotals& totals, const Rates& rates) {
        const OpenedTrace* opened = m_files->opened();
        m_page->summary().showTrace(totals,
                                    opened ? static_cast<int>(opened->sockets.size()) : m_controller->socketCount());
        m_status->showFigures(totals, rates);
        m_frame->setSecond(m_capture, tr("%1, %2/s")
                                          .arg(backendText(m_engine.settings().backend),
                                               countText(static_cast<std::uint64_t>(rates.waits + 0.5))));
    });
}

void MainWindow::wireView() {
    TimelineView& timeline = m_page->timeline();
    connect(m_actions->pause, &QAction::triggered, &timeline, &TimelineView::setPaused);
    // A paused view that followed is brought back to now, rather than told not to follow.
    connect(m_actions->followLive, &QAction::triggered, &timeline, [this, &timeline](bool checked) {
        timeline.setFollowing(checked || timeline.isPaused());
        m_actions->followLive->setChecked(timeline.isFollowing());
    });
    connect(m_actions->zoomIn, &QAction::triggered, &timeline, &TimelineView::zoomIn);
    connect(m_actions->zoomOut, &QAction::triggered, &timeline, &TimelineView::zoomOut);
    connect(m_actions->wholeTrace, &QAction::triggered, &timeline, &TimelineView::showWhole);
    connect(m_actions->panLeft, &QAction::triggered, &timeline, &TimelineView::panLeft);
    connect(m_actions->panRight, &QAction::triggered, &timeline, &TimelineView::panRight);
    connect(m_actions->traceStart, &QAction::triggered, &timeline, &TimelineView::showBegin);
    connect(m_actions->traceEnd, &QAction::triggered, &timeline, &TimelineView::showEnd);
    connect(m_toolBar, &ToolBar::nowAsked, &timeline, [&timeline] { timeline.setFollowing(true); });

    connect(&timeline, &TimelineView::pausedChanged, m_actions->pause, &QAction::setChecked);
    connect(&timeline, &TimelineView::pausedChanged, m_status, &StatusBar::setViewPaused);
    connect(&timeline, &TimelineView::pausedChanged, this,
            [this, &timeline](bool paused) { m_toolBar->setBehind(paused ? timeline.behindBy() : kNoTime); });
    connect(&timeline, &TimelineView::behind, m_toolBar, &ToolBar::setBehind);
    connect(&timeline, &TimelineView::followingChanged, m_actions->followLive, &QAction::setChecked);
    connect(&timeline, &TimelineView::viewChanged, this, &MainWindow::showView);
    connect(&timeline, &TimelineView::wallClockChanged, this, [this](bool wallClock) {
        m_page->setWallClock(wallClock);
        m_actions->time->actions().at(wallClock ? 1 : 0)->setChecked(true);
        showView();
    });
    m_actions->followLive->setChecked(timeline.isFollowing());

    connect(m_actions->time, &QActionGroup::triggered, this,
            [this](const QAction* action) { m_page->setWallClock(action->data().toBool()); });
    connect(m_actions->filter, &QAction::triggered, this, [this] {
        if (m_scenariosRoom->isShown())
            return m_scenariosRoom->find();
        m_frame->showPage(m_capture);
        m_page->filterBar().begin();
    });
    connect(m_actions->inspector, &QAction::toggled, m_page, &CapturePage::showInspector);
    connect(m_actions->fullScreen, &QAction::triggered, this, &MainWindow::setFullScreen);
    connect(m_actions->rowHeight, &QActionGroup::triggered, this,
            [this](const QAction* action) { chooseRowHeight(static_cast<RowHeight>(action->data().toInt())); });
    connect(m_actions->theme, &QActionGroup::triggered, this,
            [this](const QAction* action) { chooseTheme(static_cast<Theme>(action->data().toInt())); });
    connect(m_actions->preferences, &QAction::triggered, this, &MainWindow::openPreferences);
}

void MainWindow::wireCommands() {
    UndoList& undone = m_controller->undo();
    const auto fitUndo = [this, &undone] {
        m_actions->undo->setEnabled(!undone.isEmpty());
        m_actions->undo->setText(
            undone.isEmpty() ? tr("&Undo")
                             : tr("&Undo %1").arg(undone.words().replace(QLatin1Char('&'), QLatin1String("&&"))));
        m_actions->undo->setToolTip(undone.isEmpty() ? tr("Nothing was done yet that can be undone.")
                                                     : tr("Undo %1 (Ctrl+Z)").arg(undone.words()));
    };
    connect(&undone, &UndoList::changed, this, fitUndo);
    fitUndo();
    connect(m_actions->undo, &QAction::triggered, this, [this, &undone] {
        // What it is about may be out of view; what it says itself comes after this.
        emit m_controller->said({tr("Undone: %1.").arg(undone.words()), false, {}, {}});
        undone.undoLast();
    });
    connect(m_actions->copy, &QAction::triggered, this, &MainWindow::copyRows);
    auto* room = new CommandRoom(*m_actions, *menuBar(), *m_page, m_settings);
    connect(room, &CommandRoom::socketChosen, this, &MainWindow::showRow);
}

void MainWindow::wireSockets() {
    SocketTableView& table = m_page->table();
    connect(&table, &SocketTableView::currentChanged, this, &MainWindow::fitCurrent);
    connect(&table, &SocketTableView::contextMenuRequested, this, &MainWindow::contextMenu);
    connect(&m_page->timeline(), &TimelineView::laneMenuRequested, this, &MainWindow::laneMenu);
    connect(&table, &SocketTableView::activated, this, [this] { m_actions->inspector->setChecked(true); });
    connect(m_controller, &Controller::socketChanged, this, [this](SocketId socket) {
        if (socket == m_page->table().current())
            fitCurrent();
    });
    connect(m_controller, &Controller::socketCountChanged, this, &MainWindow::showSocketCount);
    connect(m_controller, &Controller::refusedCountChanged, this, &MainWindow::showCapturing);
    connect(m_controller, &Controller::socketAdded, &table, &SocketTableView::setCurrent);
    connect(m_demo, &DemoRunner::firstAdded, &table, &SocketTableView::setCurrent);
    connect(m_actions->addSocket, &QAction::triggered, m_dialogs, &Dialogs::addSocket);
    connect(m_actions->send, &QAction::triggered, this, [this] { m_dialogs->send(m_page->table().current(), false); });
    connect(m_actions->sendUrgent, &QAction::triggered, this,
            [this] { m_dialogs->send(m_page->table().current(), true); });
    connect(m_actions->allBackends, &QAction::triggered, this,
            [this] { m_scenariosRoom->watch(m_page->table().current()); });
    connect(m_actions->options, &QAction::triggered, this, [this] { m_dialogs->options(m_page->table().current()); });
    for (QAction* shows : {m_actions->receive, m_actions->peek})
        connect(shows, &QAction::triggered, this, [this] {
            m_actions->inspector->setChecked(true);
            m_page->inspector().setPage(Inspector::DataTab);
        });
    connect(m_actions->explain, &QAction::triggered, this, [this] {
        m_actions->inspector->setChecked(true);
        m_page->inspector().setPage(Inspector::ExplainTab);
    });
    connect(&m_page->inspector(), &Inspector::caseAsked, m_dialogs, &Dialogs::semantics);
    connect(m_actions->rename, &QAction::triggered, this, [this] { m_dialogs->rename(m_page->table().current()); });
    connect(m_dialogs, &Dialogs::addressAccepted, this, [this](const Address& address) {
        m_settings.addRecentAddress(QString::fromStdString(address.text));
        showRecent();
        addSocket(address);
    });
}

void MainWindow::wireHelp() {
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->guide, &QAction::triggered, m_guideRoom, &GuideRoom::open);
    connect(m_labRoom, &LabRoom::guideAsked, m_guideRoom, &GuideRoom::openAtModel);
    connect(m_guideRoom, &GuideRoom::pageAsked, this, [this](const QString& chapter) {
        chapter == QStringLiteral("models") ? m_labRoom->open() : m_scenariosRoom->open();
    });
    connect(m_guideRoom, &GuideRoom::recipeAsked, m_scenariosRoom, &ScenariosRoom::runRecipe);
    connect(m_guideRoom, &GuideRoom::useAsked, m_scenariosRoom, [this](const QString& name) {
        if (const Scenario* scenario = scenarioNamed(name.toStdString()))
            m_scenariosRoom->show(UseView::entryOf(*scenario));
    });
    connect(m_guideRoom, &GuideRoom::caseAsked, m_dialogs, &Dialogs::semantics);
    connect(m_actions->keys, &QAction::triggered, this, [this] { m_dialogs->keys(*menuBar()); });
    connect(m_actions->words, &QAction::triggered, m_dialogs, &Dialogs::eventWords);
    connect(m_actions->semantics, &QAction::triggered, m_dialogs, [this] { m_dialogs->semantics(); });
    connect(m_actions->backends, &QAction::triggered, m_dialogs, &Dialogs::backends);
    connect(m_actions->about, &QAction::triggered, m_dialogs, &Dialogs::about);
}

void MainWindow::wireStart() {
    connect(m_actions->demo, &QAction::triggered, this,
            [this] { m_demo->isRunning() ? m_demo->stop() : m_demo->start(); });
    connect(m_demo, &DemoRunner::runningChanged, m_actions, &Actions::showDemo);
    connect(m_start, &StartPage::addressChosen, this, &MainWindow::addText);
    connect(m_start, &StartPage::clearRecentAsked, this, [this] {
        m_settings.clearRecentAddresses();
        m_settings.clearRecentTraces();
        showRecent();
    });
}

void MainWindow::wireUses() {
    connect(m_actions->uses, &QActionGroup::triggered, this, [this](const QAction* action) {
        const Scenario& scenario = *scenarioNamed(action->data().toString().toStdString());
        if (m_uses->isRunning(scenario))
            return m_uses->stop(scenario);
        m_frame->showPage(m_capture);
        m_uses->start({&scenario, std::nullopt});
    });
    connect(m_uses, &UsesRunner::runningChanged, m_actions, &Actions::showUse);
    SocketTableView& table = m_page->table();
    connect(m_uses, &UsesRunner::firstAdded, &table, [&table](const QString&, SocketId row) { table.setCurrent(row); });
    connect(m_scenariosRoom, &ScenariosRoom::rowAsked, this, &MainWindow::showRow);
}

void MainWindow::showRow(SocketId socket) {
    m_frame->showPage(m_capture);
    m_page->table().setCurrent(socket);
    m_page->table().setFocus();
}

// What is selected in a text, else of the view with the keyboard, else of the table.
void MainWindow::copyRows() {
    const auto* label = qobject_cast<const QLabel*>(QApplication::focusWidget());
    const auto* view = qobject_cast<const QAbstractItemView*>(QApplication::focusWidget());
    if (view == nullptr)
        view = m_page->table().findChild<QAbstractItemView*>();
    const QString text = label != nullptr && label->hasSelectedText() ? label->selectedText() : selectedRowsText(*view);
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void MainWindow::openPreferences() {
    PreferencesDialog* dialog = m_dialogs->preferences();
    if (!dialog)
        return;
    connect(dialog, &PreferencesDialog::themeChanged, this, &MainWindow::chooseTheme);
    connect(dialog, &PreferencesDialog::rowHeightChanged, this, &MainWindow::chooseRowHeight);
    connect(dialog, &PreferencesDialog::traceBoundChanged, m_controller,
            [this](std::size_t bytes) { m_controller->post(command::SetTraceBound{bytes}); });
    connect(dialog, &PreferencesDialog::resampleChanged, m_controller,
            [this](Nanos period) { m_controller->post(command::SetResample{period}); });
}

void MainWindow::chooseTheme(Theme theme) {
    applyTheme(*qApp, theme);
    m_settings.setTheme(theme);
    m_actions->theme->actions().at(static_cast<int>(theme))->setChecked(true);
}

void MainWindow::chooseRowHeight(RowHeight height) {
    m_page->table().setRowHeight(height);
    m_settings.setRowHeight(height);
    const auto actions = m_actions->rowHeight->actions();
    for (QAction* action : actions)
        action->setChecked(action->data().toInt() == static_cast<int>(height));
}

void MainWindow::setFullScreen(bool full) {
    setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

} // namespace readyscope
