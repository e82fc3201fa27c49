// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/costtable.h"

#include "core/lab/models/model.h"
#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/lab/figurewords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace readyscope {

namespace {

constexpr int kHeader = 24; // px
constexpr int kRow = 30;
constexpr int kTwoLines = 42;
constexpr int kSide = 12;
constexpr int kVariant = 124; // left edge
constexpr int kLost = 850;    // left edge
constexpr int kWidth = 940;
constexpr QRect kCpuBar{519, 0, 46, 8};

struct Column {
    CostMeasure measure;
    int right;
};
constexpr std::array kNumbers{Column{CostMeasure::LatencyP50, 352}, Column{CostMeasure::LatencyP99, 412},
                              Column{CostMeasure::Calls, 505}, Column{CostMeasure::Cpu, 634},
                              Column{CostMeasure::Switches, 702}};
constexpr int kThreads = 762; // right edges
constexpr int kSignals = 836;
constexpr int kColumnWidth = 110;

Extremes extremesOfColumn(const std::vector<SeriesRow>& rows, CostMeasure measure) {
    return extremesOf(rows, [measure](const SeriesRow& row) { return valueOf(row, measure); });
}

} // namespace

CostTable::CostTable(QWidget* parent) : PartsWidget(parent) {
    setObjectName(QStringLiteral("costTable"));
    setAccessibleName(tr("What the models cost"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int CostTable::rowHeight() const { return m_earlier.empty() ? kRow : kTwoLines; }

QSize CostTable::sizeHint() const { return {kWidth, kHeader + static_cast<int>(m_rows.size()) * rowHeight()}; }

void CostTable::show(std::vector<SeriesRow> rows, std::vector<SeriesRow> earlier) {
    m_rows = std::move(rows);
    m_earlier = std::move(earlier);
    updateGeometry();
    update();
}

void CostTable::select(const Model* model) {
    m_selected = model;
    update();
}

QRect CostTable::rowRect(std::size_t index) const {
    return {0, kHeader + static_cast<int>(index) * rowHeight(), width(), rowHeight()};
}

void CostTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    paintHeader(painter);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        paintRow(painter, i);
}

void CostTable::paintHeader(QPainter& painter) const {
    const Look& look = Look::of(palette());
    painter.fillRect(0, 0, width(), kHeader, look.header);
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    const auto right = [&painter](int edge, const QString& words) {
        painter.drawText(QRect(edge - kColumnWidth, 0, kColumnWidth, kHeader), Qt::AlignVCenter | Qt::AlignRight,
                         words);
    };
    painter.drawText(QRect(kSide, 0, kVariant, kHeader), Qt::AlignVCenter | Qt::AlignLeft, tr("Model"));
    for (const Column& column : kNumbers)
        right(column.right, column.measure == CostMeasure::LatencyP99 ? tr("p99")
                            : column.measure == CostMeasure::Switches ? tr("Switches")
                                                                      : measureText(column.measure));
    right(kThreads, tr("Threads"));
    right(kSignals, tr("Signals"));
    painter.drawText(QRect(kLost, 0, kColumnWidth, kHeader), Qt::AlignVCenter | Qt::AlignLeft, tr("Lost"));
}

void CostTable::paintRow(QPainter& painter, std::size_t index) const {
    const Look& look = Look::of(palette());
    const SeriesRow& row = m_rows[index];
    const QRect place = rowRect(index);
    if (row.model == m_selected) {
        painter.fillRect(place, look.selected);
        painter.fillRect(place.left(), place.top(), kAccentBarWidth, place.height(), look.accent);
        if (hasFocus()) {
            painter.setPen(QPen(look.accent, 1));
            painter.drawRect(place.adjusted(kAccentBarWidth, 0, -1, -1));
        }
    }
    painter.fillRect(place.left(), place.bottom(), place.width(), 1, look.rowLine);
    const bool isFirst = index == 0 || m_rows[index - 1].model->family != row.model->family;
    paintNames(painter, row, isFirst, place);
    if (row.isMeasured())
        paintNumbers(painter, row, place);
    else
        paintRefusal(painter, row, place);
}

void CostTable::paintNames(QPainter& painter, const SeriesRow& row, bool isFirst, const QRect& place) const {
    const Look& look = Look::of(palette());
    const bool isSelected = row.model == m_selected;
    if (isFirst) {
        painter.setFont(strongFont(font()));
        painter.setPen(look.dim);
        painter.drawText(place.adjusted(kSide, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         QString::number(familyNumber(*row.model)));
        painter.setFont(isSelected ? strongFont(font()) : font());
        painter.setPen(look.text);
        painter.drawText(place.adjusted(kSide + 14, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, familyText(*row.model));
    }
    painter.setFont(font());
    painter.setPen(isSelected ? look.text : look.dim);
    painter.drawText(place.adjusted(kVariant, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, variantText(*row.model));
}

void CostTable::paintNumbers(QPainter& painter, const SeriesRow& row, const QRect& place) const {
    const Look& look = Look::of(palette());
    for (const Column& column : kNumbers)
        paintNumber(painter, row, column.measure,
                    {column.right - kColumnWidth, place.top(), kColumnWidth, place.height()});
    paintCpuBar(painter, row, place);
    const auto cell = [&](int edge, const QString& words, const QColor& color) {
        painter.setPen(color);
        painter.drawText(QRect(edge - kColumnWidth, place.top(), kColumnWidth, place.height()),
                         Qt::AlignVCenter | Qt::AlignRight, words);
    };
    const Extremes threads =
        extremesOf(m_rows, [](const SeriesRow& one) { return std::optional(double(one.threads)); });
    painter.setFont(font());
    cell(kThreads, countText(static_cast<std::uint64_t>(row.threads)),
         threads.worst == double(row.threads) ? look.warning : look.text);
    const bool hasSignals = row.model->family == IoModel::SignalDriven;
    cell(kSignals, hasSignals ? countText(row.signalsTaken) : QString::fromUtf8(kNotApplicable),
         hasSignals ? look.text : look.dim);
    if (!row.refused.empty()) // after some rounds
        paintIcon(painter, QRectF(kLost - 18, place.center().y() - 6, 13, 13), IconName::Warning, look.warning);
    painter.setPen(row.lost > 0 || row.merged > 0 ? look.warning : look.text);
    painter.drawText(QRect(kLost, place.top(), width() - kLost - 4, place.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     lostText(row));
}

// The best of its column bold, the worst in the colour of warnings.
void CostTable::paintNumber(QPainter& painter, const SeriesRow& row, CostMeasure measure, const QRect& place) const {
    const Look& look = Look::of(palette());
    const std::optional<double> value = valueOf(row, measure);
    const Extremes extremes = extremesOfColumn(m_rows, measure);
    const SeriesRow* const before = m_earlier.empty() ? nullptr : rowLike(row, m_earlier);
    const QRect own = m_earlier.empty() ? place : place.adjusted(0, 5, 0, -place.height() / 2 + 2);
    painter.setFont(value && value == extremes.best ? strongFont(font()) : font());
    painter.setPen(!value ? look.dim : value == extremes.worst ? look.warning : look.text);
    painter.drawText(own, Qt::AlignVCenter | Qt::AlignRight,
                     value ? valueText(measure, *value) : QString::fromUtf8(kNotApplicable));
    const std::optional<double> earlier = before ? valueOf(*before, measure) : std::nullopt;
    if (!earlier)
        return;
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    painter.drawText(place.adjusted(0, place.height() / 2, 0, -3), Qt::AlignVCenter | Qt::AlignRight,
                     valueText(measure, *earlier));
}

// On a log scale from half of the least to the greatest.
void CostTable::paintCpuBar(QPainter& painter, const SeriesRow& row, const QRect& place) const {
    const Look& look = Look::of(palette());
    const std::optional<double> value = valueOf(row, CostMeasure::Cpu);
    const Extremes extremes = extremesOfColumn(m_rows, CostMeasure::Cpu);
    const QRect box = kCpuBar.translated(0, place.center().y() - kCpuBar.height() / 2 + 1);
    painter.fillRect(box, look.notWatched);
    if (!value || *value <= 0)
        return;
    const double from = std::max(extremes.best.value_or(*value), 1.0) / 2;
    const double share = std::log(*value / from) / std::log(extremes.worst.value_or(*value) / from);
    painter.fillRect(QRect(box.topLeft(), QSize(std::max(2, qRound(share * box.width())), box.height())),
                     row.model == m_selected ? look.accent : look.waitEdge);
}

void CostTable::paintRefusal(QPainter& painter, const SeriesRow& row, const QRect& place) const {
    const Look& look = Look::of(palette());
    const int left = kVariant + 144;
    QRect words(left, place.top(), width() - left - kSide, place.height());
    painter.setFont(font());
    painter.setPen(look.dim);
    if (row.refused.empty()) {
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, tr("not run yet"));
        return;
    }
    paintIcon(painter, QRectF(left, place.center().y() - 7, 15, 15), IconName::Warning, look.warning);
    words.setLeft(left + 22);
    painter.setPen(look.warning);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(translated(row.refused), Qt::ElideRight, words.width()));
}

QString CostTable::rowText(const SeriesRow& row) const {
    QStringList words{tr("%1, %2").arg(familyText(*row.model), variantText(*row.model))};
    if (row.model == m_selected)
        words << tr("selected");
    if (!row.isMeasured())
        return (words << (row.refused.empty() ? tr("not run yet") : translated(row.refused)))
            .join(QStringLiteral(", "));
    const SeriesRow* const before = rowLike(row, m_earlier);
    for (const CostMeasure measure : kCostMeasures)
        if (const std::optional<double> value = valueOf(row, measure)) {
            words << tr("%1 %2").arg(measureText(measure), valueText(measure, *value));
            if (const std::optional<double> earlier = before ? valueOf(*before, measure) : std::nullopt)
                words << tr("before %1").arg(valueText(measure, *earlier));
        }
    words << tr("%1 threads").arg(row.threads);
    if (row.model->family == IoModel::SignalDriven)
        words << tr("%1 signals").arg(countText(row.signalsTaken));
    words << tr("lost %1").arg(lostText(row));
    if (!row.refused.empty())
        words << tr("only %1 rounds: %2").arg(row.rounds).arg(translated(row.refused));
    return words.join(QStringLiteral(", "));
}

QVector<PaintedPart> CostTable::parts() const {
    QVector<PaintedPart> parts;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        parts.append({rowRect(i), rowText(m_rows[i])});
    return parts;
}

void CostTable::mousePressEvent(QMouseEvent* event) {
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (rowRect(i).contains(event->pos()) && event->button() == Qt::LeftButton)
            emit selected(m_rows[i].model);
}

void CostTable::keyPressEvent(QKeyEvent* event) {
    const auto current = std::ranges::find(m_rows, m_selected, &SeriesRow::model) - m_rows.begin();
    const auto count = static_cast<std::ptrdiff_t>(m_rows.size());
    std::ptrdiff_t next = 0;
    switch (event->key()) {
    case Qt::Key_Up:
        next = current == count ? count - 1 : current - 1;
        break;
    case Qt::Key_Down:
        next = current == count ? 0 : current + 1;
        break;
    case Qt::Key_Home:
        break;
    case Qt::Key_End:
        next = count - 1;
        break;
    default:
        return PartsWidget::keyPressEvent(event);
    }
    if (next >= 0 && next < count && next != current)
        emit selected(m_rows[static_cast<std::size_t>(next)].model);
}

// What was too long for a row, too.
bool CostTable::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return PartsWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString words;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (rowRect(i).contains(help->pos()))
            words = rowText(m_rows[i]);
    QToolTip::showText(help->globalPos(), words, this);
    return true;
}

void CostTable::focusInEvent(QFocusEvent* event) {
    PartsWidget::focusInEvent(event);
    update();
}

void CostTable::focusOutEvent(QFocusEvent* event) {
    PartsWidget::focusOutEvent(event);
    update();
}

} // namespace readyscope
