// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/commandmodel.h"

#include <algorithm>

namespace readyscope {

void CommandModel::setCommands(QVector<PaletteCommand> commands, const QStringList& recent) {
    const auto rank = [&recent](const PaletteCommand& command) {
        const qsizetype used = recent.indexOf(command.id);
        return used < 0 ? recent.size() : used;
    };
    std::stable_sort(commands.begin(), commands.end(),
                     [&rank](const PaletteCommand& a, const PaletteCommand& b) { return rank(a) < rank(b); });
    m_commands = std::move(commands);
    setTyped({});
}

void CommandModel::setTyped(const QString& typed) {
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_commands.size(); ++i)
        if (auto match = fuzzyMatch(typed, m_commands[i].title, m_commands[i].path))
            m_shown.append({i, *std::move(match)});
    std::stable_sort(m_shown.begin(), m_shown.end(),
                     [](const Shown& a, const Shown& b) { return a.match.score > b.match.score; });
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const PaletteCommand& command = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return command.title;
    case Qt::ToolTipRole:
        return command.tip;
    case Qt::AccessibleTextRole:
        return spoken(command);
    case PathRole:
        return command.path;
    case KeysRole:
        return command.keys;
    case TitleMarksRole:
        return QVariant::fromValue(m_shown[index.row()].match.inTitle);
    case PathMarksRole:
        return QVariant::fromValue(m_shown[index.row()].match.inPath);
    case EnabledRole:
        return command.enabled;
    case CheckedRole:
        return command.checked;
    default:
        return {};
    }
}

QString CommandModel::spoken(const PaletteCommand& command) const {
    QStringList words{command.title, command.path};
    if (command.checked)
        words << tr("chosen");
    if (!command.keys.isEmpty())
        words << command.keys;
    if (!command.enabled)
        words << tr("not now: %1").arg(command.tip);
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

} // namespace readyscope
