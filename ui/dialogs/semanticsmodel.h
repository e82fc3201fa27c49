// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The readiness table as a tree of groups and cases for a view, and the filter over it.

#include <QSortFilterProxyModel>
#include <QStandardItemModel>

namespace readyscope {

class SemanticsModel : public QStandardItemModel {
    Q_OBJECT
public:
    enum Column { Title, Poll, Select, Differs, kColumns };
    enum Role {
        CaseRole = Qt::UserRole, // the place in the table; groups have none
        EventsRole,              // bits, as int; where a backend gives an errno the text alone
        WordsRole,               // all that a filter looks through
    };

    explicit SemanticsModel(QObject* parent = nullptr);
};

class SemanticsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit SemanticsFilter(QObject* parent = nullptr);

    // Cases in which each word stands somewhere: in the sentences, the steps, the events, the sources.
    void setWords(const QString& text);
    void setOnlyDiffering(bool only);
    int cases() const; // that pass

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    bool m_onlyDiffering = false;
};

} // namespace readyscope
