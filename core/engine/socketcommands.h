// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The commands about one socket that is open, but for those that move bytes (transfercommands.h) and those that open,
// close or remove it (commanddesk.h). The engine's thread only.

#include "core/engine/carried.h"
#include "core/engine/loopcontrol.h"
#include "core/engine/traffic.h"

namespace readyscope {

class SocketCommands {
public:
    SocketCommands(SocketTable& sockets, Recorder& recorder, Knowledge& knowledge, Traffic& traffic,
                   const LoopControl& control)
        : m_sockets(sockets), m_recorder(recorder), m_knowledge(knowledge), m_traffic(traffic), m_control(control) {}

    Carried on(Watched& watched, const command::Accept& accept);
    Carried on(Watched& watched, const command::SetInterest& interest);
    Carried on(Watched& watched, const command::SetPolicy& policy);
    Carried on(Watched& watched, const command::Rename& rename);
    Carried on(Watched& watched, const command::ShutDown& shutDown);
    Carried on(Watched& watched, const command::SetOption& option);
    Carried on(Watched& watched, const command::ReadOptions& options);

private:
    void askAgain(Watched& watched);

    SocketTable& m_sockets;
    Recorder& m_recorder;
    Knowledge& m_knowledge;
    Traffic& m_traffic;
    const LoopControl& m_control;
};

} // namespace readyscope
