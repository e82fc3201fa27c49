// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/background.h"

namespace readyscope {

Background::Background(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

Background::~Background() {
    cancel();
    m_pool.waitForDone();
}

void Background::cancel() {
    if (m_wanted)
        m_wanted->store(false);
    m_wanted.reset();
    m_pool.clear(); // what has not begun
}

} // namespace readyscope
