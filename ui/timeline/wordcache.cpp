// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/wordcache.h"

#include "ui/common/bands.h"

#include <QFontMetricsF>

namespace readyscope {

namespace {

constexpr qsizetype kMostWords = 2'000; // counts go on changing

} // namespace

void WordCache::use(const QFont& font) {
    if (m_used && m_of == font)
        return;
    m_used = true;
    m_of = font;
    m_fonts[0] = smallFont(font);
    m_fonts[1] = strongFont(m_fonts[0]);
    for (std::size_t bold = 0; bold < m_fonts.size(); ++bold) {
        m_ascents[bold] = QFontMetricsF(m_fonts[bold]).ascent();
        m_capHeights[bold] = QFontMetrics(m_fonts[bold]).capHeight();
        m_words[bold].clear();
    }
}

WordCache::Word& WordCache::of(const QString& word, bool bold) {
    QHash<QString, Word>& words = m_words[bold ? 1 : 0];
    if (const auto known = words.find(word); known != words.end())
        return *known;
    if (words.size() >= kMostWords)
        words.clear();
    QStaticText text(word);
    text.setTextFormat(Qt::PlainText);
    return *words.insert(word, {text, QFontMetrics(font(bold)).horizontalAdvance(word)});
}

void WordCache::paint(QPainter& painter, QPointF base, const QString& word, bool bold) {
    painter.setFont(font(bold));
    painter.drawStaticText(base - QPointF(0, m_ascents[bold ? 1 : 0]), of(word, bold).text);
}

} // namespace readyscope
