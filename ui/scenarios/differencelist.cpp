// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/differencelist.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/scenarios/lanesscene.h"
#include "ui/scenarios/recipewords.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kSide = 12; // px
constexpr int kWords = 38;
constexpr int kBetween = 14;
constexpr int kLine = 2;

int wrappedHeight(const QFont& font, const QString& words, int width) {
    return QFontMetrics(font)
        .boundingRect(QRect(0, 0, std::max(1, width), 10'000), Qt::TextWordWrap | Qt::AlignLeft, words)
        .height();
}

} // namespace

QString differencesTitle(std::size_t count) {
    if (count == 0)
        return DifferenceList::tr("No difference");
    QString words = countWord(count);
    words[0] = words.at(0).toUpper();
    return count == 1 ? DifferenceList::tr("One difference") : DifferenceList::tr("%1 differences").arg(words);
}

DifferenceList::DifferenceList(QWidget* parent) : PartsWidget(parent) {
    setObjectName(QStringLiteral("differenceList"));
    setAccessibleName(tr("Differences against poll"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

// Of lanes that go on the same come again and again.
void DifferenceList::show(std::vector<recipes::Difference> differences, const QString& none) {
    const bool isSame =
        none == m_none && std::ranges::equal(differences, m_differences, [](const auto& a, const auto& b) {
            return a.letter == b.letter && a.title == b.title && a.text == b.text;
        });
    m_differences = std::move(differences);
    m_none = none;
    if (isSame)
        return;
    setMinimumHeight(contentHeight(width()));
    updateGeometry();
    update();
}

QVector<DifferenceList::Item> DifferenceList::items(int width) const {
    QVector<Item> items;
    int top = 8;
    const int room = width - kWords - kSide;
    for (const recipes::Difference& difference : m_differences) {
        Item item{QChar::fromLatin1(difference.letter), translated(difference.title), translated(difference.text), {}};
        const int height = wrappedHeight(strongFont(font()), item.title, room) + kLine +
                           wrappedHeight(smallFont(font()), item.text, room);
        item.rect = QRect(0, top, width, height);
        top += height + kBetween;
        items.append(item);
    }
    return items;
}

int DifferenceList::contentHeight(int width) const {
    const QVector<Item> all = items(width);
    return all.isEmpty() ? 16 + wrappedHeight(font(), m_none, width - 2 * kSide) : all.last().rect.bottom() + 9;
}

void DifferenceList::resizeEvent(QResizeEvent* event) {
    PartsWidget::resizeEvent(event);
    setMinimumHeight(contentHeight(width()));
}

void DifferenceList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.base);
    const QVector<Item> all = items(width());
    if (all.isEmpty()) {
        painter.setPen(look.dim);
        painter.drawText(rect().adjusted(kSide, 8, -kSide, 0), Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft, m_none);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Item& item : all) {
        const QRectF disc(kSide, item.rect.top(), 2 * kDiscRadius, 2 * kDiscRadius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.warning);
        painter.drawEllipse(disc);
        painter.setFont(chipFont(font()));
        painter.setPen(look.base);
        painter.drawText(disc, Qt::AlignCenter, item.letter);
        const QRect room = item.rect.adjusted(kWords, 0, -kSide, 0);
        painter.setFont(strongFont(font()));
        painter.setPen(look.text);
        QRect used;
        painter.drawText(room, Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft, item.title, &used);
        painter.setFont(smallFont(font()));
        painter.setPen(look.dim);
        painter.drawText(room.adjusted(0, used.height() + kLine, 0, 8), Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft,
                         item.text);
    }
}

QVector<PaintedPart> DifferenceList::parts() const {
    QVector<PaintedPart> parts;
    for (const Item& item : items(width()))
        parts.append({item.rect, tr("%1: %2 %3").arg(item.letter, item.title, item.text)});
    if (parts.isEmpty())
        parts.append({rect(), m_none});
    return parts;
}

void DifferenceList::mousePressEvent(QMouseEvent* event) {
    const QVector<Item> all = items(width());
    for (qsizetype i = 0; i < all.size(); ++i)
        if (all[i].rect.contains(event->pos()) && event->button() == Qt::LeftButton)
            emit chosen(static_cast<int>(i));
}

} // namespace readyscope
