// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// SIGINT and SIGTERM as a signal of Qt, so that a window ends as if it were closed.

#include "core/socket/fd.h"

#include <QObject>

namespace readyscope {

class EndSignals : public QObject {
    Q_OBJECT
public:
    explicit EndSignals(QObject* parent = nullptr);
    ~EndSignals() override; // the default action again

signals:
    void asked();

private:
    Fd m_event;
};

} // namespace readyscope
