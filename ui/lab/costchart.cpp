// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/costchart.h"

#include "core/lab/models/model.h"
#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/lab/figurewords.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <set>

namespace readyscope {

namespace {

constexpr int kLeft = 64; // px, for the axis' words
constexpr int kRight = 126;
constexpr int kName = 20; // of a name from the chart
constexpr int kTop = 10;
constexpr int kBottom = 26;

// Each model's own, so that it is the same whatever else is shown.
struct Pen {
    QVector<qreal> dashes; // empty: solid
    int marker = 0;
};
Pen penOf(const Model* model) {
    static const QVector<QVector<qreal>> kDashes{{}, {6, 3}, {2, 2}, {8, 2, 2, 2}, {4, 4}};
    const auto index = static_cast<qsizetype>(model - models().data());
    return {kDashes[index % kDashes.size()], static_cast<int>(index % 6)};
}

// Of a model that was refused with more descriptors.
QString endText(const Model& model) {
    return model.mostDescriptors > 0 ? CostChart::tr("%1: %2 at most").arg(chartText(model)).arg(model.mostDescriptors)
                                     : CostChart::tr("%1: refused further on").arg(chartText(model));
}

void paintMarker(QPainter& painter, const QPointF& at, int marker, double size) {
    const QRectF box(at.x() - size, at.y() - size, 2 * size, 2 * size);
    switch (marker) {
    case 0:
        return painter.drawEllipse(box);
    case 1:
        return painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    case 2:
        painter.drawPolygon(QPolygonF{{box.left(), box.bottom()}, {at.x(), box.top()}, {box.right(), box.bottom()}});
        return;
    case 3:
        painter.drawPolygon(QPolygonF{{box.left(), box.top()}, {at.x(), box.bottom()}, {box.right(), box.top()}});
        return;
    case 4:
        painter.drawPolygon(
            QPolygonF{{box.left(), at.y()}, {at.x(), box.top()}, {box.right(), at.y()}, {at.x(), box.bottom()}});
        return;
    default:
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
    }
}

} // namespace

CostChart::CostChart(QWidget* parent) : PartsWidget(parent) {
    setObjectName(QStringLiteral("costChart"));
    setAccessibleName(tr("Costs against the number of descriptors"));
}

void CostChart::show(std::vector<SeriesRow> rows, std::vector<SeriesRow> earlier) {
    m_rows = std::move(rows);
    m_earlier = std::move(earlier);
    update();
}

void CostChart::setMeasure(CostMeasure measure) {
    m_measure = measure;
    update();
}

void CostChart::select(const Model* model) {
    m_selected = model;
    update();
}

void CostChart::setDescriptors(int descriptors) {
    m_descriptors = descriptors;
    update();
}

ChartScale CostChart::scale() const {
    std::vector<SeriesRow> all = m_rows;
    for (const SeriesRow& row : m_earlier)
        if (row.model == m_selected)
            all.push_back(row);
    return chartScale(
        QRectF(kLeft, kTop, std::max(40, width() - kLeft - kRight), std::max(40, height() - kTop - kBottom)), all,
        m_measure);
}

double CostChart::lineHeight() const { return QFontMetricsF(smallFont(font())).height(); }

void CostChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    painter.setFont(smallFont(font()));
    if (std::ranges::none_of(m_rows, &SeriesRow::isMeasured)) {
        painter.setPen(Look::of(palette()).dim);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing was measured yet."));
        return;
    }
    const ChartScale chart = scale();
    paintGrid(painter, chart);
    paintLines(painter, chart);
}

void CostChart::paintGrid(QPainter& painter, const ChartScale& chart) const {
    const Look& look = Look::of(palette());
    const QRectF& area = chart.area;
    for (const double line : chart.decades()) {
        const double y = std::round(chart.yOf(line));
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), look.gridMajor);
        painter.setPen(look.dim);
        painter.drawText(QRectF(0, y - 9, kLeft - 8, 18), Qt::AlignVCenter | Qt::AlignRight,
                         isTime(m_measure) ? durationText(static_cast<Nanos>(std::llround(line)))
                                           : QString::number(line, 'g', 6));
    }
    std::set<int> counts;
    for (const SeriesRow& row : m_rows)
        counts.insert(row.descriptors);
    for (const int count : counts) {
        const double x = std::round(chart.xOf(count));
        const bool isTables = count == m_descriptors;
        painter.fillRect(QRectF(x, area.top(), isTables ? 2 : 1, area.height()),
                         isTables ? mixed(look.accent, look.base, 0.6) : look.gridMajor);
        painter.setFont(isTables ? strongFont(smallFont(font())) : smallFont(font()));
        painter.setPen(isTables ? look.text : look.dim);
        painter.drawText(QRectF(x - 40, area.bottom() + 4, 80, 18), Qt::AlignCenter,
                         countText(static_cast<std::uint64_t>(count)));
    }
    painter.setFont(smallFont(font()));
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), look.faint);
    painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), look.faint);
}

