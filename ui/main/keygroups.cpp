// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/keygroups.h"

#include "ui/main/menuwalk.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>

namespace readyscope {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Keys", text); }

// Keys that do the same, or the two directions of the same.
QString keys(std::initializer_list<QKeyCombination> combinations) {
    QStringList words;
    for (const QKeyCombination combination : combinations)
        words.append(QKeySequence(combination).toString(QKeySequence::NativeText));
    return words.join(tr(" or "));
}

} // namespace

QList<KeyGroup> keyGroupsOfViews() {
    return {
        {tr("In the table and on the timeline"),
         {{keys({Qt::Key_Up, Qt::Key_Down}), tr("To the row above or below")},
          {keys({Qt::Key_PageUp, Qt::Key_PageDown}), tr("A page of rows up or down")},
          {keys({Qt::Key_Home, Qt::Key_End}), tr("To the first or the last row")},
          {keys({Qt::Key_Left, Qt::Key_Right}), tr("Folds what a row holds, or unfolds it")}}},
        {tr("In the table"),
         {{keys({Qt::Key_Asterisk}), tr("Unfolds the row and all below it")},
          {keys({Qt::Key_Return}), tr("Shows the inspector")},
          {keys({Qt::Key_Menu}), tr("What can be done to the socket")}}},
        {tr("With a cursor in the hand"),
         {{keys({Qt::Key_Left, Qt::Key_Right}), tr("Moves it by a pixel")},
          {keys({Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right}), tr("Moves it to the event before or after")},
          {keys({Qt::Key_Return}), tr("Puts it down")},
          {keys({Qt::Key_Escape}), tr("Puts it back where it was")}}},
        {tr("On the timeline"), {{keys({Qt::Key_Escape}), tr("Drops the area that is selected")}}},
        {tr("In the filter"),
         {{keys({Qt::Key_Return, Qt::Key_Down}), tr("To the rows that it leaves")},
          {keys({Qt::Key_Escape}), tr("Empties it, and back to the table")}}},
        {tr("On the Engine page"), {{keys({Qt::Key_Left, Qt::Key_Right}), tr("To the wait before or after")}}},
        {tr("On the Scenarios page"),
         {{keys({Qt::CTRL | Qt::Key_R}), tr("Runs the recipe")}, {keys({Qt::Key_Escape}), tr("Cancels its run")}}},
        {tr("In the list of recipes"), {{keys({Qt::Key_Return}), tr("Runs the recipe that is selected")}}},
        {tr("On the lanes of a recipe"),
         {{keys({Qt::Key_Left, Qt::Key_Right}), tr("Moves the cursor by a pixel")},
          {keys({Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right}), tr("Moves the cursor by a step")},
          {keys({Qt::Key_Up, Qt::Key_Down}), tr("To the backend above or below")},
          {keys({Qt::Key_W, Qt::Key_S, Qt::Key_0}), tr("Zooms in, out, or to the whole run")}}},
    };
}

QList<KeyGroup> keyGroups(const QMenuBar& menus) {
    QList<KeyGroup> groups;
    const QList<MenuEntry> entries = entriesOf(menus);
    for (const MenuEntry& entry : entries) {
        const QString written = keysOf(*entry.action);
        if (written.isEmpty())
            continue;
        const QString menu = entry.path.section(QStringLiteral(" › "), 0, 0);
        if (groups.isEmpty() || groups.last().title != menu)
            groups.append({menu, {}});
        // Qt makes a tip of the text where there is none.
        const QString tip = entry.action->toolTip();
        groups.last().lines.append({written, entry.title, tip == entry.action->iconText() ? QString() : tip});
    }
    return groups + keyGroupsOfViews();
}

} // namespace readyscope
