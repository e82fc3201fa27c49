// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/scenariolist.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <iterator>

namespace readyscope {

namespace {

constexpr int kGroupRow = 26; // px
constexpr int kRow = 26;
constexpr int kTwoLines = 36;
constexpr int kSide = 12;
constexpr int kTitle = 40; // left edge
constexpr int kBetween = 6;
constexpr int kDot = 7;

} // namespace

ScenarioList::ScenarioList(QWidget* parent) : PartsWidget(parent) {
    setObjectName(QStringLiteral("scenarioList"));
    setAccessibleName(tr("Scenarios and recipes"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void ScenarioList::show(const QVector<ScenarioGroup>& groups) {
    if (groups == m_groups)
        return;
    m_groups = groups;
    updateGeometry();
    update();
}

void ScenarioList::setFilter(const QString& words) {
    m_filter = words.trimmed();
    updateGeometry();
    update();
}

void ScenarioList::select(const QString& name) {
    m_selected = name;
    update();
}

QString ScenarioList::beside() const {
    for (const ScenarioGroup& group : m_groups) {
        const auto own = std::ranges::find(group.entries, m_selected, &ScenarioEntry::name);
        if (own == group.entries.end())
            continue;
        const auto shown = [this](const ScenarioEntry& entry) { return isShown(entry); };
        if (const auto next = std::find_if(std::next(own), group.entries.end(), shown); next != group.entries.end())
            return next->name;
        const auto before = std::find_if(std::make_reverse_iterator(own), group.entries.rend(), shown);
        return before != group.entries.rend() ? before->name : QString();
    }
    return {};
}

bool ScenarioList::isShown(const ScenarioEntry& entry) const {
    return m_filter.isEmpty() || entry.title.contains(m_filter, Qt::CaseInsensitive) ||
           entry.name.contains(m_filter, Qt::CaseInsensitive) || entry.second.contains(m_filter, Qt::CaseInsensitive);
}

QVector<ScenarioList::Row> ScenarioList::rows() const {
    QVector<Row> rows;
    int top = 0;
    for (const ScenarioGroup& group : m_groups) {
        const qsizetype title = rows.size();
        for (const ScenarioEntry& entry : group.entries) {
            if (!isShown(entry))
                continue;
            if (rows.size() == title) {
                rows.append({&group, nullptr, QRect(0, top, width(), kGroupRow)});
                top += kGroupRow;
            }
            const int height = entry.second.isEmpty() ? kRow : kTwoLines;
            rows.append({&group, &entry, QRect(0, top, width(), height)});
            top += height;
        }
        if (rows.size() > title)
            top += kBetween;
    }
    return rows;
}

bool ScenarioList::isAnyShown() const { return !rows().isEmpty(); }

QSize ScenarioList::sizeHint() const {
    const QVector<Row> all = rows();
    return {262, all.isEmpty() ? 3 * kRow : all.last().rect.bottom() + 1 + kBetween};
}

QRect ScenarioList::rectOf(const QString& name) const {
    for (const Row& row : rows())
        if (row.entry != nullptr && row.entry->name == name)
            return row.rect;
    return {};
}

const ScenarioEntry* ScenarioList::entryAt(QPoint position) const {
    for (const Row& row : rows())
        if (row.entry != nullptr && row.rect.contains(position))
            return row.entry;
    return nullptr;
}

void ScenarioList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.base);
    const QVector<Row> all = rows();
    for (const Row& row : all)
        row.entry == nullptr ? paintGroup(painter, row) : paintEntry(painter, row);
    if (!all.isEmpty())
        return;
    painter.setPen(look.dim);
    painter.drawText(rect().adjusted(kSide, kBetween, -kSide, 0), Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeft,
                     tr("No scenario or recipe has “%1” in its name.").arg(m_filter));
}

void ScenarioList::paintGroup(QPainter& painter, const Row& row) const {
    const Look& look = Look::of(palette());
    if (row.rect.top() > 0)
        painter.fillRect(0, row.rect.top() - kBetween / 2, width(), 1, look.rowLine);
    const QRect room = row.rect.adjusted(kSide, 0, -kSide, 0);
    painter.setFont(strongFont(smallFont(font())));
    painter.setPen(look.dim);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, row.group->title);
    painter.setFont(smallFont(font()));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, row.group->summary);
}

