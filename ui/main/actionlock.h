// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes actions out of use for a while, with a tip that says why, and gives them back as they were.

#include <QHash>
#include <QList>
#include <QString>

class QAction;

namespace readyscope {

class ActionLock {
public:
    void lock(const QList<QAction*>& actions, const QString& why);
    void unlock();
    bool holds(QAction* action) const { return m_before.contains(action); }

private:
    struct Before {
        bool enabled = true;
        QString tip;
    };
    QHash<QAction*, Before> m_before;
};

} // namespace readyscope
