// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/capturepage.h"

#include "ui/common/icons.h"
#include "ui/common/lanerows.h"
#include "ui/common/settings.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/statisticspage.h"
#include "ui/main/actions.h"
#include "ui/main/cursorreadout.h"
#include "ui/main/filterbar.h"
#include "ui/main/menus.h"
#include "ui/main/statisticsroom.h"
#include "ui/main/summarybar.h"
#include "ui/main/walkbar.h"
#include "ui/sockets/rowfilter.h"
#include "ui/sockets/socketmodel.h"
#include "ui/sockets/sockettableview.h"
#include "ui/timeline/timelineview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

namespace readyscope {

namespace {
constexpr int kTableShare = 46; // %, of the width, at first
} // namespace

CapturePage::CapturePage(EngineThread& engine, Actions& actions, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_source(&engine.source()), m_walk(new WalkBar(actions, this)),
      m_summary(new SummaryBar(this)), m_table(new SocketTableView(this)), m_inspector(new Inspector(this)) {
    m_filter = new FilterBar(actions, *m_table, m_walk->tableSide());
    auto* tableSide = new QHBoxLayout(m_walk->tableSide());
    tableSide->setContentsMargins(0, 0, 0, 0);
    tableSide->addWidget(m_filter);
    m_table->setSource(&engine.source());
    m_table->setInspection(&engine.inspection());
    m_timeline = new TimelineView(engine.source(), m_table->rows(), this);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    m_summary->setTimeline(*m_timeline);
    m_timeline->setAccessibleName(tr("Timeline"));

    m_inspector->addButton(actions.send);
    m_inspector->addButton(actions.receive);
    m_inspector->addMenuButton(tr("Shut down"), icon(IconName::ShutDown), makeShutDownMenu(actions, m_inspector));
    m_inspector->addButton(actions.close);

    m_areas = new QSplitter(Qt::Vertical, this);
    m_areas->setChildrenCollapsible(false);
    m_areas->addWidget(makeLanes());
    m_areas->addWidget(m_inspector);
    m_areas->setStretchFactor(0, 1);
    m_areas->setSizes({600, Inspector::kHeight});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_walk);
    layout->addWidget(m_summary);
    layout->addWidget(m_areas, 1);
    wire();
    new StatisticsRoom(*m_timeline, *m_table, *m_inspector, this);
}

QWidget* CapturePage::makeLanes() {
    m_lanes = new QSplitter(Qt::Horizontal, this);
    m_lanes->setObjectName(QStringLiteral("lanes"));
    m_lanes->setChildrenCollapsible(false);
    m_lanes->addWidget(m_table);
    m_lanes->addWidget(m_timeline);
    m_lanes->setStretchFactor(0, kTableShare);
    m_lanes->setStretchFactor(1, 100 - kTableShare);
    m_lanes->setSizes({kTableShare * 100, (100 - kTableShare) * 100});
    m_timeline->installEventFilter(this);
    return m_lanes;
}

void CapturePage::wire() {
    connect(&m_table->filter(), &RowFilter::countsChanged, m_summary,
            [this](const RowCounts& counts) { m_summary->setHidden(counts.hidden); });
    connect(&m_engine, &EngineThread::socketsChanged, m_table, [this](const QVector<SocketInfo>& sockets) {
        if (isLive())
            m_table->socketsChanged(sockets);
    });
    connect(m_table, &SocketTableView::currentChanged, this, &CapturePage::showCurrent);
    connect(m_timeline, &TimelineView::viewChanged, this,
            [this](const ViewedTime& viewed) { m_table->setViewedTime(viewed.from, viewed.from + viewed.span); });
    // A cursor in the hand comes along.
    connect(m_inspector, &Inspector::eventChosen, m_timeline, &TimelineView::goToTime);
    connect(m_inspector, &Inspector::eventHovered, m_timeline, &TimelineView::hoverAt);
    connect(m_timeline, &TimelineView::hoverTime, m_inspector, &Inspector::markTime);
    connect(m_timeline, &TimelineView::pausedChanged, this, [this](bool paused) {
        m_table->filter().hold(paused ? m_timeline->sharedSnapshot() : nullptr);
        if (!paused)
            refreshNumbers();
    });
    connect(m_timeline, &TimelineView::cursorsChanged, this, &CapturePage::showCursors);
    connect(m_timeline, &TimelineView::viewChanged, this, &CapturePage::showCursors);
    connect(m_timeline, &TimelineView::eventShown, this, [this](SocketId socket, Nanos time) {
        const LaneKey lane = m_table->rows()->currentLane();
        m_table->rows()->setCurrent(lane.socket == socket ? lane : LaneKey(socket));
        m_inspector->showTime(time);
    });
}

// Also the list of events stands where the cursor in the hand does, and the mask at A is the one explained.
void CapturePage::showCursors() {
    const Cursors& cursors = m_timeline->cursors();
    m_walk->cursors().show(m_timeline->cursorWords());
    m_inspector->setCursor(cursors.at(CursorId::A));
    if (cursors.held())
        m_inspector->showTime(*cursors.at(*cursors.held()));
}

void CapturePage::showCurrent() {
    const SocketId current = m_table->current();
    auto snapshot = m_timeline->isPaused() ? m_timeline->sharedSnapshot() : m_source->snapshot();
    m_inspector->setSocket(m_table->model()->info(current), std::move(snapshot), queuesOf(current));
    showCursors();
}

Queues CapturePage::queuesOf(SocketId socket) const {
    return socket == kNoSocket || !isLive() ? Queues{} : m_engine.inspection().queues(socket);
}

void CapturePage::showSource(const Source& source) {
    m_table->clear();
    m_source = &source;
    m_table->setSource(&source);
    m_table->setInspection(isLive() ? &m_engine.inspection() : nullptr);
    m_timeline->clearCursors();
    m_timeline->setSource(source);
}

void CapturePage::showTrace(const Source& source, Backend backend, const QVector<SocketInfo>& sockets) {
    m_backend = backend;
    showSource(source);
    m_table->socketsChanged(sockets);
    if (!sockets.isEmpty())
        m_table->setCurrent(sockets.front().id);
    showCurrent();
    refresh();
}

void CapturePage::showLive() {
    showSource(m_engine.source());
    showCurrent();
    refresh();
}

std::unordered_set<SocketId> CapturePage::family(SocketId socket) const {
    std::unordered_set<SocketId> family;
    const SocketModel& model = *m_table->model();
    const QModelIndex row = model.indexOf(socket);
    if (socket == kNoSocket || !row.isValid())
        return family;
    family.insert(socket);
    const QVector<SocketId> accepted = model.acceptedBy(socket);
    family.insert(accepted.begin(), accepted.end());
    return family;
}

QString CapturePage::nameOf(SocketId socket) const {
    return QString::fromStdString(m_table->model()->info(socket).name);
}

void CapturePage::refresh(const std::shared_ptr<const Snapshot>& snapshot) {
    m_table->setBackend(isLive() ? m_engine.settings().backend : m_backend);
    m_timeline->advance(snapshot);
    refreshNumbers(snapshot);
}

// A view that is paused stands still as a whole: table and inspector too.
void CapturePage::refreshNumbers(const std::shared_ptr<const Snapshot>& snapshot) {
    if (m_timeline->isPaused())
        return;
    m_table->refresh(isLive() ? monotonicNow() : snapshot->totals().now, snapshot);
    const SocketId current = m_table->current();
    if (m_inspector->isVisible() && current == m_inspector->socket() && current != kNoSocket)
        m_inspector->refresh(m_table->model()->info(current), snapshot, queuesOf(current));
}

void CapturePage::setWallClock(bool wallClock) {
    m_timeline->setWallClock(wallClock);
    m_inspector->setWallClock(wallClock);
}

void CapturePage::showInspector(bool shown) {
    m_inspector->setVisible(shown);
    if (shown)
        showCurrent();
}

void CapturePage::saveLayout(Settings& settings) const {
    settings.setLayout(QStringLiteral("lanes"), m_lanes->saveState());
    settings.setLayout(QStringLiteral("areas"), m_areas->saveState());
    settings.setLayout(QStringLiteral("table"), m_table->saveLayout());
    settings.setLayout(QStringLiteral("page"), QByteArray::number(m_inspector->page()));
    settings.setLayout(QStringLiteral("histogram"),
                       m_inspector->statistics().beside() == StatisticsPage::Beside::Lows ? "clear" : "rises");
}

void CapturePage::restoreLayout(const Settings& settings) {
    m_lanes->restoreState(settings.layout(QStringLiteral("lanes")));
    m_areas->restoreState(settings.layout(QStringLiteral("areas")));
    m_table->restoreLayout(settings.layout(QStringLiteral("table")));
    m_inspector->statistics().setBeside(settings.layout(QStringLiteral("histogram")) == "clear"
                                            ? StatisticsPage::Beside::Lows
                                            : StatisticsPage::Beside::Periods);
    m_inspector->setPage(static_cast<Inspector::Page>(settings.layout(QStringLiteral("page")).toInt()));
}

void CapturePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh(); // it was not kept up to date meanwhile
    m_table->setFocus();
}

QWidget* CapturePage::lanes() const { return m_lanes; }

bool CapturePage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_timeline && (event->type() == QEvent::Move || event->type() == QEvent::Resize))
        placeSummary();
    return QWidget::eventFilter(watched, event);
}

void CapturePage::placeSummary() {
    m_walk->setTimelineAt(m_timeline->x());
    m_summary->setTimelineAt(m_timeline->x());
}

} // namespace readyscope
