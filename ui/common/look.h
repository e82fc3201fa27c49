// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The colours of the screen, as values. One set for light, one for dark, chosen by the lightness of QPalette::Window;
// take it anew on QEvent::PaletteChange. Numbers for contrast are checked in tests/ui/common/tst_look.

#include "core/readiness/events.h"

#include <QColor>
#include <QPalette>

class QApplication;

namespace readyscope {

struct Look {
    bool isDark = false;

    // Surfaces and words.
    QColor window;
    QColor base;
    QColor header;
    QColor text;
    QColor dim;   // second words, at least 5.0 on every surface
    QColor faint; // glyphs, ticks, what is disabled
    QColor rowLine;
    QColor strongLine;
    QColor gridMinor;
    QColor gridMajor;
    QColor controlEdge;
    QColor accent;
    QColor onAccent;
    QColor selected;
    QColor hover;

    // Lanes.
    QColor notWatched;
    QColor notWatchedLine;
    QColor wait;
    QColor waitEdge;
    QColor waitTick;
    QColor marker;
    QColor nowEdge;

    // Phases of the I/O models: a ramp of lightness, which begins with `wait`.
    QColor waking;
    QColor copying;

    // Messages; never for the bits of a socket.
    QColor error;
    QColor errorSurface;
    QColor warning;
    QColor good;

    // The hue of a bit; R, W and E have those of IN, OUT and PRI, the RDNORM family is `dim`.
    QColor event(Events::Bit bit) const;

    // Chosen for the palette; its own Window, Base, Text and Highlight are kept. The reference stays good for ever.
    static const Look& of(const QPalette& palette);
    static const Look& light();
    static const Look& dark();

    QPalette toPalette() const;

    bool operator==(const Look&) const = default;
};

// `share` of `over` (0 to 1) laid on `under`.
QColor mixed(const QColor& over, const QColor& under, double share);
QRgb mixedRgb(QRgb over, QRgb under, double share); // the same of opaque pixels, quickly
// WCAG's contrast ratio, 1 to 21.
double contrast(const QColor& a, const QColor& b);

enum class Theme { System, Light, Dark };

// A forced theme is Fusion with our palette (Qt 6.4 cannot ask the desktop for one); System keeps the desktop's style
// and palette if it has them. Call again to change it; only the first call may find the desktop's own style.
void applyTheme(QApplication& application, Theme theme);

} // namespace readyscope
