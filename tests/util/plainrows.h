// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of equal height without a table, for tests of what draws on them.

#include "ui/common/lanerows.h"
#include "ui/common/sublanes.h"

#include <QHash>
#include <QScrollBar>

#include <algorithm>
#include <optional>

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
    SocketId hovered() const { return m_hovered.socket; }
    // Shows these of its sub-lanes below the lane.
    void unfold(SocketId socket, const QVector<Events>& subLanes) {
        m_subLanes.insert(socket, subLanes);
        emit changed();
    }

    QVector<LaneRow> visibleRows() const override {
        QVector<LaneRow> rows;
        int top = -m_bar.value();
        const auto add = [&](const LaneKey& lane, int height) {
            if (top + height > 0 && top < viewportHeight)
                rows.append({lane.socket, top, height, lane == m_current, lane == m_hovered, lane.subLane});
            top += height;
        };
        for (const SocketId socket : m_order) {
            add(socket, rowHeight);
            for (const Events subLane : m_subLanes.value(socket))
                add({socket, subLane}, kSubLaneHeight);
        }
        return rows;
    }
    QVector<SocketId> order() const override { return m_order; }
    QScrollBar* scrollBar() const override { return &m_bar; }
    SocketId current() const override { return m_current.socket; }
    LaneKey currentLane() const override { return m_current; }
    void setCurrent(LaneKey lane) override {
        m_current = lane;
        emit changed();
        emit currentChanged(lane.socket);
    }
    void setHovered(LaneKey lane) override {
        m_hovered = lane;
        emit changed();
    }
    void walk(int rows) override {
        const qsizetype at = m_order.indexOf(m_current.socket);
        if (!m_order.isEmpty())
            setCurrent(m_order.at(at < 0 ? 0 : std::clamp<qsizetype>(at + rows, 0, m_order.size() - 1)));
    }
    void fold(bool folded) override { m_folded = folded; }
    std::optional<bool> folded() const { return m_folded; } // as asked last
    SocketInfo info(SocketId socket) const override { return m_infos.value(socket); }

private:
    QVector<SocketId> m_order;
    QHash<SocketId, SocketInfo> m_infos;
    QHash<SocketId, QVector<Events>> m_subLanes;
    LaneKey m_current;
    LaneKey m_hovered;
    std::optional<bool> m_folded;
    mutable QScrollBar m_bar{Qt::Vertical};
};

} // namespace readyscope::test
