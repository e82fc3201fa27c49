// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/cursoraccess.h"

#include "ui/timeline/timelineview.h"

namespace readyscope {

namespace {

class MeasureAccessible final : public QAccessibleInterface, public QAccessibleValueInterface {
public:
    MeasureAccessible(TimelineView* view, MeasurePart part) : m_view(view), m_part(part) {}

    bool isValid() const override { return m_view != nullptr; }
    QObject* object() const override { return nullptr; } // a painted part
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return isCursor() ? QAccessible::Slider : QAccessible::StaticText; }
    void setText(QAccessible::Text, const QString&) override {}
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ValueInterface && isCursor() ? static_cast<QAccessibleValueInterface*>(this)
                                                                 : nullptr;
    }

    QString text(QAccessible::Text kind) const override {
        if (!m_view)
            return {};
        if (m_part == MeasurePart::Area)
            return kind == QAccessible::Name ? m_view->areaWords() : QString();
        if (m_part == MeasurePart::Event)
            return kind == QAccessible::Name ? m_view->eventWords() : QString();
        const CursorWords words = m_view->cursorWords();
        if (!isCursor())
            return kind == QAccessible::Name ? words.spoken : QString();
        if (kind == QAccessible::Name)
            return m_part == MeasurePart::CursorA ? TimelineView::tr("Cursor A") : TimelineView::tr("Cursor B");
        if (kind == QAccessible::Value)
            return m_part == MeasurePart::CursorA ? words.exactA : words.exactB;
        return {};
    }
    QRect rect() const override {
        if (!m_view)
            return {};
        const CursorPainter places = m_view->cursorPlaces();
        const QRect flag = m_part == MeasurePart::Area    ? m_view->areaRect()
                           : m_part == MeasurePart::Event ? m_view->eventRect()
                           : isCursor()                   ? places.flag(cursor())
                                                          : places.range();
        return {m_view->viewport()->mapToGlobal(flag.topLeft()), flag.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = isCursor();
        state.focused = m_view && isCursor() && m_view->cursors().held() == cursor() && m_view->hasFocus();
        state.invisible = rect().isEmpty();
        return state;
    }

    // In ns from the trace's beginning.
    QVariant currentValue() const override {
        const auto time = m_view ? m_view->cursors().at(cursor()) : std::nullopt;
        return time ? QVariant::fromValue<qlonglong>(*time - m_view->snapshot().totals().begin) : QVariant();
    }
    void setCurrentValue(const QVariant& value) override {
        if (m_view)
            m_view->putCursor(cursor(), m_view->snapshot().totals().begin + value.toLongLong());
    }
    QVariant maximumValue() const override {
        const TraceTotals totals = m_view ? m_view->snapshot().totals() : TraceTotals();
        return QVariant::fromValue<qlonglong>(totals.now - totals.begin);
    }
    QVariant minimumValue() const override { return QVariant::fromValue<qlonglong>(0); }
    QVariant minimumStepSize() const override { return QVariant::fromValue<qlonglong>(1); }

private:
    bool isCursor() const { return m_part == MeasurePart::CursorA || m_part == MeasurePart::CursorB; }
    CursorId cursor() const { return m_part == MeasurePart::CursorB ? CursorId::B : CursorId::A; }

    QPointer<TimelineView> m_view;
    MeasurePart m_part;
};

} // namespace

QAccessibleInterface* makeMeasureAccess(TimelineView* view, MeasurePart part) {
    return new MeasureAccessible(view, part);
}

} // namespace readyscope
