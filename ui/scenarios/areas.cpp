// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/areas.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace readyscope {

QVBoxLayout* columnIn(QWidget* area) {
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

QScrollArea* roomOf(QWidget* inner, QWidget* parent) {
    auto* room = new QScrollArea(parent);
    room->setFrameShape(QFrame::NoFrame);
    room->setWidgetResizable(true);
    room->setFocusPolicy(Qt::NoFocus);
    room->setWidget(inner);
    return room;
}

} // namespace readyscope
