// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/enginepainter.h"

#include "ui/common/texts.h"

#include <QCoreApplication>

#include <cerrno>
#include <cmath>

namespace readyscope {

namespace {

// Heights within the lane of 42 px.
constexpr double kTickTop = 13.5, kTickBottom = 33.5; // 20 px high
constexpr double kBelow = 35;                         // middle of what stands below the spans
constexpr double kBarsBottom = 40, kBarsHeight = 20;

constexpr double kTriangleRoom = 8; // from one to what stands beside it

constexpr double kEdgesFrom = 4, kDurationFrom = 70, kReadyFrom = 40;

} // namespace

void EnginePainter::paint(const EngineGeometry& engine, int known) {
    if (engine.dense) {
        paintDensity(engine);
        return;
    }
    for (const EngineWait& wait : engine.waits)
        if (wait.wait.kind == WaitKind::Loop)
            paintSpan(wait);
    for (qsizetype i = 0; i < engine.waits.size(); ++i) {
        const int next = i + 1 < engine.waits.size() ? engine.waits[i + 1].columns.to : known;
        // Where a resample follows at once, its dot says how the wait ended.
        const bool isFollowed = i + 1 < engine.waits.size() && engine.waits[i + 1].wait.kind != WaitKind::Loop &&
                                next - engine.waits[i].columns.to < m_canvas.px(kTriangleRoom);
        if (!isFollowed || !engine.waits[i].wait.timedOut())
            paintReturn(engine.waits[i], std::min(next, known));
    }
}

void EnginePainter::paintSpan(const EngineWait& wait) {
    const Look& look = m_canvas.look();
    const int edge = m_canvas.thickness(1);
    const QRect span(wait.columns.from, y(kSpanTop), wait.columns.width(), y(kSpanBottom) - y(kSpanTop));
    const QRect shown = span.intersected(m_lane.adjusted(-edge, 0, edge, 0));
    if (span.width() <= 0 || shown.isEmpty())
        return;
    m_canvas.fill(shown, look.wait);
    if (span.width() >= kEdgesFrom * m_canvas.ratio())
        m_canvas.outline(shown, look.waitEdge, edge);
    if (shown.width() < kDurationFrom * m_canvas.ratio())
        return;
    const QString words = durationText(wait.wait.returned - wait.wait.entered);
    m_canvas.word(shown.center().x() - m_canvas.wordWidth(words) / 2, span.center().y() + edge, words, look.text);
}

void EnginePainter::paintReturn(const EngineWait& wait, int roomTo) {
    const Look& look = m_canvas.look();
    const Wait& call = wait.wait;
    const int column = wait.columns.to;
    if (column < m_lane.left() || column >= end())
        return;
    if (call.kind != WaitKind::Loop) {
        paintDot(column);
        wordBelow(column, roomTo,
                  call.kind == WaitKind::Ask ? QCoreApplication::translate("EngineLane", "ask")
                                             : QCoreApplication::translate("EngineLane", "resample"),
                  look.dim);
    } else if (call.error != 0) {
        paintDiamond(column, 6, call.error == EINTR ? look.warning : look.error);
    } else if (call.ready > 0) {
        m_canvas.fill({column, y(kTickTop), m_canvas.thickness(2), y(kTickBottom) - y(kTickTop)}, look.waitTick);
        wordBelow(column, roomTo,
                  QCoreApplication::translate("EngineLane", "%1 ready")
                      .arg(countText(static_cast<std::uint64_t>(call.ready))),
                  look.text);
    } else if (call.timedOut()) {
        paintTriangle(column);
    }
}

void EnginePainter::wordBelow(int column, int roomTo, const QString& word, const QColor& color) {
    const int left = column + m_canvas.px(6);
    const bool roomy = roomTo - column >= kReadyFrom * m_canvas.ratio();
    if (roomy && left + m_canvas.wordWidth(word) + m_canvas.px(4) <= roomTo)
        m_canvas.word(left, y(kBelow), word, color);
}

void EnginePainter::paintTriangle(int column) {
    QPainter& painter = m_canvas.painter();
    const double unit = m_canvas.ratio();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(column + 0.5, y(29));
    painter.setPen(QPen(m_canvas.look().faint, 1.2 * unit, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(m_canvas.look().base);
    const QPointF corners[] = {{-3.8 * unit, 0.5 * unit}, {3.8 * unit, 0.5 * unit}, {0, 6 * unit}};
    painter.drawPolygon(corners, 3);
    painter.restore();
}

void EnginePainter::paintDiamond(int column, double radius, const QColor& color) {
    QPainter& painter = m_canvas.painter();
    const double r = radius * m_canvas.ratio();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(column + 0.5, (y(kSpanTop) + y(kSpanBottom)) / 2.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QPointF corners[] = {{-r, 0}, {0, -r}, {r, 0}, {0, r}};
    painter.drawPolygon(corners, 4);
    painter.restore();
}

void EnginePainter::paintDot(int column) {
    QPainter& painter = m_canvas.painter();
    const double unit = m_canvas.ratio();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_canvas.look().faint, 1.3 * unit));
    painter.setBrush(m_canvas.look().base);
    painter.drawEllipse(QPointF(column + 0.5, y(kBelow) - 0.5 * unit), 2.4 * unit, 2.4 * unit);
    painter.restore();
}

void EnginePainter::paintDensity(const EngineGeometry& engine) {
    const Look& look = m_canvas.look();
    const QColor color = mixed(look.waitTick, look.base, 0.72);
    const double scale = kBarsHeight / std::log1p(std::max(1U, engine.greatest));
    const int bottom = y(kBarsBottom);
    const int gap = engine.binWidth > 1 ? std::max(1, engine.binWidth / 3) : 0;
    for (std::size_t i = 0; i < engine.bins.size(); ++i) {
        const WaitBin& bin = engine.bins[i];
        const int x = engine.origin + static_cast<int>(i) * engine.binWidth;
        if (bin.returned == 0)
            continue;
        const int height = m_canvas.thickness(std::log1p(bin.returned) * scale);
        m_canvas.fillLines({x, bottom - height, engine.binWidth - gap, height}, color);
        if (bin.interrupted > 0)
            paintDiamond(x, 3.5, look.warning);
    }
}

ColumnRange EnginePainter::reach(const EngineFlag& flag) const {
    const int pennant = m_canvas.px(7);
    const int width = std::max(flag.textWidth, pennant);
    return flag.toLeft ? ColumnRange{flag.column - width, flag.column + pennant}
                       : ColumnRange{flag.column, flag.column + width};
}

void EnginePainter::placeWords(QVector<EngineFlag>& flags) const {
    QVector<EngineFlag> placed;
    int taken = m_lane.left();
    for (EngineFlag flag : flags) {
        const bool isSwitch = flag.shape == EngineFlag::Shape::Switch;
        flag.textWidth = m_canvas.wordWidth(flag.text, isSwitch) + m_canvas.px(isSwitch ? 26 : 18);
        flag.toLeft = reach(flag).to > end();
        if (reach(flag).from < taken) {
            flag.textWidth = 0;
            flag.toLeft = false;
            if (flag.column < taken) // not even a pennant stands in another's word
                continue;
        }
        taken = reach(flag).to + m_canvas.px(4);
        placed.append(flag);
    }
    flags = placed;
}

void EnginePainter::paintFlags(const EngineGeometry& engine, QVector<EngineFlag> flags) {
    placeWords(flags);
    for (const EngineFlag& flag : flags)
        paintFlag(flag);
    if (engine.dense)
        paintCaption(engine, flags);
}

// At the left, or further right where the first flags leave room.
void EnginePainter::paintCaption(const EngineGeometry& engine, const QVector<EngineFlag>& flags) {
    const QString words =
        QCoreApplication::translate("EngineLane", "waits a bin, log scale: 0 to %1").arg(countText(engine.greatest));
    const int width = m_canvas.wordWidth(words) + m_canvas.px(8);
    int left = m_canvas.px(8);
    for (const EngineFlag& flag : flags) {
        const ColumnRange taken = reach(flag);
        if (taken.from < left + width && taken.to > left)
            left = taken.to + m_canvas.px(8);
    }
    if (left + width <= end())
        m_canvas.word(left, y(7.5), words, m_canvas.look().dim);
}

void EnginePainter::paintPennant(int left, const QColor& color) {
    // A staff of 1 px and a notched flag of 6 × 5.
    QPainter& painter = m_canvas.painter();
    const double unit = m_canvas.ratio();
    const int staff = m_canvas.thickness(1);
    m_canvas.fill({left, y(2.5), staff, y(12.5) - y(2.5)}, color);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(left + staff, y(2.5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QPointF corners[] = {
        {0, 0}, {6 * unit, 0}, {4.4 * unit, 2.6 * unit}, {6 * unit, 5.2 * unit}, {0, 5.2 * unit}};
    painter.drawPolygon(corners, 5);
    painter.restore();
}

void EnginePainter::paintFlag(const EngineFlag& flag) {
    const Look& look = m_canvas.look();
    const int left = flag.toLeft ? flag.column - flag.textWidth : flag.column;
    const int middle = y(7.5);
    switch (flag.shape) {
    case EngineFlag::Shape::Switch:
        if (flag.textWidth == 0) {
            paintPennant(flag.column, look.marker);
            return;
        }
        m_canvas.fill({left, y(1), flag.textWidth, y(14) - y(1)}, look.marker);
        paintPennant(left + m_canvas.px(7), look.isDark ? look.onAccent : look.base);
        m_canvas.word(left + m_canvas.px(18), middle, flag.text, look.isDark ? look.onAccent : look.base, true);
        return;
    case EngineFlag::Shape::Marker:
        paintPennant(flag.column, look.marker);
        if (flag.textWidth > 0)
            m_canvas.word(left + m_canvas.px(flag.toLeft ? 4 : 12), middle, flag.text, look.marker);
        return;
    case EngineFlag::Shape::Interrupt:
        if (flag.textWidth > 0)
            m_canvas.word(left + m_canvas.px(flag.toLeft ? 8 : 2), middle, flag.text, look.warning);
        return;
    }
}

} // namespace readyscope
