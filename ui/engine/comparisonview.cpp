// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/comparisonview.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/engine/figurerows.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace readyscope {

namespace {

constexpr int kHeader = 22; // px
constexpr int kRow = 25;
constexpr int kAxis = 18;
constexpr double kBar = 8;
constexpr int kChartLeft = 372;
constexpr int kChartRight = 44; // room for the number after a bar
constexpr double kWarnGrowth = 2;
constexpr double kLeastRange = 250; // of the axis: two decades are seen at least

// Right edges of the numbers' columns.
enum Column { Now, WithIdle, Wake, Calls, Cpu };
constexpr std::array kRightEdges{128, 170, 236, 302, 350};

QString nothing() { return QString::fromUtf8(kNotApplicable); }

QString micros(const std::optional<double>& nanos) {
    if (!nanos)
        return nothing();
    const double value = *nanos / static_cast<double>(kMicrosecond);
    return value < 9.95 ? QString::number(value, 'f', 1) : numberText(std::round(value));
}

bool grew(const ComparisonRow& row) {
    return row.now.call && row.withIdle.call && *row.withIdle.call >= kWarnGrowth * *row.now.call;
}

// The wake-up with idle sockets, as soon as it is there.
const Measurement& latest(const ComparisonRow& row) { return row.withIdle.isMeasured() ? row.withIdle : row.now; }

QString refusalOf(const ComparisonRow& row) {
    if (!row.now.refused.empty())
        return translated(row.now.refused);
    return row.withIdle.refused.empty()
               ? QString()
               : ComparisonView::tr("with idle ones: %1").arg(translated(row.withIdle.refused));
}

QString socketsText(const std::vector<ComparisonRow>& rows, bool withIdle) {
    for (const ComparisonRow& row : rows)
        if (const Measurement& run = withIdle ? row.withIdle : row.now; run.isMeasured())
            return countText(run.sockets);
    return nothing();
}

} // namespace

double CostAxis::share(double cost) const {
    return std::clamp(std::log(std::max(cost, 1.0) / from) / std::log(to / from), 0.0, 1.0);
}

CostAxis axisOf(const std::vector<ComparisonRow>& rows) {
    double least = 1e12;
    double greatest = 0;
    for (const ComparisonRow& row : rows)
        for (const Measurement* run : {&row.now, &row.withIdle})
            if (run->isMeasured() && run->call) {
                least = std::min(least, *run->call);
                greatest = std::max(greatest, *run->call);
            }
    if (greatest == 0)
        return {500, 200'000, {}};
    CostAxis axis;
    axis.from = std::max(1.0, least / 2);
    axis.to = std::max(greatest * 1.05, axis.from * kLeastRange);
    for (Nanos label = 1; static_cast<double>(label) < axis.to; label *= 10)
        if (static_cast<double>(label) > axis.from)
            axis.labels.append(label);
    return axis;
}

ComparisonView::ComparisonView(QWidget* parent) : PartsWidget(parent), m_axis(axisOf({})) {
    setObjectName(QStringLiteral("comparison"));
    setAccessibleName(tr("Comparison of the backends"));
    for (const Backend backend : kBackends)
        m_rows.push_back({backend, {}, {}});
    setFixedHeight(sizeHint().height());
}

void ComparisonView::showRows(const std::vector<ComparisonRow>& rows) {
    m_rows = rows;
    m_axis = axisOf(rows);
    update();
}

void ComparisonView::setPresent(Backend backend) {
    m_present = backend;
    update();
}

QSize ComparisonView::sizeHint() const { return {735, kHeader + static_cast<int>(kBackends.size()) * kRow + kAxis}; }

QSize ComparisonView::minimumSizeHint() const { return {kChartLeft + 120, sizeHint().height()}; }

QRect ComparisonView::rowRect(int index) const { return {0, kHeader + index * kRow, width(), kRow}; }

QRectF ComparisonView::chart() const {
    return QRectF(kChartLeft, kHeader, std::max(40, width() - kChartLeft - kChartRight),
                  static_cast<int>(m_rows.size()) * kRow);
}

QVector<PaintedPart> ComparisonView::parts() const {
    QVector<PaintedPart> parts;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const ComparisonRow& row = m_rows[i];
        QStringList words{backendText(row.backend)};
        if (row.backend == m_present)
            words << tr("the present one");
        if (row.now.isMeasured())
            words << tr("%1 µs a wait call with %2 sockets").arg(micros(row.now.call), countText(row.now.sockets));
        if (row.withIdle.isMeasured())
            words << tr("%1 µs with %2").arg(micros(row.withIdle.call), countText(row.withIdle.sockets));
        if (latest(row).isMeasured() && latest(row).wakeP99)
            words << tr("woken within %1 in 99 of 100").arg(durationText(*latest(row).wakeP99));
        if (row.now.isMeasured() && row.now.calls)
            words << tr("%1 calls a transition").arg(numberText(*row.now.calls));
        words << (refusalOf(row).isEmpty() ? QStringList() : QStringList{refusalOf(row)});
        if (!row.now.done)
            words << tr("not measured yet");
        parts.append({rowRect(static_cast<int>(i)), words.join(QStringLiteral(", "))});
    }
    return parts;
}

