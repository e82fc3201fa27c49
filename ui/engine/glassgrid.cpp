// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/glassgrid.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/engine/glassgridlayout.h"
#include "ui/engine/glasswords.h"
#include "ui/engine/panelpaint.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace readyscope {

GlassGrid::GlassGrid(QWidget* parent)
    : PartsWidget(parent), m_lefts(1, 0), m_bar(new QScrollBar(Qt::Horizontal, this)) {
    setObjectName(QStringLiteral("glassGrid"));
    setAccessibleName(tr("The three sets, before and after"));
    setFocusPolicy(Qt::StrongFocus);
    connect(m_bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    m_bar->hide();
}

void GlassGrid::show(const GlassWait& glass) {
    m_sets = setsOf(glass);
    m_leftOut = leftOutSummary(glass);
    m_open = false;
    m_asked.clear();
    if (glass.waker >= 0)
        m_asked.push_back(
            {glass.waker,
             {tr("waker"), glass.wakerAsked(), glass.wait.woken ? glass.wakerAsked() : Events(), {}, true}});
    for (const GlassEntry& entry : glass.entries) {
        m_asked.push_back(
            {entry.fd, {QString::fromStdString(entry.name), entry.asked.events, entry.told, entry.unsure, false}});
        m_open = m_open || !entry.unsure.empty();
    }
    std::sort(m_asked.begin(), m_asked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    lay();
    update();
}

void GlassGrid::lay() {
    const int room = std::max(kGridColumn, width() - kGridLeft - kGridRight);
    m_columns = columnsOf(m_sets, room / kGridColumn);
    placeColumns(room);
    m_details.assign(m_columns.size(), {});
    auto next = m_asked.begin();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        while (next != m_asked.end() && next->first < m_columns[i].first)
            ++next;
        if (next != m_asked.end() && next->first == m_columns[i].first && !m_columns[i].isFolded())
            m_details[i] = next->second;
    }
    if (m_current && *m_current >= static_cast<int>(m_columns.size()))
        m_current.reset();
}

void GlassGrid::placeColumns(int room) {
    m_lefts.assign(1, 0);
    for (const GlassColumn& column : m_columns)
        m_lefts.push_back(m_lefts.back() + (column.isFolded() ? kGridFolded : kGridColumn));
    const int hidden = m_lefts.back() - room;
    m_bar->setVisible(hidden > 0);
    m_bar->setRange(0, std::max(0, hidden));
    m_bar->setSingleStep(kGridColumn);
    m_bar->setPageStep(room);
    const QRect place = cells();
    m_bar->setGeometry(place.left(), kGridBottom + 2, place.width(), 10);
}

QRect GlassGrid::cells() const {
    const int room = std::max(kGridColumn, width() - kGridLeft - kGridRight);
    return {kGridLeft, 0, std::min(m_lefts.back(), room), kGridBottom};
}

int GlassGrid::xOf(std::size_t column) const { return kGridLeft + m_lefts[column] - m_bar->value(); }

int GlassGrid::columnAt(int x) const {
    const QRect place = cells();
    if (x < place.left() || x > place.right())
        return -1;
    const auto after = std::upper_bound(m_lefts.begin(), m_lefts.end(), x - kGridLeft + m_bar->value());
    const auto column = static_cast<int>(after - m_lefts.begin()) - 1;
    return column < static_cast<int>(m_columns.size()) ? column : -1;
}

std::size_t GlassGrid::lookedColumns() const {
    return static_cast<std::size_t>(
        std::count_if(m_columns.begin(), m_columns.end(),
                      [this](const GlassColumn& column) { return column.first < m_sets.in.nfds; }));
}

QSize GlassGrid::sizeHint() const { return {kGridLeft + 24 * kGridColumn + kGridRight, kGridHeight}; }
QSize GlassGrid::minimumSizeHint() const { return {kGridLeft + 8 * kGridColumn + kGridRight, kGridHeight}; }

QString GlassGrid::rowWords(Events::Bit set, bool out) const {
    const DescriptorSets& sets = out ? m_sets.out : m_sets.in;
    const QString hex = QString::fromStdString(hexOf(wordsOf(sets, set), m_sets.in.nfds));
    return (out ? tr("%1, out: %2, %3 kept") : tr("%1, in: %2, %3 set"))
        .arg(gridRowName(set), hex)
        .arg(countIn(sets, set));
}

QString GlassGrid::columnWords(const Column& column, int fd) const {
    if (column.asked.empty() && column.unsure.empty())
        return fd < m_sets.in.nfds ? tr("descriptor %1, never asked").arg(fd)
                                   : tr("descriptor %1, from nfds on: never looked at").arg(fd);
    QString words = tr("descriptor %1, %2, asked %3, came back %4")
                        .arg(fd)
                        .arg(column.name, eventNames(column.asked), eventNames(column.told));
    if (!column.unsure.empty())
        words += tr(", %1 not kept").arg(eventNames(column.unsure));
    return words;
}

QVector<PaintedPart> GlassGrid::parts() const {
    QVector<PaintedPart> parts;
    int row = 0;
    for (const Events::Bit set : kGridSets)
        for (const bool out : {false, true})
            parts.append({{0, gridRowTop(row++), width(), kGridRow}, rowWords(set, out)});
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_details[i].asked.empty())
            parts.append({{xOf(i), kGridNumbers, widthOf(i), kGridBottom - kGridNumbers},
                          columnWords(m_details[i], m_columns[i].first)});
    parts.append({{kGridLeft, kGridBracket, width() - kGridLeft, kGridRow}, goneThroughText(m_sets)});
    if (!m_leftOut.isEmpty())
        parts.append({{0, kGridLegend, width(), kGridRow}, m_leftOut});
    return parts;
}

