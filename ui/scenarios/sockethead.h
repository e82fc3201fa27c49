// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of a socket that is watched by all backends: which one, whether they watch, and what can be done with it.

#include "ui/scenarios/socketwatches.h"
#include "ui/scenarios/viewhead.h"

class QPushButton;

namespace readyscope {

class SocketHead : public ViewHead {
    Q_OBJECT
public:
    explicit SocketHead(QWidget* parent = nullptr);

    void show(const WatchedSocket& socket);
    using QWidget::show;

signals:
    void rowAsked();
    void watchAsked();
    void stopAsked();
    void takeOutAsked();

private:
    QPushButton* m_toCapture;
    QPushButton* m_takeOut;
    QPushButton* m_watch; // or stop
    bool m_isLive = false;
};

} // namespace readyscope
