// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A button of the tool bar that shows an action: icon and words in a flat frame.

#include <QToolButton>

class QHBoxLayout;
class QPainter;

namespace readyscope {

inline constexpr int kBarControlHeight = 30; // px

class BarButton : public QToolButton {
    Q_OBJECT
public:
    explicit BarButton(QAction* action, QWidget* parent = nullptr);
    // The one to begin with: filled with the accent.
    void setPrimary(bool primary);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_primary = false;
};

// The frame of all controls of the bar: flat, with the accent's ring where it has the keyboard.
void paintBarFrame(QPainter& painter, const QWidget& control, const QColor& fill, const QColor& edge);

// A thin line between groups of controls.
void addBarLine(QHBoxLayout& row);

// Flat, with a line below: the style's own bar has a gradient.
void paintBarGround(QWidget& bar);

} // namespace readyscope
