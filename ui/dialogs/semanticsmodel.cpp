// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/semanticsmodel.h"

#include "core/lab/semantics.h"
#include "ui/common/texts.h"

#include <algorithm>

namespace readyscope {

namespace {

using semantics::Case;
using semantics::Look;

QString text(std::string_view bytes) { return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())); }

// The backends that tell another thing than the one they are like, in any look.
QStringList differing(const Case& one) {
    QStringList names;
    for (const Backend backend : kBackends) {
        const auto differs = [&](const Look& look) {
            return (semantics::likeness(backend) != backend && look.isWritten(backend)) ||
                   (!look.of(backend).error.empty() && look.of(Backend::Poll).error.empty());
        };
        if (std::any_of(one.looks.begin(), one.looks.end(), differs))
            names.append(backendText(backend));
    }
    return names;
}

QString wordsOf(const Case& one, const QString& group) {
    QStringList words{group, text(one.name), text(one.title), text(one.why), text(one.differs)};
    for (const Look& look : one.looks) {
        for (const semantics::Step& step : look.steps)
            words.append(text(step.text));
        for (const Backend backend : kBackends)
            words.append(text(toString(look.of(backend))));
    }
    for (const std::string& source : one.sources)
        words.append(text(source));
    return words.join(QLatin1Char('\n'));
}

QStandardItem* cell(const QString& shown) {
    auto* item = new QStandardItem(shown);
    item->setEditable(false);
    return item;
}

// What the last look is told: that is what the case is about.
QStandardItem* toldCell(const Case& one, Backend backend) {
    const semantics::Told& told = one.looks.back().of(backend);
    auto* item = cell(told.error.empty() ? eventNames(told.events) : text(told.error));
    if (told.error.empty())
        item->setData(told.events.bits(), SemanticsModel::EventsRole);
    return item;
}

QList<QStandardItem*> rowOf(const Case& one, int place, const QString& group) {
    auto* title = cell(text(one.title));
    title->setData(place, SemanticsModel::CaseRole);
    title->setData(wordsOf(one, group), SemanticsModel::WordsRole);
    title->setToolTip(text(one.title));
    QStandardItem* others = cell(differing(one).join(QStringLiteral(", ")));
    others->setToolTip(text(one.differs));
    return {title, toldCell(one, Backend::Poll), toldCell(one, Backend::Select), others};
}

} // namespace

SemanticsModel::SemanticsModel(QObject* parent) : QStandardItemModel(parent) {
    const semantics::Table& table = semantics::table();
    setHorizontalHeaderLabels({tr("Case"), tr("poll"), tr("select"), tr("Differ")});
    QList<QStandardItem*> groups;
    for (const semantics::Group& group : table.groups) {
        groups.append(cell(text(group.title)));
        appendRow(groups.back());
    }
    for (std::size_t place = 0; place < table.cases.size(); ++place) {
        QStandardItem* group = groups.at(static_cast<qsizetype>(table.cases[place].group));
        group->appendRow(rowOf(table.cases[place], static_cast<int>(place), group->text()));
    }
}

SemanticsFilter::SemanticsFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setRecursiveFilteringEnabled(true); // a group stays while one of its cases does
}

void SemanticsFilter::setWords(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void SemanticsFilter::setOnlyDiffering(bool only) {
    m_onlyDiffering = only;
    invalidateFilter();
}

int SemanticsFilter::cases() const {
    int count = 0;
    for (int group = 0; group < rowCount(); ++group)
        count += rowCount(index(group, 0));
    return count;
}

bool SemanticsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex title = sourceModel()->index(row, SemanticsModel::Title, parent);
    if (!title.data(SemanticsModel::CaseRole).isValid())
        return false;
    if (m_onlyDiffering && title.siblingAtColumn(SemanticsModel::Differs).data().toString().isEmpty())
        return false;
    const QString words = title.data(SemanticsModel::WordsRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return words.contains(word, Qt::CaseInsensitive); });
}

} // namespace readyscope
