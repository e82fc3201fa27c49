// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/mainwindow.h"

#include "core/text/errors.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/inspector/inspector.h"
#include "ui/main/actions.h"
#include "ui/main/capturechoices.h"
#include "ui/main/capturepage.h"
#include "ui/main/capturerecipe.h"
#include "ui/main/controller.h"
#include "ui/main/demorunner.h"
#include "ui/main/dialogs.h"
#include "ui/main/engineroom.h"
#include "ui/main/guideroom.h"
#include "ui/main/labroom.h"
#include "ui/main/markersroom.h"
#include "ui/main/measureroom.h"
#include "ui/main/menukeys.h"
#include "ui/main/menus.h"
#include "ui/main/pacer.h"
#include "ui/main/pageframe.h"
#include "ui/main/progressstrip.h"
#include "ui/main/rowsroom.h"
#include "ui/main/scenariosroom.h"
#include "ui/main/socketactions.h"
#include "ui/main/startpage.h"
#include "ui/main/statusbar.h"
#include "ui/main/summarybar.h"
#include "ui/main/toolbar.h"
#include "ui/main/tracefiles.h"
#include "ui/main/usesrunner.h"
#include "ui/main/viewwords.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettableview.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace readyscope {

namespace {
constexpr QSize kFirstSize{1440, 900};
constexpr QSize kLeastSize{960, 600};
} // namespace

MainWindow::MainWindow(EngineThread& engine, Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_engine(engine), m_settings(settings), m_actions(new Actions(this)),
      m_controller(new Controller(engine, this)), m_demo(new DemoRunner(*m_controller, this)),
      m_recipe(new CaptureRecipe(engine, this)), m_uses(new UsesRunner(*m_controller, this)),
      m_dialogs(new Dialogs(*this, *m_controller, settings)) {
    setWindowTitle(tr("Readyscope"));
    setMinimumSize(kLeastSize);
    resize(kFirstSize);
    m_socketActions = std::make_unique<SocketActions>(*m_actions, *m_controller);
    makeRooms();
    new MenuKeys(this);
    wireCapture();
    wireView();
    new MeasureRoom(*m_actions, *m_page, *m_controller, this);
    new RowsRoom(*m_actions, m_page->table(), m_settings, m_controller->undo(), this);
    m_markersRoom = new MarkersRoom(*m_actions, *m_page, *m_controller, *m_files, this);
    wireCommands();
    wireSockets();
    wireHelp();
    wireStart();
    wireUses();
    wireFiles();
    restore();
    showSettings();
    showCapturing();
    showSocketCount();
    showRecent();
    showFile();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeRooms() {
    addActions(m_actions->ofWindow());
    m_frame = new PageFrame(this);
    m_capture = makeCapture();
    m_frame->addPage(m_capture, tr("Capture"));
    setCentralWidget(m_frame);
    m_engineRoom = new EngineRoom(*m_controller, *m_actions, *m_frame, m_page->timeline(), this);
    m_labRoom = new LabRoom(*m_frame, m_settings, this);
    m_scenariosRoom = new ScenariosRoom(*m_frame, *m_uses, *m_controller, m_settings, this);
    m_guideRoom = new GuideRoom(*this, m_settings, this);
    m_status = new StatusBar(this);
    setStatusBar(m_status);
    m_pacer = new Pacer(m_engine, *m_page, this);

    auto* columns = new QMenu(tr("Co&lumns"), this);
    for (QAction* column : m_page->table().columnActions())
        columns->addAction(column);
    columns->addSeparator();
    columns->addAction(tr("Reset &Widths"), &m_page->table(), &SocketTableView::resetWidths);
    m_recent = new QMenu(tr("Open &Recent"), this);
    fillMenuBar(*menuBar(), *m_actions, {m_recent, columns});
}

QWidget* MainWindow::makeCapture() {
    auto* capture = new QWidget(this);
    m_toolBar = new ToolBar(*m_actions, capture);
    m_start = new StartPage(*m_actions, capture);
    m_page = new CapturePage(m_engine, *m_actions, capture);
    m_page->inspector().setDataLog(&m_controller->data());
    m_page->lanes()->addActions(m_actions->ofLanes());
    m_files = new TraceFiles(*this, *m_controller, *m_demo, *m_uses, *m_page, m_settings);
    m_pages = new QStackedWidget(capture);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_page);
    auto* layout = new QVBoxLayout(capture);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);
    layout->addWidget(new ProgressStrip(m_files->job(), capture));
    layout->addWidget(m_pages, 1);
    return capture;
}

void MainWindow::addSocket(const Address& address) { m_controller->add(address); }

void MainWindow::startDemo() { m_demo->start(); }

bool MainWindow::isStartPageShown() const { return m_pages->currentWidget() == m_start; }

// Backend, timeout and mode are shown as the engine has answered, not as they were asked for.
void MainWindow::showSettings() {
    const EngineSettings settings = m_files->opened() ? m_files->lastSettings() : m_engine.settings();
    m_toolBar->choices().showSettings(settings);
    const auto check = [](const QActionGroup* group, const QVariant& value) {
        const auto actions = group->actions();
        for (QAction* action : actions)
            action->setChecked(action->data() == value);
    };
    check(m_actions->backend, static_cast<int>(settings.backend));
    check(m_actions->timeout, QVariant::fromValue(settings.timeout));
    check(m_actions->mode, static_cast<int>(settings.mode));
    m_page->table().setBackend(settings.backend);
    showCapturing();
}

