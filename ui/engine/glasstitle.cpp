// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/glasstitle.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/engine/panelpaint.h"

#include <QFontDatabase>
#include <QPainter>

namespace readyscope {

GlassTitle::GlassTitle(const QString& title, QWidget* parent) : QWidget(parent), m_title(title) {
    setFixedHeight(kPanelTitle);
    setAccessibleName(title);
}

void GlassTitle::setWords(const QString& words) {
    if (words == m_words)
        return;
    m_words = words;
    setAccessibleDescription(words);
    setToolTip(words);
    update();
}

void GlassTitle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    if (!m_isCode) {
        paintPanelTitle(painter, *this, m_title, m_words);
        return;
    }
    paintPanelTitle(painter, *this, m_title, {});
    const int left = kPanelSide + QFontMetrics(strongFont(font())).horizontalAdvance(m_title) + 16;
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    painter.setFont(scaledFont(fixed, 0.95));
    painter.setPen(Look::of(palette()).text);
    const QRect room(left, 0, width() - left - kPanelSide, height());
    painter.drawText(room, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_words, Qt::ElideRight, room.width()));
}

} // namespace readyscope
