// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of equal height without a table, for tests of what draws on them.

#include "ui/common/lanerows.h"

#include <QHash>
#include <QScrollBar>

namespace readyscope::test {

class PlainRows final : public LaneRows {
public:
    int rowHeight = 30;
    int viewportHeight = 600;

    PlainRows() {
        connect(&m_bar, &QScrollBar::valueChanged, this, &LaneRows::changed);
        m_bar.setSingleStep(10);
    }

    void add(const SocketInfo& info) {
        m_order.append(info.id);
        m_infos.insert(info.id, info);
        m_bar.setMaximum(std::max(0, static_cast<int>(m_order.size()) * rowHeight - viewportHeight));
        emit changed();
    }
    void setInfo(const SocketInfo& info) { m_infos.insert(info.id, info); }
    SocketId hovered() const { return m_hovered; }

    QVector<LaneRow> visibleRows() const override {
        QVector<LaneRow> rows;
        for (int i = 0; i < m_order.size(); ++i) {
            const int top = i * rowHeight - m_bar.value();
            if (top + rowHeight > 0 && top < viewportHeight)
                rows.append({m_order[i], top, rowHeight, m_order[i] == m_current, m_order[i] == m_hovered});
        }
        return rows;
    }
    QVector<SocketId> order() const override { return m_order; }
    QScrollBar* scrollBar() const override { return &m_bar; }
    SocketId current() const override { return m_current; }
    void setCurrent(SocketId socket) override {
        m_current = socket;
        emit changed();
        emit currentChanged(socket);
    }
    void setHovered(SocketId socket) override {
        m_hovered = socket;
        emit changed();
    }
    SocketInfo info(SocketId socket) const override { return m_infos.value(socket); }

private:
    QVector<SocketId> m_order;
    QHash<SocketId, SocketInfo> m_infos;
    SocketId m_current = kNoSocket;
    SocketId m_hovered = kNoSocket;
    mutable QScrollBar m_bar{Qt::Vertical};
};

} // namespace readyscope::test
