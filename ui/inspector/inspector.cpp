// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/inspector/datalog.h"
#include "ui/inspector/datapage.h"
#include "ui/inspector/detailspage.h"
#include "ui/inspector/eventspage.h"
#include "ui/inspector/explainpane.h"
#include "ui/inspector/inspectorhead.h"
#include "ui/inspector/laneasked.h"
#include "ui/inspector/moments.h"
#include "ui/inspector/statisticspage.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace readyscope {

Inspector::Inspector(QWidget* parent)
    : QWidget(parent), m_headRow(new QHBoxLayout), m_tabs(new QTabBar(this)), m_head(new InspectorHead(this)),
      m_pages(new QStackedWidget(this)), m_nothing(new QLabel(this)), m_details(new DetailsPage(this)),
      m_data(new DataPage(this)), m_statistics(new StatisticsPage(this)), m_events(new EventsPage(this)),
      m_explain(new ExplainPane(this)) {
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Details"));
    m_tabs->addTab(tr("Data"));
    m_tabs->addTab(tr("Statistics"));
    m_tabs->addTab(tr("Events"));
    m_tabs->addTab(tr("Explain"));
    m_headRow->setContentsMargins(4, 0, 8, 0);
    m_headRow->setSpacing(6);
    m_headRow->addWidget(m_tabs, 0, Qt::AlignBottom);
    m_headRow->addSpacing(24);
    m_headRow->addWidget(m_head, 1);

    m_nothing->setText(tr("Select a socket in the table or on the timeline to see what is known of it."));
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_nothing->setContentsMargins(16, 12, 16, 12);
    m_pages->setObjectName(QStringLiteral("inspectorPages"));
    m_pages->setAutoFillBackground(true);
    for (QWidget* page :
         {static_cast<QWidget*>(m_details), static_cast<QWidget*>(m_data), static_cast<QWidget*>(m_statistics),
          static_cast<QWidget*>(m_events), static_cast<QWidget*>(m_explain), static_cast<QWidget*>(m_nothing)})
        m_pages->addWidget(page);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_headRow);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &Inspector::choosePage);
    connect(m_events, &EventsPage::eventChosen, this, &Inspector::eventChosen);
    connect(m_events, &EventsPage::eventHovered, this, &Inspector::eventHovered);
    connect(m_explain, &ExplainPane::caseAsked, this, &Inspector::caseAsked);
    choosePage();
    tint();
}

void Inspector::addButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_headRow->addWidget(button);
    m_buttons.append(button);
    choosePage();
}

void Inspector::addMenuButton(const QString& text, const QIcon& icon, QMenu* menu) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setIcon(icon);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    // Grey where nothing in it can be done, and then it says why.
    const auto fit = [button, menu] {
        const QList<QAction*> actions = menu->actions();
        const bool isAny = std::ranges::any_of(actions, [](const QAction* action) { return action->isEnabled(); });
        button->setEnabled(isAny);
        button->setToolTip(isAny || actions.isEmpty() ? QString() : actions.first()->toolTip());
    };
    const QList<QAction*> actions = menu->actions();
    for (const QAction* action : actions)
        connect(action, &QAction::changed, button, fit);
    fit();
    m_headRow->addWidget(button);
    m_buttons.append(button);
    choosePage();
}

void Inspector::setSocket(const SocketInfo& socket, std::shared_ptr<const Snapshot> snapshot, const Queues& queues) {
    m_socket = socket;
    m_snapshot = std::move(snapshot);
    m_queues = queues;
    m_events->setSocket(socket.id, m_snapshot);
    showDetails();
    showData();
    choosePage();
}

void Inspector::refresh(const SocketInfo& socket, std::shared_ptr<const Snapshot> snapshot, const Queues& queues) {
    if (socket.id == kNoSocket)
        return;
    m_socket = socket;
    m_snapshot = std::move(snapshot);
    m_queues = queues;
    m_events->refresh(m_snapshot);
    showDetails();
    showExplanation();
}

void Inspector::setWallClock(bool wallClock) {
    m_wallClock = wallClock;
    m_events->setWallClock(wallClock);
    showDetails();
    showData();
    showExplanation();
}

void Inspector::setPage(Page page) { m_tabs->setCurrentIndex(page); }

Inspector::Page Inspector::page() const { return static_cast<Page>(m_tabs->currentIndex()); }

void Inspector::showTime(Nanos time) { m_events->showTime(time); }

void Inspector::setCursor(std::optional<Nanos> time) {
    m_cursor = time;
    showExplanation();
}

void Inspector::markTime(std::optional<Nanos> time) { m_events->markTime(time); }

void Inspector::showDetails() {
    if (m_socket.id == kNoSocket || !m_snapshot)
        return;
    const LaneSummary lane = m_snapshot->lane(m_socket.id);
    m_head->show(m_socket, lane.state);
    const auto moment = [this](Nanos time) { return momentOf(*m_snapshot, time, m_wallClock); };
    m_details->show(Details{m_socket, lane, m_queues, m_snapshot->totals().now, moment(m_socket.opened),
                            moment(m_socket.ended), moment(lane.changed)});
}

void Inspector::setDataLog(const DataLog* log) {
    m_log = log;
    connect(log, &DataLog::changed, this, [this](SocketId socket) {
        if (socket == m_socket.id)
            showData();
    });
}

void Inspector::showData() {
    if (m_log == nullptr || !m_snapshot)
        return;
    m_data->show(m_log->of(m_socket.id), [this](Nanos time) { return momentOf(*m_snapshot, time, m_wallClock); });
}

void Inspector::showExplanation() {
    if (m_pages->currentWidget() != m_explain || !m_snapshot)
        return;
    const Asked asked = laneAsked(*m_snapshot, m_socket, m_cursor);
    const QString backend = backendText(asked.backend);
    m_explain->explain(asked, m_cursor && *m_cursor < m_snapshot->totals().now
                                  ? tr("%1 at A, %2").arg(backend, momentOf(*m_snapshot, *m_cursor, m_wallClock))
                                  : tr("%1 now").arg(backend));
}

void Inspector::choosePage() {
    const bool any = m_socket.id != kNoSocket;
    m_head->setVisible(any);
    // Statistics are of what is selected on the timeline, which may be no socket's.
    const bool statistics = m_tabs->currentIndex() == StatisticsTab;
    m_pages->setCurrentIndex(any || statistics ? m_tabs->currentIndex() : m_pages->indexOf(m_nothing));
    for (QWidget* button : std::as_const(m_buttons))
        button->setVisible(any);
    showExplanation();
}

void Inspector::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void Inspector::tint() {
    const Look& look = Look::of(palette());
    QPalette page = palette();
    page.setColor(QPalette::Window, look.base);
    m_pages->setPalette(page);
    page.setColor(QPalette::WindowText, look.dim);
    m_nothing->setPalette(page);
}

} // namespace readyscope