void ScenarioList::paintEntry(QPainter& painter, const Row& row) const {
    const Look& look = Look::of(palette());
    const ScenarioEntry& entry = *row.entry;
    const bool isSelected = entry.name == m_selected;
    if (isSelected || entry.name == m_hovered)
        painter.fillRect(row.rect, isSelected ? look.selected : look.hover);
    if (isSelected) {
        painter.fillRect(0, row.rect.top(), kAccentBarWidth, row.rect.height(), look.accent);
        if (hasFocus()) {
            painter.setPen(QPen(look.accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(row.rect).adjusted(1, 1, -1, -1));
        }
    }
    const QRectF mark(kSide + 1, row.rect.center().y() - 7, 16, 16);
    if (entry.icon)
        paintIcon(painter, mark, *entry.icon, look.dim);
    else
        paintVerdictMark(painter, mark, entry.mark, look);
    paintRight(painter, entry, row.rect.adjusted(0, 0, -kSide, 0));
    const bool isTwo = !entry.second.isEmpty();
    const int middle = row.rect.center().y() + 1;
    painter.setFont(isSelected ? strongFont(font()) : font());
    painter.setPen(look.text);
    const int taken = QFontMetrics(smallFont(font())).horizontalAdvance(entry.right) + kSide + kBetween;
    const QRect room = isTwo ? QRect(kTitle, row.rect.top() + 2, width() - kTitle, middle - row.rect.top() - 1)
                             : row.rect.adjusted(kTitle, 0, 0, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(entry.title, Qt::ElideRight, room.width() - taken));
    if (!isTwo)
        return;
    painter.setFont(smallFont(font()));
    painter.setPen(look.dim);
    const QRect below(kTitle, middle, width() - kTitle - kSide, row.rect.bottom() - middle);
    painter.drawText(below, Qt::AlignTop | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(entry.second, Qt::ElideRight, below.width()));
}

void ScenarioList::paintRight(QPainter& painter, const ScenarioEntry& entry, const QRect& place) const {
    if (entry.right.isEmpty())
        return;
    const Look& look = Look::of(palette());
    const bool isOdd = entry.mark == VerdictMark::Differs || entry.mark == VerdictMark::Failed;
    painter.setFont(smallFont(font()));
    painter.setPen(!isOdd || entry.icon ? look.dim : entry.mark == VerdictMark::Differs ? look.warning : look.error);
    const QRect line = entry.second.isEmpty() ? place : place.adjusted(0, 2, 0, -place.height() / 2 + 2);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, entry.right);
    if (!entry.isGood)
        return;
    const int left = line.right() - painter.fontMetrics().horizontalAdvance(entry.right) - kDot - 5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.good);
    painter.drawEllipse(QRectF(left, line.center().y() - kDot / 2.0 + 1, kDot, kDot));
    painter.restore();
}

QVector<PaintedPart> ScenarioList::parts() const {
    QVector<PaintedPart> parts;
    for (const Row& row : rows()) {
        if (row.entry == nullptr) {
            parts.append({row.rect, row.group->summary.isEmpty()
                                        ? row.group->title
                                        : tr("%1, %2").arg(row.group->title, row.group->summary)});
            continue;
        }
        QStringList words{row.entry->title};
        if (!row.entry->second.isEmpty())
            words << row.entry->second;
        if (!row.entry->icon && row.entry->mark == VerdictMark::Agrees)
            words << tr("as foretold");
        if (!row.entry->icon && row.entry->mark == VerdictMark::Differs)
            words << tr("differs");
        if (!row.entry->icon && row.entry->mark == VerdictMark::Failed)
            words << tr("failed");
        if (!row.entry->right.isEmpty())
            words << row.entry->right;
        if (row.entry->name == m_selected)
            words << tr("selected");
        parts.append({row.rect, words.join(QStringLiteral(", "))});
    }
    return parts;
}

void ScenarioList::choose(const QString& name) {
    if (name == m_selected)
        return;
    select(name);
    emit chosen(name);
}

void ScenarioList::step(int by) {
    QStringList names;
    for (const Row& row : rows())
        if (row.entry != nullptr)
            names << row.entry->name;
    if (names.isEmpty())
        return;
    const qsizetype at = names.indexOf(m_selected);
    const qsizetype next = at < 0 ? (by > 0 ? 0 : names.size() - 1) : qBound<qsizetype>(0, at + by, names.size() - 1);
    choose(names.at(next));
}

void ScenarioList::mousePressEvent(QMouseEvent* event) {
    const ScenarioEntry* entry = entryAt(event->pos());
    if (entry != nullptr && event->button() == Qt::LeftButton)
        choose(QString(entry->name));
}

void ScenarioList::mouseDoubleClickEvent(QMouseEvent* event) {
    const ScenarioEntry* entry = entryAt(event->pos());
    if (entry != nullptr && event->button() == Qt::LeftButton)
        emit runAsked(QString(entry->name));
}

void ScenarioList::mouseMoveEvent(QMouseEvent* event) {
    const ScenarioEntry* entry = entryAt(event->pos());
    const QString name = entry != nullptr ? entry->name : QString();
    if (name == m_hovered)
        return;
    m_hovered = name;
    update();
}

void ScenarioList::leaveEvent(QEvent*) {
    m_hovered.clear();
    update();
}

void ScenarioList::keyPressEvent(QKeyEvent* event) {
    constexpr int kPage = 10;
    constexpr int kAll = 1'000;
    switch (event->key()) {
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_PageUp:
        return step(-kPage);
    case Qt::Key_PageDown:
        return step(kPage);
    case Qt::Key_Home:
        return step(-kAll);
    case Qt::Key_End:
        return step(kAll);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_selected.isEmpty())
            emit runAsked(m_selected);
        return;
    default:
        break;
    }
    const bool isText = !event->text().isEmpty() && event->text().at(0).isPrint();
    if (!isText || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0)
        return PartsWidget::keyPressEvent(event);
    emit typed(event->text());
}

void ScenarioList::focusInEvent(QFocusEvent* event) {
    PartsWidget::focusInEvent(event);
    update();
}

void ScenarioList::focusOutEvent(QFocusEvent* event) {
    PartsWidget::focusOutEvent(event);
    update();
}

} // namespace readyscope
