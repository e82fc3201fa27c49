// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The commands of the palette that match what is typed, the best first; while nothing is typed, those used last first.

#include "ui/main/fuzzymatch.h"

#include <QAbstractListModel>
#include <QStringList>

#include <functional>

namespace readyscope {

struct PaletteCommand {
    QString id;    // by which it is remembered
    QString title; // "Zoom In"
    QString path;  // "View", "View › Row Height"
    QString keys;  // "W or +"
    QString tip;   // what it does, or why it cannot be done now
    bool enabled = true;
    bool checked = false;
    std::function<void()> run;
};

class CommandModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole, KeysRole, TitleMarksRole, PathMarksRole, EnabledRole, CheckedRole };

    using QAbstractListModel::QAbstractListModel;

    // `recent`: ids, the last one used first.
    void setCommands(QVector<PaletteCommand> commands, const QStringList& recent);
    void setTyped(const QString& typed);
    // Of those that match.
    const PaletteCommand& at(int row) const { return m_commands[m_shown[row].command]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Shown {
        qsizetype command = 0;
        FuzzyMatch match;
    };
    QString spoken(const PaletteCommand& command) const;

    QVector<PaletteCommand> m_commands; // those used last first
    QVector<Shown> m_shown;
};

} // namespace readyscope
