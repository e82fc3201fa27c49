// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Paints one model's figure between the top of its entry and its bottom: program at the left, kernel at the right.

#include "ui/lab/figurelayout.h"

#include <QRectF>

class QColor;
class QPainter;

namespace readyscope {

struct Look;

// `left` is the panel's, `width` its width, `ground` what it stands on; the painter has the small font.
void paintFigure(QPainter& painter, const Look& look, const FigureScale& scale, const FigureLayout& layout, double left,
                 double width, const QColor& ground);
// The lines of the grid, and the arrow of what arrives, which all panels share.
void paintFigureGrid(QPainter& painter, const Look& look, const FigureScale& scale, double left, double width);
// Where the axis is not to scale.
void paintZigzag(QPainter& painter, const Look& look, double middle, double y);
// A phase as its legend has it, too.
void paintPhase(QPainter& painter, const Look& look, const QRectF& box, KernelDoes does);

} // namespace readyscope