void MainWindow::showCapturing() {
    if (m_files->opened())
        return; // what the engine does is not shown
    const bool capturing = m_engine.isCapturing();
    m_actions->showRunning(capturing && m_controller->socketCount() > 0);
    m_status->showCapture(capturing, m_engine.settings().backend, m_controller->socketCount());
    m_status->showRefused(m_controller->refusedCount(), m_engine.settings().backend);
}

void MainWindow::showSocketCount() {
    const bool any = m_files->opened() || m_controller->socketCount() > 0;
    m_toolBar->setEmpty(!any);
    m_pages->setCurrentWidget(any ? static_cast<QWidget*>(m_page) : m_start);
    lockLanes(!any);
    fitCurrent();
    showCapturing();
    showView();
}

// Those that are left out know by themselves whether they can do anything.
void MainWindow::lockLanes(bool locked) {
    if (!locked) {
        m_withoutLanes.unlock();
        return;
    }
    QList<QAction*> actions = m_actions->ofLanes();
    for (QAction* own :
         {m_actions->inspector, m_actions->remove, m_actions->explain, m_actions->viewBack, m_actions->viewForward})
        actions.removeOne(own);
    m_withoutLanes.lock(actions + QList<QAction*>{m_actions->filter},
                        tr("There is no socket yet. Add one (Ctrl+N), or start the demo (Ctrl+D)."));
}

void MainWindow::showView() {
    const std::optional<PageStatus> page = m_scenariosRoom->status();
    m_status->showPage(page);
    if (page) {
        m_status->showView(page->right);
        return;
    }
    if (m_labRoom->isShown()) {
        m_status->showView(tr("kernel time stamps  ·  this kernel: %1").arg(QSysInfo::kernelVersion()));
        return;
    }
    if (m_engineRoom->isShown()) {
        m_status->showView(tr("glass rebuilt from the trace  ·  nothing is kept while capturing"));
        return;
    }
    m_status->showView(isStartPageShown() ? tr("%1 ready  ·  no sockets").arg(backendText(m_engine.settings().backend))
                                          : viewWords(m_page->timeline().viewed(), m_page->timeline().isWallClock()));
}

void MainWindow::showRecent() {
    m_start->setRecent(m_settings.recentAddresses(), m_settings.recentTraces());
    fillRecent();
}

void MainWindow::fitCurrent() {
    const SocketId current = m_page->table().current();
    m_socketActions->fit(m_controller->info(current));
    // Also of a trace from a file.
    m_actions->explain->setEnabled(current != kNoSocket);
    m_actions->explain->setToolTip(
        current == kNoSocket ? tr("Select a socket first.")
                             : tr("What each bit means, at cursor A or now, and what the next calls return (X)"));
}

void MainWindow::addText(const QString& address) {
    const AddressResult parsed = parseAddress(address.toStdString());
    if (const auto* good = std::get_if<Address>(&parsed))
        addSocket(*good);
}

QMenu* MainWindow::rowMenu(SocketId socket) {
    m_page->table().setCurrent(socket);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (socket == kNoSocket)
        menu->addActions({m_actions->addSocket, m_actions->showHidden});
    else
        fillSocketMenu(*menu, *m_actions);
    return menu;
}

void MainWindow::contextMenu(SocketId socket, const QPoint& position) { rowMenu(socket)->popup(position); }

void MainWindow::laneMenu(SocketId socket, const QPoint& position, Nanos time) {
    QMenu* menu = rowMenu(socket);
    menu->addSeparator();
    menu->addAction(tr("Add &Marker Here"), m_markersRoom, [this, time] { m_markersRoom->addAt(time); });
    menu->popup(position);
}

void MainWindow::restore() {
    restoreGeometry(m_settings.layout(QStringLiteral("window")));
    m_page->restoreLayout(m_settings);
    chooseRowHeight(m_settings.rowHeight());
    const bool wallClock = m_settings.layout(QStringLiteral("clock")) == "wall";
    m_page->setWallClock(wallClock);
    m_actions->time->actions().at(wallClock ? 1 : 0)->setChecked(true);
    m_actions->theme->actions().at(static_cast<int>(m_settings.theme()))->setChecked(true);
    const bool inspector = m_settings.layout(QStringLiteral("inspector")) != "hidden";
    m_actions->inspector->setChecked(inspector);
    m_page->showInspector(inspector);
}

void MainWindow::save() {
    m_settings.setLayout(QStringLiteral("window"), saveGeometry());
    m_page->saveLayout(m_settings);
    m_settings.setLayout(QStringLiteral("clock"), m_page->timeline().isWallClock() ? "wall" : "relative");
    m_settings.setLayout(QStringLiteral("inspector"), m_actions->inspector->isChecked() ? "shown" : "hidden");
    m_scenariosRoom->save();
    m_guideRoom->save();
    m_settings.setEngine(m_engine.settings());
    m_settings.sync();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && m_pacer)
        m_pacer->setSeen(!isMinimized());
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    m_pacer->setSeen(true);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_mayClose && (m_files->isWriting() || m_files->isUnsaved())) {
        event->ignore();
        closeLater();
        return;
    }
    save();
    QMainWindow::closeEvent(event);
}

} // namespace readyscope
