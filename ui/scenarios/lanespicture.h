// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws the lanes of all backends over one time axis: the ruler with the flags of the steps, a lane a backend, the
// frames around differences. The cursor is drawn over it by who shows it.

#include "ui/scenarios/lanesscene.h"
#include "ui/timeline/canvas.h"
#include "ui/timeline/rulerticks.h"

namespace readyscope {

class LanesPicture {
public:
    LanesPicture(Canvas& canvas, const LanesScene& scene);

    void paint();

private:
    QRect rowRect(std::size_t lane) const;
    void paintRuler();
    void paintFlags();
    void paintLane(std::size_t lane);
    void paintUnwatched(std::size_t lane, const QString& words, bool isRefused);
    void paintAfterEnd(std::size_t lane, int known);
    void paintStepLines();
    void paintFrames(const QVector<DifferenceFrame>& frames);
    void paintTint(const DifferenceFrame& frame);
    void paintRaw(std::size_t lane);
    void paintTold(std::size_t lane);

    Canvas& m_canvas;
    const LanesScene& m_scene;
    QSize m_size;
    Ruler m_ruler;
};

// What stands in place of lanes before there is a run.
void paintNoLanes(QPainter& painter, const Look& look, const QRect& area, const QString& words);

} // namespace readyscope
