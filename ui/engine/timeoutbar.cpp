// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/timeoutbar.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/engine/glassgridlayout.h"
#include "ui/engine/panelpaint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace readyscope {

namespace {
constexpr int kHeight = 60;
constexpr int kBarTop = 10;
constexpr int kBarHeight = 17;
constexpr int kTickOut = 4; // px that the return's tick stands out
constexpr int kMostBar = 24 * kGridColumn;
} // namespace

TimeoutBar::TimeoutBar(QWidget* parent) : PartsWidget(parent) {
    setObjectName(QStringLiteral("timeoutBar"));
    setAccessibleName(tr("Timeout"));
    setFixedHeight(kHeight);
}

void TimeoutBar::show(const GlassWait& glass) {
    m_timeout = timeoutOf(glass.wait);
    m_words = timeoutWords(glass);
    update();
}

QSize TimeoutBar::sizeHint() const { return {kGridLeft + kMostBar + kGridRight, kHeight}; }

TimeoutBar::Shares TimeoutBar::sharesOf(const GlassTimeout& timeout) {
    if (timeout.left == kNoTime) // it never ends
        return {1, 1};
    const double waited = static_cast<double>(timeout.waited);
    const double passed = waited + static_cast<double>(timeout.left) - static_cast<double>(timeout.late);
    if (timeout.late > 0 || passed <= 0)
        return {1, waited <= 0 ? 1 : std::clamp(passed / waited, 0.0, 1.0)};
    return {std::clamp(waited / passed, 0.0, 1.0), 1};
}

QRect TimeoutBar::barRect() const {
    return {kGridLeft, kBarTop, std::clamp(width() - kGridLeft - kGridRight, 60, kMostBar), kBarHeight};
}

QVector<PaintedPart> TimeoutBar::parts() const {
    const QRect bar = barRect();
    QVector<PaintedPart> parts{
        {bar, m_words.left.isEmpty() ? m_words.waited : tr("%1, %2").arg(m_words.waited, m_words.left)}};
    const QRect below(bar.left(), bar.bottom() + 1, bar.width(), kHeight - bar.bottom() - 1);
    parts.append({below, tr("%1, %2").arg(m_words.asked, m_words.passed)});
    if (!m_words.after.isEmpty())
        parts.append({below, m_words.after});
    parts.append({{bar.right(), 0, width() - bar.right(), kHeight}, m_words.note});
    return parts;
}

void TimeoutBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.base);
    painter.fillRect(kPanelSide, 0, width() - 2 * kPanelSide, 1, look.strongLine);
    painter.setFont(strongFont(font()));
    painter.setPen(look.text);
    painter.drawText(QRect(kPanelSide, kBarTop, kGridLeft, kBarHeight), Qt::AlignVCenter, tr("Timeout"));
    if (m_words.waited.isEmpty())
        return;
    paintBar(painter, barRect());
    paintWords(painter, barRect());
}

void TimeoutBar::paintBar(QPainter& painter, const QRect& bar) const {
    const Look& look = Look::of(palette());
    const Shares shares = sharesOf(m_timeout);
    const int end = bar.left() + static_cast<int>(std::lround(shares.waited * (bar.width() - 1)));
    const int due = bar.left() + static_cast<int>(std::lround(shares.due * (bar.width() - 1)));
    painter.fillRect(bar, look.base);
    painter.fillRect(QRect(bar.left(), bar.top(), end - bar.left(), bar.height()), look.wait);
    painter.setPen(look.waitEdge);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    if (m_timeout.late > 0) {
        painter.setPen(QPen(look.waitTick, 1, Qt::DotLine));
        painter.drawLine(due, bar.top(), due, bar.bottom());
    }
    painter.fillRect(end - 1, bar.top() - kTickOut, 2, bar.height() + 2 * kTickOut, look.waitTick);
    const QFont small = smallFont(font());
    const auto put = [&](const QRect& room, const QString& words, bool strong) {
        painter.setFont(strong ? strongFont(small) : small);
        painter.setPen(look.text);
        if (painter.fontMetrics().horizontalAdvance(words) + 8 <= room.width())
            painter.drawText(room, Qt::AlignCenter, words);
    };
    const QRect waited(bar.left(), bar.top(), end - bar.left(), bar.height());
    put(waited, m_timeout.late > 0 ? tr("%1, %2").arg(m_words.waited, m_words.left) : m_words.waited, false);
    if (m_timeout.late == 0)
        put(QRect(end, bar.top(), bar.right() - end, bar.height()), m_words.left, true);
}

void TimeoutBar::paintWords(QPainter& painter, const QRect& bar) const {
    const Look& look = Look::of(palette());
    const QFont small = smallFont(font());
    QRect line(bar.left(), bar.bottom() + 5, bar.width(), 20);
    painter.setFont(small);
    painter.setPen(look.text);
    painter.drawText(line, Qt::AlignVCenter, m_words.asked);
    const int after = painter.fontMetrics().horizontalAdvance(m_words.after);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, m_words.after);
    line.adjust(painter.fontMetrics().horizontalAdvance(m_words.asked) + 16, 0,
                m_words.after.isEmpty() ? 0 : -after - 12, 0);
    painter.setPen(look.dim);
    painter.drawText(line, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_words.passed, Qt::ElideRight, line.width()));
    const QRect note(bar.right() + 12, bar.top() - 4, width() - bar.right() - 12 - kPanelSide, 40);
    painter.drawText(note, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_words.note);
}

} // namespace readyscope
