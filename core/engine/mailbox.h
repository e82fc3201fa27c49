// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What other threads want of the engine: commands, names that were resolved and files that were read. Any thread puts
// in, the engine takes all at once.

#include "core/engine/command.h"
#include "core/engine/waker.h"
#include "core/socket/resolve.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace readyscope {

struct PostedCommand {
    CommandId id = 0;
    Command command;
};

struct Resolution {
    SocketId socket = kNoSocket;
    bool forBind = false;
    Result<Endpoints> endpoints;
};

struct LoadedFile {
    SocketId socket = kNoSocket;
    CommandId command = 0; // that it was read for
    Result<std::string> bytes;
};

class Mailbox {
public:
    explicit Mailbox(Waker& waker) : m_waker(waker) {}

    CommandId post(Command command);
    void post(Resolution resolution);
    void post(LoadedFile file);
    // Without a lock, for each turn of the loop; true a little early or late does no harm.
    bool hasMail() const { return m_hasMail.load(std::memory_order_acquire); }
    // False if there is nothing.
    bool take(std::vector<PostedCommand>& commands, std::vector<Resolution>& resolutions,
              std::vector<LoadedFile>& files);

private:
    Waker& m_waker;
    std::mutex m_mutex;
    std::vector<PostedCommand> m_commands;
    std::vector<Resolution> m_resolutions;
    std::vector<LoadedFile> m_files;
    CommandId m_lastId = 0;
    std::atomic<bool> m_hasMail{false};
};

} // namespace readyscope