void ComparisonView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    paintHeader(painter);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].backend == m_present)
            painter.fillRect(rowRect(static_cast<int>(i)), Look::of(palette()).selected);
    paintGrid(painter);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        paintRow(painter, static_cast<int>(i));
}

void ComparisonView::paintHeader(QPainter& painter) const {
    const Look& look = Look::of(palette());
    painter.fillRect(0, 0, width(), kHeader, look.header);
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    const QString now = socketsText(m_rows, false);
    const QString idle = socketsText(m_rows, true);
    painter.drawText(QRect(12, 0, 80, kHeader), Qt::AlignVCenter, tr("Backend"));
    const std::array titles{tr("µs, with %1").arg(now), idle, tr("wake p99"), tr("calls/tr."), tr("CPU")};
    for (std::size_t i = 0; i < titles.size(); ++i)
        painter.drawText(QRect(0, 0, kRightEdges[i], kHeader), Qt::AlignVCenter | Qt::AlignRight, titles[i]);
    painter.drawText(QRect(kChartLeft, 0, width(), kHeader), Qt::AlignVCenter, tr("wait call, log scale"));

    // The legend, from the right.
    int right = width() - 12;
    for (const bool hollow : {true, false}) {
        const QString words = hollow ? idle : now;
        right -= painter.fontMetrics().horizontalAdvance(words);
        painter.setPen(look.dim);
        painter.drawText(QRect(right, 0, 200, kHeader), Qt::AlignVCenter, words);
        right -= 14;
        const QRectF box(right, (kHeader - 8) / 2.0, 9, 9);
        painter.fillRect(box, look.accent);
        if (hollow)
            painter.fillRect(box.adjusted(1, 1, -1, -1), look.base);
        right -= 10;
    }
}

void ComparisonView::paintGrid(QPainter& painter) const {
    const Look& look = Look::of(palette());
    const QRectF area = chart();
    painter.setFont(smallFont(font()));
    for (const Nanos label : m_axis.labels) {
        const double x = std::round(area.left() + m_axis.share(static_cast<double>(label)) * area.width());
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), look.gridMajor);
        painter.setPen(look.dim);
        painter.drawText(QRectF(x - 40, area.bottom(), 80, kAxis), Qt::AlignCenter, durationText(label));
    }
}

void ComparisonView::paintRow(QPainter& painter, int index) const {
    const Look& look = Look::of(palette());
    const ComparisonRow& row = m_rows[static_cast<std::size_t>(index)];
    const QRect place = rowRect(index);
    const bool present = row.backend == m_present;
    painter.fillRect(0, place.bottom(), width(), 1, look.rowLine);
    if (present)
        painter.fillRect(0, place.top(), kAccentBarWidth, place.height(), look.accent);
    painter.setFont(present ? strongFont(font()) : font());
    painter.setPen(look.text);
    painter.drawText(place.adjusted(12, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, backendText(row.backend));
    painter.setFont(font());
    if (row.now.isMeasured()) {
        paintNumbers(painter, row, place);
        paintBars(painter, row, place);
    }
    const QString refusal = refusalOf(row);
    if (refusal.isEmpty())
        return;
    const int left = row.now.isMeasured() ? kChartLeft + 120 : kRightEdges[Now] - 44;
    painter.setFont(smallFont(font()));
    painter.setPen(look.warning);
    painter.drawText(place.adjusted(left, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(refusal, Qt::ElideRight, width() - left - 8));
}

void ComparisonView::paintNumbers(QPainter& painter, const ComparisonRow& row, const QRect& place) const {
    const Look& look = Look::of(palette());
    const auto write = [&](Column column, const QString& text, bool warns = false) {
        painter.setPen(warns ? look.warning : look.text);
        painter.drawText(QRect(0, place.top(), kRightEdges[column], place.height()), Qt::AlignVCenter | Qt::AlignRight,
                         text);
    };
    const Measurement& last = latest(row);
    write(Now, micros(row.now.call));
    if (row.withIdle.isMeasured())
        write(WithIdle, micros(row.withIdle.call), grew(row));
    write(Wake, last.wakeP99 ? durationText(*last.wakeP99) : nothing());
    write(Calls, row.now.calls ? numberText(*row.now.calls) : nothing());
    write(Cpu, tr("%1 %").arg(QString::number(last.cpu * 100, 'f', 1)));
}

void ComparisonView::paintBars(QPainter& painter, const ComparisonRow& row, const QRect& place) const {
    const Look& look = Look::of(palette());
    const QRectF area = chart();
    const double middle = place.center().y() + 0.5;
    const auto bar = [&](double cost, double top) {
        return QRectF(area.left(), top, std::max(2.0, std::round(m_axis.share(cost) * area.width())), kBar);
    };
    if (row.now.call)
        painter.fillRect(bar(*row.now.call, middle - kBar - 1), look.accent);
    if (!row.withIdle.isMeasured() || !row.withIdle.call)
        return;
    const QRectF hollow = bar(*row.withIdle.call, middle + 0.5);
    painter.fillRect(hollow, look.accent);
    painter.fillRect(hollow.adjusted(1, 1, -1, -1), row.backend == m_present ? look.selected : look.base);
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    painter.drawText(QRectF(hollow.right() + 5, hollow.center().y() - 10, 60, 20), Qt::AlignVCenter,
                     micros(row.withIdle.call));
}

} // namespace readyscope
