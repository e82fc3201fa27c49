// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/panel.h"

#include "ui/common/look.h"

#include <QPainter>

namespace readyscope {

void Panel::paintEvent(QPaintEvent*) {
    const QColor line = Look::of(palette()).strongLine;
    QPainter painter(this);
    if ((m_edges & Top) != 0)
        painter.fillRect(0, 0, width(), 1, line);
    if ((m_edges & Bottom) != 0)
        painter.fillRect(0, height() - 1, width(), 1, line);
    if ((m_edges & Left) != 0)
        painter.fillRect(0, 0, 1, height(), line);
}

} // namespace readyscope
