// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Gathers what the palette offers: the actions of the menus as they are now, and the sockets to go to; and remembers
// what was used last.

#include "core/socket/socketinfo.h"
#include "ui/main/commandmodel.h"

#include <QObject>
#include <QPointer>

class QMenuBar;

namespace readyscope {

class Actions;
class CapturePage;
class CommandPalette;
class Settings;

// The actions of the menus, each once, from left to right and from above.
QVector<PaletteCommand> commandsOf(const QMenuBar& menus);

class CommandRoom : public QObject {
    Q_OBJECT
public:
    // All outlive it; `menus` are in the window that the palette is shown over.
    CommandRoom(Actions& actions, QMenuBar& menus, CapturePage& page, Settings& settings);

    void open(); // or closes it

signals:
    void socketChosen(readyscope::SocketId socket);

private:
    QVector<PaletteCommand> sockets();

    QMenuBar& m_menus;
    CapturePage& m_page;
    Settings& m_settings;
    QPointer<CommandPalette> m_palette;
};

} // namespace readyscope
