// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Carries commands out and answers them. Those about a socket wait until it has opened, and for that socket's earlier
// ones, and hold up nobody else's. The engine's thread only.

#include "core/engine/capturecommands.h"
#include "core/engine/opener.h"
#include "core/engine/socketcommands.h"
#include "core/engine/transfercommands.h"

namespace readyscope {

class CommandDesk {
public:
    CommandDesk(SocketTable& sockets, Recorder& recorder, Knowledge& knowledge, Traffic& traffic, Opener& opener,
                Mailbox& mailbox, SignalDesk& signalDesk, LoopControl& control);

    void carryOut(PostedCommand command);
    // The socket's waiting commands may go on.
    void goOn(Watched& watched);
    // The file of a command is there, or cannot be had.
    void loaded(LoadedFile file);
    void applyMask() { m_capture.applyMask(); }

private:
    void forSocket(PostedCommand command, const Target& target, bool atOnce);
    void giveUpQueue(Watched& watched);
    void answerFront(Watched& watched, std::optional<SysError> error);
    Carried carry(Watched& watched, const PostedCommand& command);
    Carried close(Watched& watched);
    Carried reset(Watched& watched);
    Carried connectAgain(Watched& watched, CommandId id);
    Carried remove(Watched& watched);
    Carried awaitEnd(Watched& watched, CommandId id);

    SocketTable& m_sockets;
    Recorder& m_recorder;
    Knowledge& m_knowledge;
    Traffic& m_traffic;
    Opener& m_opener;
    CaptureCommands m_capture;
    SocketCommands m_acts;
    TransferCommands m_transfers;
};

} // namespace readyscope
