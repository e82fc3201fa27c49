// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The steps of a recipe: what is done and when, what the readiness table says, what this kernel did, and whether they
// are the same. A row each, one of them selected.

#include "ui/common/partswidget.h"
#include "ui/scenarios/recipewords.h"

namespace readyscope {

class StepsTable : public PartsWidget {
    Q_OBJECT
public:
    static constexpr int kHeader = 24; // px
    static constexpr int kRow = 26;

    explicit StepsTable(QWidget* parent = nullptr);

    // Both outlive what is shown of them; a result may be null.
    void show(const recipes::Recipe* recipe, const RecipeResult* result);
    void select(int step); // -1: none; without a signal
    int selected() const { return m_selected; }

    QVector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {560, sizeHint().height()}; }
    using QWidget::show;

signals:
    void chosen(int step); // by hand

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    // Left edges, but for the right one of the time.
    struct Places {
        int title = 0;
        int call = 0;
        int atRight = 0;
        int foretold = 0;
        int came = 0;
        int verdict = 0;
    };
    Places places() const;
    int count() const { return m_recipe != nullptr ? static_cast<int>(m_recipe->steps.size()) : 0; }
    QRect rowRect(int step) const;
    const recipes::StepReport* reportOf(int step) const;
    QString timeText(int step) const;
    QString rowText(int step) const;
    QColor surfaceOf(int step) const;
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, int step) const;
    void paintCell(QPainter& painter, const SaidCell& cell, const QRect& room, const QColor& surface) const;
    void paintVerdict(QPainter& painter, int step, const QRect& room) const;

    const recipes::Recipe* m_recipe = nullptr;
    const RecipeResult* m_result = nullptr;
    int m_selected = -1;
};

} // namespace readyscope
