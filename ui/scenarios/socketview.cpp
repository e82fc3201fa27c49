// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/socketview.h"

#include "ui/common/areasplitter.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/inspector/explainpane.h"
#include "ui/scenarios/differencelist.h"
#include "ui/scenarios/lanesarea.h"
#include "ui/scenarios/recipelanes.h"
#include "ui/scenarios/sockethead.h"
#include "ui/scenarios/socketwords.h"
#include "ui/scenarios/tabbedpane.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace readyscope {

namespace {

constexpr std::chrono::milliseconds kPace{100};

} // namespace

SocketView::SocketView(Inspection& inspection, QWidget* parent)
    : ScenarioView(parent), m_watches(new SocketWatches(inspection, this)), m_head(new SocketHead(this)),
      m_area(new LanesArea(this)), m_follow(new QCheckBox(tr("Follow"), this)), m_explain(new ExplainPane(this)),
      m_down(new AreaSplitter(Qt::Vertical, this)) {
    m_follow->setObjectName(QStringLiteral("followSocket"));
    m_follow->setToolTip(tr("The newest stays in sight (L); pan and it stays where it is"));
    m_area->addToHead(m_follow);
    auto* bottom = new TabbedPane(tr("Explanations"), m_down);
    bottom->add(tr("Explain this mask"), m_explain);
    m_down->addWidget(m_area);
    m_down->addWidget(bottom);
    m_down->setStretchFactor(1, 1);
    m_down->setSizes({330, 450});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_down, 1);
    m_pace.setInterval(kPace);
    wire();
}

void SocketView::wire() {
    connect(m_watches, &SocketWatches::changed, this, [this](SocketId socket) {
        if (socket == m_current)
            showSocket();
        emit changed();
    });
    connect(m_head, &SocketHead::rowAsked, this, [this] { emit rowAsked(m_current); });
    connect(m_head, &SocketHead::watchAsked, this, &SocketView::run);
    connect(m_head, &SocketHead::stopAsked, this, &SocketView::cancel);
    connect(m_head, &SocketHead::takeOutAsked, this, &SocketView::takeOut);
    connect(m_area, &LanesArea::cursorPut, this, &SocketView::showMask);
    connect(&lanes(), &RecipeLanes::cursorMoved, this, &SocketView::showMask);
    connect(&lanes(), &RecipeLanes::backendChosen, this, &SocketView::showMask);
    connect(&lanes(), &RecipeLanes::followingChanged, m_follow, &QCheckBox::setChecked);
    connect(m_follow, &QCheckBox::clicked, &lanes(), &RecipeLanes::setFollowing);
    connect(m_explain, &ExplainPane::caseAsked, this, &SocketView::caseAsked);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (!window()->isMinimized())
            m_watches->refresh(m_current);
    });
}

RecipeLanes& SocketView::lanes() const { return m_area->lanes(); }

ScenarioGroup SocketView::group() const {
    ScenarioGroup group{tr("From the capture"), {}, {}};
    for (const SocketId socket : m_watches->sockets())
        group.entries.append(entryFor(*m_watches->find(socket)));
    return group;
}

bool SocketView::select(const QString& entry) {
    const QVector<SocketId> all = m_watches->sockets();
    const auto found = std::ranges::find(all, entry, entryOf);
    if (found == all.end())
        return false;
    m_current = *found;
    showSocket();
    return true;
}

QString SocketView::selected() const { return current() != nullptr ? entryOf(m_current) : QString(); }

void SocketView::run() {
    if (const WatchedSocket* socket = current(); socket != nullptr && !socket->isLive())
        emit watchAsked(m_current);
}

void SocketView::cancel() { m_watches->stop(m_current); }

void SocketView::takeOut() { m_watches->takeOut(m_current); }

PageStatus SocketView::status() const {
    const WatchedSocket* socket = current();
    return socket != nullptr ? statusOf(*socket) : PageStatus();
}

void SocketView::showSocket() {
    const WatchedSocket* socket = current();
    followOn();
    if (socket == nullptr)
        return;
    m_head->show(*socket);
    lanes().show(shownOf(*socket));
    m_follow->setEnabled(socket->isLive());
    m_area->setWords(observersText(*socket));
    showDifferences(*socket);
    showMask();
}

void SocketView::showDifferences(const WatchedSocket& socket) {
    const std::size_t count = socket.report.differences.size();
    m_area->showDifferences(
        socket.report.differences, count > 0 || !socket.isLive() ? differencesTitle(count) : tr("No difference yet"),
        socket.isLive() ? tr("So far every backend told what poll told. They are compared wherever the socket stands "
                             "still for a moment.")
                        : tr("Every backend that was asked told what poll told, and told it alike."));
}

// At the cursor, or now.
void SocketView::showMask() {
    const WatchedSocket* socket = current();
    if (socket == nullptr)
        return;
    const LanesScene& scene = lanes().scene();
    const Backend backend = lanes().backend();
    const std::optional<Nanos> at = lanes().cursor();
    const auto lane = static_cast<std::size_t>(backend);
    const QString heading = at ? tr("%1 at A, %2").arg(backendText(backend), durationText(*at - scene.begin()))
                            : socket->isLive() ? tr("%1 now").arg(backendText(backend))
                                               : tr("%1 at the end").arg(backendText(backend));
    if (const std::string& refused = socket->report.lanes.at(lane).refused; !refused.empty())
        return m_explain->showNothing(tr("%1: %2.").arg(backendText(backend), QString::fromStdString(refused)));
    const std::optional<Events> told = at ? scene.toldAt(lane, *at) : scene.lastTold(lane);
    if (!told)
        return m_explain->showNothing(tr("%1: it does not watch then.").arg(heading));
    m_explain->explain({socket->info.kind, socket->info.state, backend, *told, socket->info.interest}, heading);
}

// While it is looked at and goes on, the lanes are to reach up to now.
void SocketView::followOn() {
    const WatchedSocket* socket = current();
    const bool goesOn = isVisible() && socket != nullptr && socket->isLive();
    if (goesOn && !m_pace.isActive())
        m_pace.start();
    else if (!goesOn)
        m_pace.stop();
}

void SocketView::showEvent(QShowEvent* event) {
    ScenarioView::showEvent(event);
    followOn();
}

void SocketView::hideEvent(QHideEvent* event) {
    ScenarioView::hideEvent(event);
    followOn();
}

void SocketView::restoreLayout(const Settings& settings) {
    m_down->restoreState(settings.layout(QStringLiteral("socketViewDown")));
    m_area->restoreState(settings.layout(QStringLiteral("socketViewAcross")));
    m_area->setDifferencesShown(settings.layout(QStringLiteral("socketViewDifferences")) != "hidden");
}

void SocketView::saveLayout(Settings& settings) const {
    settings.setLayout(QStringLiteral("socketViewDown"), m_down->saveState());
    settings.setLayout(QStringLiteral("socketViewAcross"), m_area->saveState());
    settings.setLayout(QStringLiteral("socketViewDifferences"), m_area->areDifferencesShown() ? "shown" : "hidden");
}

} // namespace readyscope
