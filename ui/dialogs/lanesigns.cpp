// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lanesigns.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

constexpr int kSampleWidth = 112;
constexpr int kSampleHeight = 18;
constexpr int kRowHeightHere = 26;
constexpr int kWordsLeft = kSampleWidth + 14;

void hatch(QPainter& painter, const QRect& box, const QColor& color, int step) {
    painter.save();
    painter.setClipRect(box);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    for (int x = box.left() - box.height(); x < box.right() + 1; x += step)
        painter.drawLine(x, box.bottom() + 1, x + box.height(), box.top());
    painter.restore();
}

void paintSampledFall(QPainter& painter, const QRect& box, const Look& look) {
    const QColor color = look.event(Events::In);
    QRect band(box.left(), box.top() + 5, box.width() / 2, 7);
    painter.fillRect(band, color);
    band.translate(band.width(), 0);
    painter.fillRect(band, mixed(color, look.base, 0.1));
    hatch(painter, band, color, 5);
}

void paintSets(QPainter& painter, const QRect& box, const Look& look) {
    painter.setPen(look.event(Events::R));
    painter.drawRect(box.left() + 10, box.top() + 3, box.width() - 30, 6);
    painter.setPen(look.event(Events::W));
    painter.drawRect(box.left() + 30, box.top() + 12, box.width() - 40, 2);
}

void paintGap(QPainter& painter, const QRect& box, const Look& look) {
    const QRect lost = box.adjusted(26, 0, -26, 0);
    painter.fillRect(lost, look.errorSurface);
    hatch(painter, lost, look.error, 8);
    painter.setPen(look.error);
    painter.drawLine(lost.topLeft(), lost.bottomLeft());
    painter.drawLine(lost.topRight(), lost.bottomRight());
}

void paintNotWatched(QPainter& painter, const QRect& box, const Look& look) {
    const int opened = box.left() + box.width() / 2;
    painter.fillRect(QRect(box.topLeft(), QPoint(opened, box.bottom())), look.notWatched);
    painter.fillRect(opened, box.top(), 2, box.height(), look.text);
    painter.fillRect(opened + 2, box.center().y(), box.right() - opened - 1, 3, look.event(Events::Out));
}

void paintWait(QPainter& painter, const QRect& box, const Look& look) {
    const QRect span(box.left() + 8, box.top() + 5, box.width() - 40, 8);
    painter.fillRect(span, look.wait);
    painter.fillRect(span.right(), box.top(), 2, box.height(), look.waitTick);
}

void paintTimedOut(QPainter& painter, const QRect& box, const Look& look) {
    const QRect span(box.left() + 8, box.top() + 2, box.width() - 40, 8);
    painter.fillRect(span, look.wait);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.waitEdge);
    const std::array<QPointF, 3> corners{QPointF(span.right() - 4, span.bottom() + 2.5),
                                         QPointF(span.right() + 4, span.bottom() + 2.5),
                                         QPointF(span.right(), span.bottom() + 7.5)};
    painter.drawPolygon(corners.data(), 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintInterrupted(QPainter& painter, const QRect& box, const Look& look) {
    const QRect span(box.left() + 8, box.top() + 5, box.width() - 40, 8);
    painter.fillRect(span, look.wait);
    QPainterPath diamond;
    const QPointF centre(span.right(), span.center().y() + 0.5);
    diamond.moveTo(centre + QPointF(0, -5.5));
    diamond.lineTo(centre + QPointF(5.5, 0));
    diamond.lineTo(centre + QPointF(0, 5.5));
    diamond.lineTo(centre + QPointF(-5.5, 0));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(diamond, look.warning);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

const std::array<LaneSign, 7>& signs() {
    static const std::array<LaneSign, 7> kSigns{{
        {LaneSigns::tr("set, then a fall known only to the resample period"), paintSampledFall},
        {LaneSigns::tr("sets of select and pselect: hollow"), paintSets},
        {LaneSigns::tr("gap: events were lost here"), paintGap},
        {LaneSigns::tr("not watched yet, or no longer; bar: opened, closed"), paintNotWatched},
        {LaneSigns::tr("engine: blocked in the call, returned with n ready"), paintWait},
        {LaneSigns::tr("engine: timed out, 0 ready"), paintTimedOut},
        {LaneSigns::tr("engine: interrupted (EINTR), and the signal"), paintInterrupted},
    }};
    return kSigns;
}

} // namespace

LaneSigns::LaneSigns(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    QStringList spoken;
    for (const LaneSign& sign : signs())
        spoken.append(sign.words);
    setAccessibleName(spoken.join(QStringLiteral("; ")));
}

QSize LaneSigns::sizeHint() const {
    int widest = 0;
    for (const LaneSign& sign : signs())
        widest = std::max(widest, fontMetrics().horizontalAdvance(sign.words));
    return {kWordsLeft + widest + 4, kRowHeightHere * static_cast<int>(signs().size())};
}

void LaneSigns::paintEvent(QPaintEvent*) {
    const Look& look = Look::of(palette());
    QPainter painter(this);
    int top = (kRowHeightHere - kSampleHeight) / 2;
    for (const LaneSign& sign : signs()) {
        const QRect sample(0, top, kSampleWidth, kSampleHeight);
        painter.fillRect(sample, look.base);
        sign.paint(painter, sample.adjusted(1, 1, -1, -1), look);
        painter.setPen(look.rowLine);
        painter.drawRect(sample.adjusted(0, 0, -1, -1));
        painter.setPen(look.text);
        painter.drawText(QRect(kWordsLeft, top, width() - kWordsLeft, kSampleHeight), Qt::AlignVCenter | Qt::AlignLeft,
                         sign.words);
        top += kRowHeightHere;
    }
}

} // namespace readyscope
