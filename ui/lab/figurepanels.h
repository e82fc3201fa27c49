// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The models' figures side by side on one time axis, each with its head above and its lesson below.

#include "ui/common/partswidget.h"
#include "ui/lab/figurelayout.h"

#include <optional>

class QToolButton;

namespace readyscope {

struct FigurePanel {
    const Model* model = nullptr;
    std::optional<ModelStory> story;
    QString message; // where there is none
};

class FigurePanels : public PartsWidget {
    Q_OBJECT
public:
    static constexpr int kHead = 52;        // px above the figures
    static constexpr int kLesson = 92;      // below
    static constexpr int kLeastPanel = 264; // the kernel's words have room

    explicit FigurePanels(QWidget* parent = nullptr);

    void show(QVector<FigurePanel> panels);
    void select(const Model* model);
    const FigureScale& scale() const { return m_scale; }
    // The first figure's, for the axis.
    std::optional<Nanos> began() const;

    QVector<PaintedPart> parts() const override;
    QSize sizeHint() const override { return {5 * 274, 470}; }
    QSize minimumSizeHint() const override;
    using QWidget::show;

signals:
    void selected(const readyscope::Model* model);
    void programAsked(const readyscope::Model* model);
    void readOnAsked(const readyscope::Model* model);
    void scaleChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Links {
        QToolButton* readOn = nullptr;
        QToolButton* program = nullptr;
    };

    QRect panelRect(qsizetype index) const;
    qsizetype panelAt(const QPoint& point) const;
    void layOutAll();
    void addLinks();
    void placeLinks();
    void paintPanel(QPainter& painter, qsizetype index) const;
    void paintArrival(QPainter& painter, const QRect& place) const;
    void paintHead(QPainter& painter, const FigurePanel& panel, const QRect& place) const;
    void paintLesson(QPainter& painter, const FigurePanel& panel, const QRect& place) const;

    QVector<FigurePanel> m_panels;
    QVector<std::optional<FigureLayout>> m_layouts;
    QVector<Links> m_links;
    FigureScale m_scale;
    const Model* m_selected = nullptr;
};

// The axis at their left, which stays where they scroll.
class FigureGutter : public PartsWidget {
    Q_OBJECT
public:
    static constexpr int kWidth = 64; // px

    FigureGutter(const FigurePanels& panels, QWidget* parent = nullptr);
    QVector<PaintedPart> parts() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const FigurePanels& m_panels;
};

} // namespace readyscope
