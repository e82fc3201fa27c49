// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/stepstable.h"

#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/scenarios/verdictmark.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kSide = 12; // px
constexpr int kTitle = 38;
constexpr int kGap = 12;
constexpr int kMark = 16;
constexpr int kTime = 62;
constexpr double kTint = 0.10; // of a row that differs
constexpr double kDarkTint = 0.16;

} // namespace

StepsTable::StepsTable(QWidget* parent) : PartsWidget(parent) {
    setObjectName(QStringLiteral("stepsTable"));
    setAccessibleName(tr("Steps"));
    setFocusPolicy(Qt::StrongFocus);
}

void StepsTable::show(const recipes::Recipe* recipe, const RecipeResult* result) {
    m_recipe = recipe;
    m_result = result;
    m_selected = std::min(m_selected, count() - 1);
    updateGeometry();
    update();
}

void StepsTable::select(int step) {
    m_selected = std::min(step, count() - 1);
    update();
}

QSize StepsTable::sizeHint() const { return {1000, kHeader + count() * kRow}; }

// The words of the steps get what they need, as far as there is room; the rest is shared.
StepsTable::Places StepsTable::places() const {
    int title = 60;
    int call = 60;
    for (int i = 0; i < count(); ++i) {
        const recipes::RecipeStep& step = m_recipe->steps[static_cast<std::size_t>(i)];
        title = std::max(title, QFontMetrics(strongFont(font())).horizontalAdvance(titleText(step)));
        call = std::max(call, QFontMetrics(smallFont(font())).horizontalAdvance(callsText(step, reportOf(i))));
    }
    title = std::min(title, width() / 8);
    call = std::min(call, width() / 5);
    Places places;
    places.title = kTitle;
    places.call = kTitle + title + kGap;
    places.atRight = places.call + call + kGap + kTime;
    places.foretold = places.atRight + 2 * kGap;
    const int rest = width() - places.foretold;
    places.came = places.foretold + rest * 3 / 10;
    places.verdict = places.came + rest * 3 / 10;
    return places;
}

QRect StepsTable::rowRect(int step) const { return {0, kHeader + step * kRow, width(), kRow}; }

const recipes::StepReport* StepsTable::reportOf(int step) const {
    const auto index = static_cast<std::size_t>(step);
    return m_result != nullptr && index < m_result->report.steps.size() &&
                   m_result->report.steps[index].verdict != recipes::Verdict::NotRun
               ? &m_result->report.steps[index]
               : nullptr;
}

QString StepsTable::timeText(int step) const {
    const recipes::StepReport* report = reportOf(step);
    return report == nullptr ? QString() : durationText(report->begun - m_result->report.begun);
}

QColor StepsTable::surfaceOf(int step) const {
    const Look& look = Look::of(palette());
    const recipes::StepReport* report = reportOf(step);
    const double tint = look.isDark ? kDarkTint : kTint;
    if (report != nullptr && report->verdict == recipes::Verdict::Differs)
        return mixed(look.warning, look.base, tint);
    if (report != nullptr && report->verdict == recipes::Verdict::Failed)
        return look.errorSurface;
    return step == m_selected ? look.selected : look.base;
}

void StepsTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Look::of(palette()).base);
    paintHeader(painter);
    for (int i = 0; i < count(); ++i)
        paintRow(painter, i);
}

void StepsTable::paintHeader(QPainter& painter) const {
    const Look& look = Look::of(palette());
    painter.fillRect(0, 0, width(), kHeader, look.header);
    painter.fillRect(0, kHeader - 1, width(), 1, look.strongLine);
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    const Places at = places();
    const auto left = [&painter, this](int edge, const QString& words) {
        painter.drawText(QRect(edge, 0, width() - edge, kHeader), Qt::AlignVCenter | Qt::AlignLeft, words);
    };
    left(kSide, tr("#"));
    left(at.title, tr("Step"));
    painter.drawText(QRect(0, 0, at.atRight, kHeader), Qt::AlignVCenter | Qt::AlignRight, tr("at"));
    left(at.foretold, tr("The table says"));
    left(at.came, tr("This kernel did (poll)"));
    left(at.verdict, tr("Verdict"));
}

