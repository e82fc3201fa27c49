// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/partswidget.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

namespace readyscope {

namespace {

class PartAccessible final : public QAccessibleInterface {
public:
    PartAccessible(PartsWidget* owner, int index) : m_owner(owner), m_index(index) {}

    bool isValid() const override { return m_owner && m_index < m_owner->parts().size(); }
    QObject* object() const override { return nullptr; } // a painted part
    QWindow* window() const override { return m_owner ? m_owner->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_owner); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::StaticText; }
    QString text(QAccessible::Text kind) const override {
        return isValid() && kind == QAccessible::Name ? m_owner->parts().at(m_index).name : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        if (!isValid())
            return {};
        const QRect part = m_owner->parts().at(m_index).rect;
        return {m_owner->mapToGlobal(part.topLeft()), part.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.readOnly = true;
        state.invisible = !m_owner || !m_owner->isVisible();
        return state;
    }

private:
    QPointer<PartsWidget> m_owner;
    int m_index;
};

class PartsAccessible final : public QAccessibleWidget {
public:
    explicit PartsAccessible(PartsWidget* owner) : QAccessibleWidget(owner, QAccessible::Grouping), m_owner(owner) {}
    ~PartsAccessible() override {
        for (const QAccessible::Id id : std::as_const(m_parts))
            QAccessible::deleteAccessibleInterface(id);
    }

    // The widget's own children, buttons and the like, come after what it paints.
    int childCount() const override { return count() + QAccessibleWidget::childCount(); }
    QAccessibleInterface* child(int index) const override {
        if (index >= count())
            return QAccessibleWidget::child(index - count());
        return index < 0 ? nullptr : part(index);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (int i = 0; i < count(); ++i)
            if (part(i) == child)
                return i;
        const int own = QAccessibleWidget::indexOfChild(child);
        return own < 0 ? -1 : own + count();
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        for (int i = 0; i < count(); ++i)
            if (part(i)->rect().contains(x, y))
                return part(i);
        return QAccessibleWidget::childAt(x, y);
    }

private:
    int count() const { return m_owner ? static_cast<int>(m_owner->parts().size()) : 0; }
    QAccessibleInterface* part(int index) const {
        while (m_parts.size() <= index)
            m_parts.append(QAccessible::registerAccessibleInterface(
                new PartAccessible(m_owner, static_cast<int>(m_parts.size()))));
        return QAccessible::accessibleInterface(m_parts.at(index));
    }

    QPointer<PartsWidget> m_owner;
    mutable QVector<QAccessible::Id> m_parts; // made when first asked for
};

QAccessibleInterface* makePartsAccess(const QString&, QObject* object) {
    auto* owner = qobject_cast<PartsWidget*>(object);
    return owner ? new PartsAccessible(owner) : nullptr;
}

} // namespace

PartsWidget::PartsWidget(QWidget* parent) : QWidget(parent) {
    static const bool installed = (QAccessible::installFactory(makePartsAccess), true);
    Q_UNUSED(installed)
}

} // namespace readyscope
