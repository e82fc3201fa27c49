// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The book's first str_cli (UNP 5.5): a thread that sits in a blocking read of its keyboard. Its connection is a row of
// the engine's, so that it can be watched; the thread sends and reads on it by commands, and does neither while it
// waits for a line. What happens there meanwhile it does not notice.

#include "core/lab/actor.h"
#include "core/lab/scenarios/keyboard.h"
#include "core/lab/scenarios/rowbook.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace readyscope {

class BlockingClient final : public Actor {
public:
    // These outlive it; `keyboard` is open. Its pipe is closed at the end, which ends the read.
    BlockingClient(Sink sink, const RowBook& rows, std::string row, Keyboard& keyboard);
    ~BlockingClient() override;

    Status open() override;
    void socketOpened(const SocketInfo& info, Nanos now) override;
    void answered(const Answer& answer, Nanos now) override;

private:
    void run();
    using Actor::run;
    void serve(const std::string& line);
    // Its answer; nothing at the end.
    std::optional<Answer> ask(const std::function<Command(Target)>& command);

    const RowBook& m_rows;
    std::string m_row;
    Keyboard& m_keyboard;
    std::thread m_thread;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    SocketId m_id = kNoSocket; // under the mutex, like the rest
    CommandId m_awaited = 0;
    std::optional<Answer> m_answer; // to it
    bool m_ending = false;
};

} // namespace readyscope
