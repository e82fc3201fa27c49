// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/striphead.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QPainter>

namespace readyscope {

namespace {
constexpr int kSide = 12;  // px left of the title and the glyph
constexpr int kWords = 32; // px left of the words
constexpr int kGlyph = 14;
constexpr int kLine = 16; // px, of one line of words
} // namespace

StripHead::StripHead(QWidget* parent) : QWidget(parent) { setFixedSize(kWidth, kRulerHeight + kEngineLaneHeight); }

void StripHead::show(const EngineSettings& settings) {
    m_backend = backendText(settings.backend);
    m_mode = settings.mode == Mode::EveryReturn ? tr("every return recorded")
                                                : tr("transitions, resample %1").arg(durationText(settings.resample));
    setAccessibleName(tr("Engine: %1, %2").arg(m_backend, m_mode));
    update();
}

void StripHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(0, 0, width(), kRulerHeight, look.header);
    painter.fillRect(0, kRulerHeight, width(), height() - kRulerHeight, look.base);
    painter.fillRect(0, kRulerHeight - 1, width(), 1, look.strongLine);
    painter.fillRect(0, height() - 1, width(), 1, look.strongLine);
    painter.fillRect(width() - 1, 0, 1, height(), look.strongLine);
    painter.setPen(look.dim);
    painter.setFont(smallFont(font()));
    painter.drawText(QRect(kSide, 0, width() - kSide, kRulerHeight), Qt::AlignVCenter | Qt::AlignLeft, tr("Engine"));
    const int middle = kRulerHeight + kEngineLaneHeight / 2;
    paintIcon(painter, QRectF(kSide - 1, middle - kGlyph / 2.0, kGlyph, kGlyph), IconName::Clock, look.dim);
    const int room = width() - kWords - 4;
    painter.drawText(QRect(kWords, middle, room, kLine), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_mode, Qt::ElideRight, room));
    painter.setPen(look.text);
    painter.setFont(strongFont(font()));
    painter.drawText(QRect(kWords, middle - kLine, room, kLine), Qt::AlignVCenter | Qt::AlignLeft, m_backend);
}

} // namespace readyscope
