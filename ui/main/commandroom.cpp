// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/commandroom.h"

#include "ui/common/lanerows.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/main/actions.h"
#include "ui/main/capturepage.h"
#include "ui/main/commandpalette.h"
#include "ui/main/menuwalk.h"
#include "ui/sockets/sockettableview.h"

#include <QMenuBar>

namespace readyscope {

QVector<PaletteCommand> commandsOf(const QMenuBar& menus) {
    QVector<PaletteCommand> commands;
    for (const MenuEntry& entry : entriesOf(menus)) {
        QAction* action = entry.action;
        const QString name = action->objectName().isEmpty() ? entry.title : action->objectName();
        PaletteCommand command;
        command.id = entry.path + QLatin1Char('/') + name;
        command.title = entry.title;
        command.path = entry.path;
        command.keys = keysOf(*action);
        command.tip = action->toolTip();
        command.enabled = action->isEnabled();
        command.checked = action->isChecked();
        command.run = [action = QPointer<QAction>(action)] {
            if (action)
                action->trigger();
        };
        commands.append(command);
    }
    return commands;
}

CommandRoom::CommandRoom(Actions& actions, QMenuBar& menus, CapturePage& page, Settings& settings)
    : QObject(&menus), m_menus(menus), m_page(page), m_settings(settings) {
    connect(actions.commands, &QAction::triggered, this, &CommandRoom::open);
}

void CommandRoom::open() {
    if (m_palette && m_palette->isVisible()) {
        m_palette->leave();
        return;
    }
    m_palette = new CommandPalette(commandsOf(m_menus) + sockets(), m_settings.recentCommands(), m_menus.window());
    connect(m_palette, &CommandPalette::chosen, this, [this](const QString& id) { m_settings.addRecentCommand(id); });
}

QVector<PaletteCommand> CommandRoom::sockets() {
    QVector<PaletteCommand> commands;
    const auto order = m_page.table().rows()->order();
    for (const SocketId socket : order) {
        const SocketInfo info = m_page.table().rows()->info(socket);
        const QString name = QString::fromStdString(info.name);
        PaletteCommand command;
        command.id = tr("Socket") + QLatin1Char('/') + name;
        command.title = tr("Go to %1").arg(name);
        command.path = kindText(info.kind);
        command.tip = command.title;
        command.run = [this, socket] { emit socketChosen(socket); };
        commands.append(command);
    }
    return commands;
}

} // namespace readyscope
