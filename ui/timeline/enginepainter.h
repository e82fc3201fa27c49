// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws the engine lane: each wait with how it ended, or their density; markers and what interrupted above them.

#include "ui/timeline/canvas.h"
#include "ui/timeline/enginegeometry.h"

namespace readyscope {

class EnginePainter {
public:
    // Where the spans stand within the lane, device-independent pixels.
    static constexpr double kSpanTop = 18, kSpanBottom = 28;

    // `lane` in device pixels; its surface is painted already.
    EnginePainter(Canvas& canvas, const QRect& lane) : m_canvas(canvas), m_lane(lane) {}

    // Words end where the known columns do.
    void paint(const EngineGeometry& engine, int known);
    // Words that would overlap an earlier one are left out.
    void paintFlags(const EngineGeometry& engine, QVector<EngineFlag> flags);

    // Device pixels that a wait needs on average to be drawn by itself, and the width of a bin of the density.
    static int leastColumns(double ratio) { return std::max(1, qRound(4 * ratio)); }
    static int binWidth(double ratio) { return std::max(1, qRound(2 * ratio)); }

private:
    int y(double logical) const { return m_lane.top() + m_canvas.px(logical); }
    int end() const { return m_lane.right() + 1; }
    void paintSpan(const EngineWait& wait);
    void paintReturn(const EngineWait& wait, int roomTo);
    void paintDensity(const EngineGeometry& engine);
    void paintTriangle(int column);
    void paintDiamond(int column, double radius, const QColor& color);
    void paintDot(int column);
    void wordBelow(int column, int roomTo, const QString& word, const QColor& color);
    void placeWords(QVector<EngineFlag>& flags) const;
    ColumnRange reach(const EngineFlag& flag) const;
    void paintCaption(const EngineGeometry& engine, const QVector<EngineFlag>& flags);
    void paintFlag(const EngineFlag& flag);
    void paintPennant(int left, const QColor& color);

    Canvas& m_canvas;
    QRect m_lane;
};

} // namespace readyscope
