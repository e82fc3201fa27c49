// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Chips as a part of a form or a table of words.

#include "core/readiness/events.h"

#include <QWidget>

namespace readyscope {

class ChipLabel : public QWidget {
    Q_OBJECT
public:
    explicit ChipLabel(Events events, QWidget* parent = nullptr);

    void setEvents(Events events);
    Events events() const { return m_events; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Events m_events;
};

} // namespace readyscope
