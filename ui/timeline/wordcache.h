// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The timeline's words as they are laid out, from one picture to the next: most stand there again. The window's thread
// only.

#include <QFont>
#include <QHash>
#include <QPainter>
#include <QStaticText>
#include <QString>

#include <array>

namespace readyscope {

class WordCache {
public:
    // What was laid out in another font is let go. Small: the font of the timeline's words is smaller than the
    // window's.
    void use(const QFont& font);
    const QFont& font(bool bold) const { return m_fonts[bold ? 1 : 0]; }

    double width(const QString& word, bool bold) { return of(word, bold).width; }
    // `base`: where it begins, on the line that it stands on.
    void paint(QPainter& painter, QPointF base, const QString& word, bool bold);
    int capHeight(bool bold) const { return m_capHeights[bold ? 1 : 0]; }

private:
    struct Word {
        QStaticText text;
        int width = 0;
    };
    Word& of(const QString& word, bool bold);

    QFont m_of;
    bool m_used = false;
    std::array<QFont, 2> m_fonts; // plain and bold, as below
    std::array<double, 2> m_ascents{};
    std::array<int, 2> m_capHeights{};
    std::array<QHash<QString, Word>, 2> m_words;
};

} // namespace readyscope
