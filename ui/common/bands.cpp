// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/bands.h"

#include <QFont>

#include <algorithm>
#include <array>
#include <cmath>

namespace readyscope {

namespace {

struct Band {
    Events bits;
    int top; // in a row of 30 px
    int height;
};

constexpr std::array kBands{
    Band{Events::In | Events::R, 2, 7},
    Band{Events::Pri | Events::E, 10, 3},
    Band{Events::Out | Events::W, 14, 3},
    Band{Events::RdHup, 18, 3},
    Band{Events::Hup, 22, 3},
    Band{Events::Err, 26, 3},
    Band{Events::Nval, 2, 25},
};

int scaled(int offset, int rowHeight) {
    return static_cast<int>(std::lround(static_cast<double>(offset) * rowHeight / kRowHeight));
}

} // namespace

BandPlace bandOf(Events::Bit bit, int rowHeight) {
    for (const Band& band : kBands) {
        if (!band.bits.any(bit))
            continue;
        // Both edges are scaled rather than the height, so that neighbours keep their distance.
        const int top = scaled(band.top, rowHeight);
        return {top, std::max(2, scaled(band.top + band.height, rowHeight) - top)};
    }
    return {};
}

QFont scaledFont(const QFont& font, double factor) {
    QFont result = font;
    if (font.pixelSize() > 0)
        result.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * factor))));
    else
        result.setPointSizeF(font.pointSizeF() * factor);
    return result;
}

QFont smallFont(const QFont& font) { return scaledFont(font, 0.9); }

QFont chipFont(const QFont& font) { return strongFont(scaledFont(font, 0.8)); }

QFont strongFont(const QFont& font) {
    QFont result = font;
    result.setBold(true);
    return result;
}

} // namespace readyscope
