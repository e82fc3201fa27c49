// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/lanes.h"

#include <QApplication>

namespace readyscope::bench {

Lanes::Lanes(const Source& source, SocketId lanes, int rowHeight, QSize size) : m_view(source, &m_rows) {
    m_rows.rowHeight = rowHeight;
    m_rows.viewportHeight = size.height() - kTop;
    for (SocketId id = 1; id <= lanes; ++id) {
        SocketInfo info;
        info.id = id;
        info.name = "lane" + std::to_string(id);
        info.state = SocketState::Open;
        m_rows.add(info);
    }
    m_view.resize(size);
    m_view.show();
    QApplication::processEvents();
}

} // namespace readyscope::bench
