// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/actionlock.h"

#include <QAction>

namespace readyscope {

void ActionLock::lock(const QList<QAction*>& actions, const QString& why) {
    for (QAction* action : actions) {
        if (!holds(action))
            m_before.insert(action, {action->isEnabled(), action->toolTip()});
        action->setEnabled(false);
        action->setToolTip(why);
    }
}

void ActionLock::unlock() {
    for (auto before = m_before.begin(); before != m_before.end(); ++before) {
        before.key()->setEnabled(before->enabled);
        before.key()->setToolTip(before->tip);
    }
    m_before.clear();
}

} // namespace readyscope
