// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Carries commands out and answers them. Those about a socket wait until it has opened, and for that socket's earlier
// ones, and hold up nobody else's. The engine's thread only.

#include "core/engine/opener.h"
#include "core/engine/signals.h"
#include "core/engine/traffic.h"

namespace readyscope {

// What the loop itself is told.
struct LoopControl {
    Nanos timeout = kInfinite;
    Nanos pace = 0;
    bool timeoutChanged = false; // the wait's deadline is to be set anew
    bool askBeside = false;
    bool capturing = true;
    bool single = false;
    bool quit = false;
};

class CommandDesk {
public:
    CommandDesk(SocketTable& sockets, Recorder& recorder, Knowledge& knowledge, Traffic& traffic, Opener& opener,
                SignalDesk& signals, LoopControl& control);

    void carryOut(PostedCommand command);
    // The socket's waiting commands may go on.
    void goOn(Watched& watched);
    void applyMask();

private:
    enum class Progress { Done, Waits, AnsweredLater, Removed };
    struct Carried {
        Progress progress = Progress::Done;
        std::optional<SysError> error;
    };

    void forSocket(PostedCommand command, const Target& target, bool atOnce);
    void giveUpQueue(Watched& watched);
    Carried carry(Watched& watched, const PostedCommand& command);

    Carried on(Watched& watched, const command::Send& send);
    Carried on(Watched& watched, const command::Accept& accept);
    Carried on(Watched& watched, const command::SetInterest& interest);
    Carried on(Watched& watched, const command::SetPolicy& policy);
    Carried on(Watched& watched, const command::Rename& rename);
    Carried on(Watched& watched, const command::ShutDown& shutDown);
    Carried connectAgain(Watched& watched, CommandId id);
    Carried remove(Watched& watched);

    std::optional<SysError> on(const command::SetBackend& backend);
    std::optional<SysError> on(const command::SetTimeout& timeout);
    std::optional<SysError> on(const command::SetMode& mode);
    std::optional<SysError> on(const command::SetMask& mask);
    std::optional<SysError> on(const command::Raise& raise);
    void run(bool capture);
    void clearHistory();

    SocketTable& m_sockets;
    Recorder& m_recorder;
    Knowledge& m_knowledge;
    Traffic& m_traffic;
    Opener& m_opener;
    SignalDesk& m_signals;
    LoopControl& m_control;
    std::vector<int> m_mask;
};

} // namespace readyscope
