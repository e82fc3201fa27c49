// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/menukeys.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>

namespace readyscope {

MenuKeys::MenuKeys(QObject* parent) : QObject(parent) { QCoreApplication::instance()->installEventFilter(this); }

bool MenuKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride || qobject_cast<QMenu*>(watched) == nullptr)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() != Qt::NoModifier || key->text().isEmpty())
        return false;
    event->accept(); // so it comes as a key press, to the menu
    return true;
}

} // namespace readyscope
