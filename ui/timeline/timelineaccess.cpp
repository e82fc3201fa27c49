// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineaccess.h"

#include "ui/common/sublanes.h"
#include "ui/common/texts.h"
#include "ui/timeline/cursoraccess.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

#include <algorithm>

namespace readyscope {

namespace {

// Those in view, without the headings of groups.
QVector<LaneRow> lanesOf(const TimelineView& view) {
    QVector<LaneRow> lanes = view.rows() ? view.rows()->visibleRows() : QVector<LaneRow>();
    lanes.removeIf([](const LaneRow& row) { return row.socket == kNoSocket; });
    return lanes;
}

class LaneAccessible final : public QAccessibleInterface {
public:
    LaneAccessible(TimelineView* view, LaneKey lane) : m_view(view), m_lane(lane) {}

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
        const SocketInfo info = m_view->rows()->info(m_lane.socket);
        const LaneSummary lane = m_view->snapshot().lane(m_lane.socket);
        if (!m_lane.subLane.empty())
            return spokenSubLane(info, lane.state);
        const Nanos now = m_view->snapshot().totals().now;
        return spokenName(info, lane.state, lane.changed == kNoTime ? kNoTime : std::max<Nanos>(0, now - lane.changed));
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override {
        const QRect lane = m_view ? m_view->laneRect(m_lane) : QRect();
        return {m_view ? m_view->viewport()->mapToGlobal(lane.topLeft()) : QPoint(), lane.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        const bool current = m_view && m_view->rows() && m_view->rows()->currentLane() == m_lane;
        state.selectable = true;
        state.focusable = true;
        state.selected = current;
        state.focused = current && m_view->hasFocus();
        state.invisible = rect().isEmpty();
        return state;
    }

private:
    // "web.2, IN, set".
    QString spokenSubLane(const SocketInfo& info, Events state) const {
        const Events::Bit bit = nameOfSubLane(m_lane.subLane, state.isSets());
        return TimelineView::tr("%1, %2, %3")
            .arg(QString::fromStdString(info.name), eventNames(bit),
                 state.any(m_lane.subLane) ? TimelineView::tr("set") : TimelineView::tr("clear"));
    }

    QPointer<TimelineView> m_view;
    LaneKey m_lane;
};

class TimelineAccessible final : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineView* view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~TimelineAccessible() override {
        for (const QAccessible::Id id : std::as_const(m_lanes))
            QAccessible::deleteAccessibleInterface(id);
        for (const QAccessible::Id id : std::as_const(m_measures))
            QAccessible::deleteAccessibleInterface(id);
    }

    // The lanes, then the cursors and the rest as far as they stand.
    int childCount() const override { return static_cast<int>(lanes().size() + measures().size()); }
    QAccessibleInterface* child(int index) const override {
        const QVector<LaneRow> rows = lanes();
        if (index >= 0 && index < rows.size())
            return lane(rows.at(index).key());
        const QVector<MeasurePart> parts = measures();
        const qsizetype part = index - rows.size();
        return part >= 0 && part < parts.size() ? measure(parts.at(part)) : nullptr;
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
        if (m_view && m_view->hasFocus() && m_view->cursors().held())
            return measure(*m_view->cursors().held() == CursorId::A ? MeasurePart::CursorA : MeasurePart::CursorB);
        const bool has = m_view && m_view->hasFocus() && m_view->rows();
        const LaneKey current = has ? m_view->rows()->currentLane() : LaneKey();
        return has && !m_view->laneRect(current).isEmpty() ? lane(current) : nullptr;
    }

    QAccessibleInterface* measure(MeasurePart part) const {
        auto found = m_measures.constFind(static_cast<int>(part));
        if (found == m_measures.constEnd())
            found = m_measures.insert(static_cast<int>(part),
                                      QAccessible::registerAccessibleInterface(makeMeasureAccess(m_view, part)));
        return QAccessible::accessibleInterface(*found);
    }

private:
    QVector<MeasurePart> measures() const {
        QVector<MeasurePart> parts;
        const Cursors cursors = m_view ? m_view->cursors() : Cursors();
        if (cursors.at(CursorId::A))
            parts.append(MeasurePart::CursorA);
        if (cursors.at(CursorId::B))
            parts.append(MeasurePart::CursorB);
        if (cursors.areBoth())
            parts.append(MeasurePart::Between);
        if (m_view && m_view->area())
            parts.append(MeasurePart::Area);
        if (m_view && !m_view->eventWords().isEmpty())
            parts.append(MeasurePart::Event);
        return parts;
    }
    QVector<LaneRow> lanes() const { return m_view ? lanesOf(*m_view) : QVector<LaneRow>(); }
    QAccessibleInterface* lane(LaneKey lane) const {
        const quint64 key = (quint64{lane.socket} << 16) | lane.subLane.bits();
        auto found = m_lanes.constFind(key);
        if (found == m_lanes.constEnd())
            found = m_lanes.insert(key, QAccessible::registerAccessibleInterface(new LaneAccessible(m_view, lane)));
        return QAccessible::accessibleInterface(*found);
    }

    QPointer<TimelineView> m_view;
    mutable QHash<quint64, QAccessible::Id> m_lanes; // made when first asked for
    mutable QHash<int, QAccessible::Id> m_measures;  // likewise
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

namespace {

QAccessibleInterface* tellFocus(TimelineView& view, MeasurePart of) {
    if (!QAccessible::isActive())
        return nullptr;
    auto* timeline = static_cast<TimelineAccessible*>(QAccessible::queryAccessibleInterface(&view));
    QAccessibleInterface* part = timeline ? timeline->measure(of) : nullptr;
    if (!part)
        return nullptr;
    QAccessibleEvent focus(part, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
    return part;
}

} // namespace

void tellEvent(TimelineView& view) { tellFocus(view, MeasurePart::Event); }

void tellCursor(TimelineView& view, CursorId cursor) {
    QAccessibleInterface* part = tellFocus(view, cursor == CursorId::A ? MeasurePart::CursorA : MeasurePart::CursorB);
    if (!part)
        return;
    QAccessibleValueChangeEvent value(part, part->text(QAccessible::Value));
    QAccessible::updateAccessibility(&value);
}

void tellLaneFocus(TimelineView& view) {
    if (!QAccessible::isActive() || !view.rows())
        return;
    const QVector<LaneRow> rows = lanesOf(view);
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&view](const LaneRow& lane) { return lane.key() == view.rows()->currentLane(); });
    if (row == rows.end())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(static_cast<int>(row - rows.begin()));
    QAccessible::updateAccessibility(&event);
}

} // namespace readyscope
