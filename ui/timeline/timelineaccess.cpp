// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineaccess.h"

#include "ui/common/texts.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

#include <algorithm>

namespace readyscope {

namespace {

class LaneAccessible final : public QAccessibleInterface {
public:
    LaneAccessible(TimelineView* view, SocketId socket) : m_view(view), m_socket(socket) {}

    bool isValid() const override { return m_view != nullptr; }
    QObject* object() const override { return nullptr; } // a painted part
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override {
        if (!m_view || !m_view->rows() || kind != QAccessible::Name)
            return {};
        const LaneSummary lane = m_view->snapshot().lane(m_socket);
        const Nanos now = m_view->snapshot().totals().now;
        return spokenName(m_view->rows()->info(m_socket), lane.state,
                          lane.changed == kNoTime ? kNoTime : std::max<Nanos>(0, now - lane.changed));
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override {
        const QRect lane = m_view ? m_view->laneRect(m_socket) : QRect();
        return {m_view ? m_view->viewport()->mapToGlobal(lane.topLeft()) : QPoint(), lane.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        const bool current = m_view && m_view->rows() && m_view->rows()->current() == m_socket;
        state.selectable = true;
        state.focusable = true;
        state.selected = current;
        state.focused = current && m_view->hasFocus();
        state.invisible = rect().isEmpty();
        return state;
    }

private:
    QPointer<TimelineView> m_view;
    SocketId m_socket;
};

class TimelineAccessible final : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineView* view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~TimelineAccessible() override {
        for (const QAccessible::Id id : std::as_const(m_lanes))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(lanes().size()); }
    QAccessibleInterface* child(int index) const override {
        const QVector<LaneRow> rows = lanes();
        return index >= 0 && index < rows.size() ? lane(rows.at(index).socket) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (int i = 0; i < childCount(); ++i)
            if (this->child(i) == child)
                return i;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        for (int i = 0; i < childCount(); ++i)
            if (child(i)->rect().contains(x, y))
                return child(i);
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        const bool has = m_view && m_view->hasFocus() && m_view->rows();
        return has && !m_view->laneRect(m_view->rows()->current()).isEmpty() ? lane(m_view->rows()->current())
                                                                             : nullptr;
    }

private:
    QVector<LaneRow> lanes() const {
        return m_view && m_view->rows() ? m_view->rows()->visibleRows() : QVector<LaneRow>();
    }
    QAccessibleInterface* lane(SocketId socket) const {
        auto found = m_lanes.constFind(socket);
        if (found == m_lanes.constEnd())
            found =
                m_lanes.insert(socket, QAccessible::registerAccessibleInterface(new LaneAccessible(m_view, socket)));
        return QAccessible::accessibleInterface(*found);
    }

    QPointer<TimelineView> m_view;
    mutable QHash<SocketId, QAccessible::Id> m_lanes; // made when first asked for
};

QAccessibleInterface* makeTimelineAccess(const QString&, QObject* object) {
    auto* view = qobject_cast<TimelineView*>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

void installTimelineAccess() {
    static const bool installed = (QAccessible::installFactory(makeTimelineAccess), true);
    Q_UNUSED(installed)
}

void tellLaneFocus(TimelineView& view) {
    if (!QAccessible::isActive() || !view.rows())
        return;
    const QVector<LaneRow> rows = view.rows()->visibleRows();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&view](const LaneRow& lane) { return lane.socket == view.rows()->current(); });
    if (row == rows.end())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(static_cast<int>(row - rows.begin()));
    QAccessible::updateAccessibility(&event);
}

} // namespace readyscope
