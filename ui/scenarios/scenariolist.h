// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list at the left of the page: groups of entries, one of them selected, each with a mark or an icon, a second line
// and words at its right. What a person types goes to the field above it.

#include "ui/common/icons.h"
#include "ui/common/partswidget.h"
#include "ui/scenarios/verdictmark.h"

#include <optional>

namespace readyscope {

struct ScenarioEntry {
    QString name;   // "recipe reset": unique
    QString title;  // "Reset"
    QString second; // a line below it; may be empty
    QString right;  // "1 of 7 steps"
    std::optional<IconName> icon;
    VerdictMark mark = VerdictMark::NotRun; // where there is no icon
    bool isGood = false;                    // a dot before the words at the right
    bool operator==(const ScenarioEntry&) const = default;
};

struct ScenarioGroup {
    QString title;   // "Edge recipes"
    QString summary; // "19 agree, 1 differs"
    QVector<ScenarioEntry> entries;
    bool operator==(const ScenarioGroup&) const = default;
};

class ScenarioList : public PartsWidget {
    Q_OBJECT
public:
    explicit ScenarioList(QWidget* parent = nullptr);

    void show(const QVector<ScenarioGroup>& groups);
    // Those whose names or titles contain the words; all where they are empty.
    void setFilter(const QString& words);
    void select(const QString& name); // without a signal
    QString selected() const { return m_selected; }
    // Of those shown, the one below the selected one in its group, else the one above it; empty where it is alone.
    QString beside() const;
    bool isAnyShown() const;
    void step(int by); // from the selected one

    QVector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    QRect rectOf(const QString& name) const;
    using QWidget::show;

signals:
    void chosen(const QString& name); // by hand
    void runAsked(const QString& name);
    void typed(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Row {
        const ScenarioGroup* group = nullptr;
        const ScenarioEntry* entry = nullptr; // null: the group's title
        QRect rect;
    };
    QVector<Row> rows() const;
    const ScenarioEntry* entryAt(QPoint position) const;
    bool isShown(const ScenarioEntry& entry) const;
    void choose(const QString& name);
    void paintGroup(QPainter& painter, const Row& row) const;
    void paintEntry(QPainter& painter, const Row& row) const;
    void paintRight(QPainter& painter, const ScenarioEntry& entry, const QRect& place) const;

    QVector<ScenarioGroup> m_groups;
    QString m_filter;
    QString m_selected;
    QString m_hovered;
};

} // namespace readyscope
