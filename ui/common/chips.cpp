// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chips.h"

#include "ui/common/bands.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kPadding = 5;
constexpr double kRadius = 3;
constexpr double kTint = 0.16;
constexpr double kTextShift = 0.28; // towards black or white

QString wordOf(const EventName& entry, bool isShort) {
    const std::string_view word = isShort ? entry.shortName : entry.name;
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

int widthOf(const QString& word, Events::Bit bit, const QFontMetrics& metrics) {
    // Never narrower than high enough to read as a box, or as an oval.
    const int least = chipStyleOf(bit) == ChipStyle::Round ? 22 : 16;
    return std::max(metrics.horizontalAdvance(word) + 2 * kPadding, least);
}

int totalWidth(Events events, const QFontMetrics& metrics, bool isShort) {
    int width = 0;
    for (const EventName& entry : kEventNames)
        if (events.any(entry.bit))
            width += (width > 0 ? kChipGap : 0) + widthOf(wordOf(entry, isShort), entry.bit, metrics);
    return width;
}

void hatch(QPainter& painter, const QRectF& box, const QColor& color) {
    painter.save();
    QPainterPath clip;
    clip.addRoundedRect(box, kRadius, kRadius);
    painter.setClipPath(clip, Qt::IntersectClip);
    painter.setPen(QPen(color, 1));
    for (double x = box.left() - box.height(); x < box.right(); x += 4)
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    painter.restore();
}

} // namespace

ChipStyle chipStyleOf(Events::Bit bit) {
    switch (bit) {
    case Events::RdHup:
    case Events::Hup:
    case Events::Err:
        return ChipStyle::Solid;
    case Events::Nval:
        return ChipStyle::Hatched;
    case Events::R:
    case Events::W:
    case Events::E:
        return ChipStyle::Round;
    default:
        return ChipStyle::Tinted;
    }
}

QColor chipText(Events::Bit bit, const Look& look) {
    if (bit == Events::Nval)
        return look.text;
    if (chipStyleOf(bit) == ChipStyle::Solid)
        return look.isDark || bit == Events::RdHup ? QColor(0x14161a) : QColor(Qt::white);
    return mixed(look.isDark ? QColor(Qt::white) : QColor(Qt::black), look.event(bit), kTextShift);
}

QColor chipFill(Events::Bit bit, const Look& look, const QColor& surface) {
    switch (chipStyleOf(bit)) {
    case ChipStyle::Solid:
        return look.event(bit);
    case ChipStyle::Tinted:
        return mixed(look.event(bit), surface, kTint);
    default:
        return look.base;
    }
}

Chips::Chips(Events events, const QRect& room, const QFont& font) : m_font(chipFont(font)) {
    const QFontMetrics metrics(m_font);
    m_short = totalWidth(events, metrics, false) > room.width();
    int x = room.left();
    const int y = room.top() + (room.height() - kChipHeight) / 2;
    for (const EventName& entry : kEventNames) {
        if (!events.any(entry.bit))
            continue;
        const QString word = wordOf(entry, m_short);
        m_chips.append({entry.bit, word, QRect(x, y, widthOf(word, entry.bit, metrics), kChipHeight)});
        x = m_chips.last().rect.right() + 1 + kChipGap;
    }
}

int Chips::width() const {
    return m_chips.isEmpty() ? 0 : m_chips.last().rect.right() + 1 - m_chips.first().rect.left();
}

void Chips::paint(QPainter& painter, const Look& look, const QColor& surface) const {
    for (const Chip& chip : m_chips)
        paintChip(painter, chip, m_font, look, surface);
}

int Chips::fullWidth(Events events, const QFont& font) {
    return totalWidth(events, QFontMetrics(chipFont(font)), false);
}

void paintChip(QPainter& painter, const Chip& chip, const QFont& chipFont, const Look& look, const QColor& surface) {
    const ChipStyle style = chipStyleOf(chip.bit);
    const QColor edge = look.event(chip.bit);
    const double radius = style == ChipStyle::Round ? chip.rect.height() / 2.0 : kRadius;
    // Half a pixel in, so that the edge covers whole pixels.
    const QRectF box = QRectF(chip.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(chipFill(chip.bit, look, surface));
    painter.drawRoundedRect(box, radius, radius);
    if (style == ChipStyle::Hatched)
        hatch(painter, box, mixed(edge, look.base, 0.35));
    painter.setPen(chipText(chip.bit, look));
    painter.setFont(chipFont);
    painter.drawText(chip.rect, Qt::AlignCenter | Qt::TextDontClip, chip.text);
    painter.restore();
}

} // namespace readyscope
