// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chiplabel.h"

#include "ui/common/chips.h"
#include "ui/common/texts.h"

#include <QPainter>

namespace readyscope {

ChipLabel::ChipLabel(Events events, QWidget* parent) : QWidget(parent), m_events(events) {
    setAccessibleName(eventNames(events));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipLabel::setEvents(Events events) {
    if (m_events == events)
        return;
    m_events = events;
    setAccessibleName(eventNames(events));
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const { return {Chips::fullWidth(m_events, font()), kChipHeight + 4}; }

void ChipLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    Chips(m_events, rect(), font()).paint(painter, Look::of(palette()), palette().color(QPalette::Window));
}

} // namespace readyscope
