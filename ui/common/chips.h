// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Event chips: small boxes with a bit's name. Bits that end a connection are solid, NVAL is hatched, the sets of
// select are round, the others tinted; so the hue is never the only sign.

#include "core/readiness/events.h"
#include "ui/common/look.h"

#include <QFont>
#include <QRect>
#include <QVector>

class QPainter;

namespace readyscope {

inline constexpr int kChipHeight = 18;
inline constexpr int kChipGap = 3;

enum class ChipStyle { Tinted, Solid, Hatched, Round };
ChipStyle chipStyleOf(Events::Bit bit);
// What its words and its box are drawn with on `surface`.
QColor chipText(Events::Bit bit, const Look& look);
QColor chipFill(Events::Bit bit, const Look& look, const QColor& surface);

struct Chip {
    Events::Bit bit = Events::In;
    QString text;
    QRect rect;
};

class Chips {
public:
    // Lays the chips of `events` out within `room`, left to right, vertically centred, in the one order. If the full
    // names do not fit, all turn short; none is ever left out, even where they then stand out of `room`.
    // `font` is the widget's; the chip's is made from it.
    Chips(Events events, const QRect& room, const QFont& font);

    const QVector<Chip>& chips() const { return m_chips; }
    bool areShort() const { return m_short; }
    int width() const; // of all, gaps included
    void paint(QPainter& painter, const Look& look, const QColor& surface) const;

    // Pixels that the full names take.
    static int fullWidth(Events events, const QFont& font);

private:
    QVector<Chip> m_chips;
    QFont m_font;
    bool m_short = false;
};

// One chip on its own, for legends and check boxes.
void paintChip(QPainter& painter, const Chip& chip, const QFont& chipFont, const Look& look, const QColor& surface);

} // namespace readyscope