void CostChart::paintLines(QPainter& painter, const ChartScale& chart) const {
    const Look& look = Look::of(palette());
    const auto draw = [&](const ChartLine& line, const QColor& color, double width, bool isEarlier) {
        const Pen kind = penOf(line.model);
        QPen pen(color, width);
        if (isEarlier)
            pen.setDashPattern({1, 2});
        else if (!kind.dashes.isEmpty() && line.model != m_selected)
            pen.setDashPattern(kind.dashes);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF(line.points));
        painter.setPen(QPen(color, 1.3));
        painter.setBrush(line.model == m_selected && !isEarlier ? color : look.base);
        for (const QPointF& point : line.points)
            paintMarker(painter, point, kind.marker, line.model == m_selected ? 4.5 : 3.5);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QVector<ChartLine> lines = chartLines(chart, m_rows, m_measure);
    for (const ChartLine& line : lines)
        if (line.model != m_selected)
            draw(line, look.dim, 1.2, false);
    for (const ChartLine& line : chartLines(chart, m_earlier, m_measure))
        if (line.model == m_selected)
            draw(line, look.accent, 1.2, true);
    for (const ChartLine& line : lines)
        if (line.model == m_selected)
            draw(line, look.accent, 2.2, false);
    painter.restore();
    paintNames(painter, chart, lines);
}

void CostChart::paintNames(QPainter& painter, const ChartScale& chart, const QVector<ChartLine>& lines) const {
    const Look& look = Look::of(palette());
    painter.setFont(smallFont(font()));
    painter.setPen(look.warning);
    for (const ChartLine& line : lines) {
        if (line.points.isEmpty() || line.refused.isEmpty())
            continue;
        const QString words = endText(*line.model);
        const QRectF place(line.points.last() + QPointF(8, -lineHeight()),
                           QSizeF(painter.fontMetrics().horizontalAdvance(words) + 4, lineHeight()));
        QColor ground = look.base;
        ground.setAlphaF(0.75F); // lines may pass behind it
        painter.fillRect(place, ground);
        painter.drawText(place, Qt::AlignCenter, words);
    }
    for (const ChartName& name : chartNames(chart, lines, lineHeight()))
        for (qsizetype i = 0; i < name.names.size(); ++i) {
            const bool isSelected = name.models[i] == m_selected;
            const double middle = name.top + (static_cast<double>(i) + 0.5) * lineHeight();
            painter.setPen(QPen(isSelected ? look.accent : look.faint, 0.8));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawLine(name.ends[i] + QPointF(5, 0), QPointF(chart.area.right() + kName - 3, middle));
            painter.setFont(isSelected ? strongFont(smallFont(font())) : smallFont(font()));
            painter.setPen(isSelected ? look.accent : look.dim);
            painter.drawText(QRectF(chart.area.right() + kName, name.top + static_cast<double>(i) * lineHeight(),
                                    kRight - kName - 4, lineHeight()),
                             Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(name.names[i], Qt::ElideRight, kRight - kName - 4));
        }
}

QVector<PaintedPart> CostChart::parts() const {
    QVector<PaintedPart> parts;
    const ChartScale chart = scale();
    for (const ChartLine& line : chartLines(chart, m_rows, m_measure)) {
        QStringList words{
            tr("%1 of %2, %3").arg(measureText(m_measure), familyText(*line.model), variantText(*line.model))};
        for (const SeriesRow& row : m_rows)
            if (const std::optional<double> value = row.model == line.model ? valueOf(row, m_measure) : std::nullopt)
                words << tr("%1 with %2 descriptors")
                             .arg(valueText(m_measure, *value), countText(static_cast<std::uint64_t>(row.descriptors)));
        if (!line.refused.isEmpty())
            words << line.refused;
        const QRectF box = QPolygonF(line.points).boundingRect();
        parts.append({box.toAlignedRect(), words.join(QStringLiteral("; "))});
    }
    return parts;
}

// A name chooses its model, a place in the chart the number of descriptors next to it.
void CostChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const ChartScale chart = scale();
    if (event->pos().x() > chart.area.right() + 6) {
        for (const ChartName& name : chartNames(chart, chartLines(chart, m_rows, m_measure), lineHeight())) {
            const auto index = static_cast<qsizetype>(std::floor((event->pos().y() - name.top) / lineHeight()));
            if (index >= 0 && index < name.models.size())
                emit selected(name.models[index]);
        }
        return;
    }
    const SeriesRow* nearest = nullptr;
    const auto distance = [&](const SeriesRow& row) { return std::abs(chart.xOf(row.descriptors) - event->pos().x()); };
    for (const SeriesRow& row : m_rows)
        if (nearest == nullptr || distance(row) < distance(*nearest))
            nearest = &row;
    if (nearest != nullptr)
        emit descriptorsChosen(nearest->descriptors);
}

} // namespace readyscope
