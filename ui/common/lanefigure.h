// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// "How to read a lane": an enlarged lane with three moments explained, for the start page.

#include <QWidget>

namespace readyscope {

class LaneFigure : public QWidget {
    Q_OBJECT
public:
    explicit LaneFigure(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

// The legend beside it: each event's chip, its word, and what it means.
class EventLegend : public QWidget {
    Q_OBJECT
public:
    explicit EventLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace readyscope
