// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws the cursors over the timeline: lines, flags in the ruler's lower half, the range between them and its length.

#include "ui/common/look.h"
#include "ui/timeline/cursors.h"
#include "ui/timeline/timescale.h"

#include <QFont>
#include <QPainter>
#include <QSize>

namespace readyscope {

class CursorPainter {
public:
    static constexpr int kFlagTop = 13; // px: the ruler's lower half
    static constexpr int kFlagWidth = 15;

    // `size`: of the viewport, device-independent.
    CursorPainter(const Cursors& cursors, const TimeScale& scale, double ratio, QSize size);

    void paint(QPainter& painter, const Look& look, const QFont& font) const;

    // Where its line stands, device-independent; none where out of view.
    std::optional<double> x(CursorId cursor) const;
    // Empty where out of view. The first one's is left of its line, the second one's right.
    QRect flag(CursorId cursor) const;
    // Whose flag or line is there, at most `reach` px away.
    std::optional<CursorId> cursorAt(QPoint position, int reach) const;
    // Of the range, px; empty where none of it is in view.
    QRect range() const;

private:
    void paintRange(QPainter& painter, const Look& look) const;
    void paintLine(QPainter& painter, const Look& look, CursorId cursor) const;
    void paintFlag(QPainter& painter, const Look& look, const QFont& font, CursorId cursor) const;
    void paintDelta(QPainter& painter, const Look& look, const QFont& font) const;
    double xOf(Nanos time) const { return m_scale.columnAt(time) / m_ratio; }

    const Cursors& m_cursors;
    const TimeScale& m_scale;
    double m_ratio;
    QSize m_size;
};

} // namespace readyscope
