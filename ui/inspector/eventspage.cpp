// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventspage.h"

#include "ui/common/dimlabel.h"
#include "ui/inspector/eventslist.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace readyscope {

EventsPage::EventsPage(QWidget* parent) : QWidget(parent), m_list(new EventsList(this)), m_none(new QLabel(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_none);
    layout->addWidget(m_list, 1);
    m_none->setText(tr("Nothing has happened to it yet. Each change of what it is ready for is listed here."));
    m_none->setContentsMargins(16, 12, 16, 12);
    connect(m_list, &EventsList::eventChosen, this, &EventsPage::eventChosen);
    connect(m_list, &EventsList::eventHovered, this, &EventsPage::eventHovered);
    showWhetherAny();
    dim(*m_none, palette());
}

void EventsPage::setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot) {
    m_list->setSocket(socket, std::move(snapshot));
    showWhetherAny();
}

void EventsPage::refresh(std::shared_ptr<const Snapshot> snapshot) {
    m_list->refresh(std::move(snapshot));
    showWhetherAny();
}

void EventsPage::setWallClock(bool wallClock) { m_list->setWallClock(wallClock); }

void EventsPage::showTime(Nanos time) { m_list->showTime(time); }

void EventsPage::markTime(std::optional<Nanos> time) { m_list->markTime(time); }

void EventsPage::showWhetherAny() { m_none->setVisible(m_list->count() == 0); }

void EventsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dim(*m_none, palette());
}

} // namespace readyscope