void GlassGrid::setCurrent(int column) {
    m_current = std::clamp(column, 0, static_cast<int>(m_columns.size()) - 1);
    const auto index = static_cast<std::size_t>(*m_current);
    m_bar->setValue(std::clamp(m_bar->value(), m_lefts[index + 1] - cells().width(), m_lefts[index]));
    setAccessibleDescription(columnWords(m_details[index], m_columns[index].first));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void GlassGrid::keyPressEvent(QKeyEvent* event) {
    if (m_columns.empty()) {
        PartsWidget::keyPressEvent(event);
        return;
    }
    const int last = static_cast<int>(m_columns.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current.value_or(0) - 1);
        break;
    case Qt::Key_Right:
        setCurrent(m_current ? *m_current + 1 : 0);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(last);
        break;
    default:
        PartsWidget::keyPressEvent(event);
    }
}

void GlassGrid::mousePressEvent(QMouseEvent* event) {
    if (const int column = columnAt(event->pos().x()); column >= 0)
        setCurrent(column);
}

void GlassGrid::wheelEvent(QWheelEvent* event) {
    if (m_bar->isVisible())
        QCoreApplication::sendEvent(m_bar, event);
    else
        PartsWidget::wheelEvent(event);
}

bool GlassGrid::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return PartsWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString words;
    if (help->pos().y() >= kGridLegend)
        words = m_leftOut;
    else if (const int column = columnAt(help->pos().x()); column >= 0) {
        const auto index = static_cast<std::size_t>(column);
        words = columnWords(m_details[index], m_columns[index].first);
    } else {
        for (int row = 0; row < kGridRows; ++row)
            if (help->pos().y() >= gridRowTop(row) && help->pos().y() < gridRowTop(row) + kGridRow)
                words = rowWords(kGridSets.at(static_cast<std::size_t>(row / 2)), row % 2 != 0);
    }
    QToolTip::showText(help->globalPos(), words, this);
    return true;
}

void GlassGrid::resizeEvent(QResizeEvent* event) {
    PartsWidget::resizeEvent(event);
    lay();
}

void GlassGrid::focusInEvent(QFocusEvent* event) {
    PartsWidget::focusInEvent(event);
    if (!m_current && !m_columns.empty())
        setCurrent(0);
    update();
}

void GlassGrid::focusOutEvent(QFocusEvent* event) {
    PartsWidget::focusOutEvent(event);
    update();
}

} // namespace readyscope
