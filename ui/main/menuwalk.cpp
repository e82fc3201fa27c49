// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/menuwalk.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace readyscope {

namespace {

// As it is read: "&&" stands for one sign.
QString plain(const QString& text) {
    QString words;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('&') && i + 1 < text.size())
            ++i;
        words += text[i];
    }
    return words.remove(QStringLiteral("…"));
}

void collect(const QMenu& menu, const QString& path, QList<MenuEntry>& entries) {
    const auto actions = menu.actions();
    for (QAction* action : actions) {
        const bool isThere = std::any_of(entries.begin(), entries.end(),
                                         [action](const MenuEntry& entry) { return entry.action == action; });
        if (const QMenu* sub = action->menu())
            collect(*sub, QStringLiteral("%1 › %2").arg(path, plain(sub->title())), entries);
        else if (!action->isSeparator() && !isThere)
            entries.append({action, plain(action->text()), path});
    }
}

} // namespace

QList<MenuEntry> entriesOf(const QMenuBar& menus) {
    QList<MenuEntry> entries;
    const auto bar = menus.actions();
    for (const QAction* top : bar)
        if (top->menu() != nullptr)
            collect(*top->menu(), plain(top->text()), entries);
    return entries;
}

QString keysOf(const QAction& action) {
    QStringList keys;
    const auto sequences = action.shortcuts();
    for (const QKeySequence& key : sequences)
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QCoreApplication::translate("MenuWalk", " or "));
}

} // namespace readyscope