void StepsTable::paintRow(QPainter& painter, int step) const {
    const Look& look = Look::of(palette());
    const recipes::RecipeStep& one = m_recipe->steps[static_cast<std::size_t>(step)];
    const QRect row = rowRect(step);
    const Places at = places();
    const QColor surface = surfaceOf(step);
    const bool isSelected = step == m_selected;
    painter.fillRect(row, surface);
    painter.fillRect(row.left(), row.bottom(), row.width(), 1, look.rowLine);
    if (isSelected)
        painter.fillRect(row.left(), row.top(), kAccentBarWidth, row.height(), look.accent);
    if (isSelected && hasFocus()) {
        painter.setPen(QPen(look.accent, 1.5));
        painter.drawRect(QRectF(row).adjusted(1, 1, -1, -1));
    }
    const auto words = [&painter, &row](int left, int right, const QString& text) {
        const QRect room(left, row.top(), right - left, row.height());
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    };
    painter.setFont(strongFont(smallFont(font())));
    painter.setPen(look.dim);
    words(kSide, at.title, QString::number(step + 1));
    painter.setFont(isSelected ? strongFont(font()) : font());
    painter.setPen(look.text);
    words(at.title, at.call - kGap / 2, titleText(one));
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    words(at.call, at.atRight - kTime, callsText(one, reportOf(step)));
    painter.drawText(QRect(at.atRight - kTime, row.top(), kTime, row.height()), Qt::AlignVCenter | Qt::AlignRight,
                     timeText(step));
    paintCell(painter, foretoldCell(one), QRect(at.foretold, row.top(), at.came - at.foretold - kGap, row.height()),
              surface);
    if (const recipes::StepReport* report = reportOf(step))
        paintCell(painter, cameCell(one, *report), QRect(at.came, row.top(), at.verdict - at.came - kGap, row.height()),
                  surface);
    paintVerdict(painter, step, QRect(at.verdict, row.top(), width() - at.verdict - kSide, row.height()));
}

void StepsTable::paintCell(QPainter& painter, const SaidCell& cell, const QRect& room, const QColor& surface) const {
    const Look& look = Look::of(palette());
    if (!cell.events.empty()) {
        Chips(cell.events, room.adjusted(0, 0, 0, -1), font()).paint(painter, look, surface);
        return;
    }
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(cell.words, Qt::ElideRight, room.width()));
}

void StepsTable::paintVerdict(QPainter& painter, int step, const QRect& room) const {
    const Look& look = Look::of(palette());
    const recipes::StepReport* report = reportOf(step);
    const VerdictMark mark = report == nullptr ? VerdictMark::NotRun : markOf(report->verdict);
    paintVerdictMark(painter, QRectF(room.left(), room.center().y() - kMark / 2.0 + 0.5, kMark, kMark), mark, look);
    const bool isOdd = mark == VerdictMark::Differs || mark == VerdictMark::Failed;
    const QFont small = smallFont(font());
    painter.setFont(isOdd ? strongFont(small) : small);
    painter.setPen(mark == VerdictMark::Differs ? look.warning : mark == VerdictMark::Failed ? look.error : look.dim);
    const QRect words = room.adjusted(kMark + 6, 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(report == nullptr ? tr("not run") : verdictText(*report),
                                                      Qt::ElideRight, words.width()));
}

QString StepsTable::rowText(int step) const {
    const recipes::RecipeStep& one = m_recipe->steps[static_cast<std::size_t>(step)];
    QStringList words{tr("Step %1, %2").arg(step + 1).arg(titleText(one)), callsText(one, reportOf(step))};
    const recipes::StepReport* report = reportOf(step);
    if (report != nullptr)
        words << tr("at %1").arg(timeText(step));
    words << tr("the table says %1").arg(spoken(foretoldCell(one)));
    if (report != nullptr)
        words << tr("this kernel did %1").arg(spoken(cameCell(one, *report))) << verdictText(*report);
    else
        words << tr("not run");
    if (step == m_selected)
        words << tr("selected");
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

QVector<PaintedPart> StepsTable::parts() const {
    QVector<PaintedPart> parts;
    for (int i = 0; i < count(); ++i)
        parts.append({rowRect(i), rowText(i)});
    return parts;
}

void StepsTable::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; i < count(); ++i)
        if (rowRect(i).contains(event->pos()) && event->button() == Qt::LeftButton) {
            select(i);
            emit chosen(i);
        }
}

void StepsTable::keyPressEvent(QKeyEvent* event) {
    int next = m_selected;
    switch (event->key()) {
    case Qt::Key_Up:
        next = m_selected < 0 ? count() - 1 : m_selected - 1;
        break;
    case Qt::Key_Down:
        next = m_selected + 1;
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = count() - 1;
        break;
    default:
        return PartsWidget::keyPressEvent(event);
    }
    if (next < 0 || next >= count() || next == m_selected)
        return;
    select(next);
    emit chosen(next);
}

// What was too long for a row, too.
bool StepsTable::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return PartsWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString words;
    for (int i = 0; i < count(); ++i)
        if (rowRect(i).contains(help->pos()))
            words = rowText(i) + QLatin1Char('\n') + aboutText(m_recipe->steps[static_cast<std::size_t>(i)]);
    QToolTip::showText(help->globalPos(), words, this);
    return true;
}

void StepsTable::focusInEvent(QFocusEvent* event) {
    PartsWidget::focusInEvent(event);
    update();
}

void StepsTable::focusOutEvent(QFocusEvent* event) {
    PartsWidget::focusOutEvent(event);
    update();
}

} // namespace readyscope
