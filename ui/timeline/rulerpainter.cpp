// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rulerpainter.h"

namespace readyscope {

namespace {

int paintAnchor(Canvas& canvas, const QString& anchor, const QRect& area) {
    if (anchor.isEmpty())
        return area.left();
    const Look& look = canvas.look();
    const int line = canvas.thickness(1);
    const QRect box(area.left(), area.top(), canvas.wordWidth(anchor, true) + canvas.px(16), area.height() - line);
    canvas.fill(box, look.header);
    canvas.fill({box.right() + 1 - line, box.top(), line, box.height()}, look.strongLine);
    canvas.word(box.left() + canvas.px(8), box.center().y(), anchor, look.text, true);
    return box.right() + 1;
}

// Right of its tick; none is cut off, neither by an edge nor by the next.
void paintLabels(Canvas& canvas, const Ruler& ruler, const QRect& area, int left) {
    int taken = left;
    for (const RulerTick& tick : ruler.ticks) {
        const int at = tick.column + canvas.px(5);
        const int right = at + canvas.wordWidth(tick.label);
        if (tick.label.isEmpty() || at < taken || right > area.right())
            continue;
        canvas.word(at, area.top() + canvas.px(10), tick.label, canvas.look().dim);
        taken = right + canvas.px(6);
    }
}

} // namespace

void paintRuler(Canvas& canvas, const Ruler& ruler, const QRect& area) {
    const Look& look = canvas.look();
    const int line = canvas.thickness(1);
    canvas.fill(area, look.window);
    canvas.fill({area.left(), area.bottom() + 1 - line, area.width(), line}, look.strongLine);
    const int left = paintAnchor(canvas, ruler.anchor, area);
    for (const RulerTick& tick : ruler.ticks) {
        if (tick.column < left || tick.column > area.right())
            continue;
        const int top = area.top() + canvas.px(tick.major ? 4 : 22);
        canvas.fill({tick.column, top, line, area.bottom() + 1 - line - top},
                    tick.major ? look.faint : look.strongLine);
    }
    paintLabels(canvas, ruler, area, left);
}

void paintGrid(Canvas& canvas, const Ruler& ruler, const QRect& area, int known) {
    const int line = canvas.thickness(1);
    for (const RulerTick& tick : ruler.ticks)
        if (tick.column >= 0 && tick.column < known)
            canvas.fillLines({tick.column, area.top(), line, area.height()},
                             tick.major ? canvas.look().gridMajor : canvas.look().gridMinor);
}

} // namespace readyscope
