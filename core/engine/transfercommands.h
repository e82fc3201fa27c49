// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The commands that move bytes through one socket. What cannot be done yet waits in front of the socket's queue and is
// carried on when the socket is told ready. The engine's thread only.

#include "core/engine/carried.h"
#include "core/engine/fileloader.h"
#include "core/engine/traffic.h"

namespace readyscope {

class TransferCommands {
public:
    TransferCommands(Recorder& recorder, Knowledge& knowledge, Traffic& traffic, Mailbox& mailbox)
        : m_recorder(recorder), m_knowledge(knowledge), m_traffic(traffic), m_mailbox(mailbox) {}

    Carried send(Watched& watched, const command::Send& send);
    Carried sendFile(Watched& watched, const command::SendFile& file, CommandId id);
    Carried sendUrgent(Watched& watched, const command::SendUrgent& urgent);
    Carried flood(Watched& watched);
    Carried receive(Watched& watched, const command::Receive& receive);
    Carried peek(Watched& watched, const command::Peek& peek);

private:
    // Why nothing can be written or read, if so.
    std::optional<SysError> whyNotWrite(const Watched& watched) const;
    std::optional<SysError> whyNotRead(const Watched& watched) const;
    Carried waitFor(Watched& watched, Events events);
    Carried sendTo(Watched& watched, const command::Send& send);
    Carried failed(Watched& watched, SysError failure);
    void took(Watched& watched, std::string_view bytes);

    Recorder& m_recorder;
    Knowledge& m_knowledge;
    Traffic& m_traffic;
    Mailbox& m_mailbox;
    FileLoader m_files;
    std::array<char, 65536> m_buffer{};
};

} // namespace readyscope
