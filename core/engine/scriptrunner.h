// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Posts a script's commands in their order and at their time. A command that is not answered yet holds up its own
// socket's commands only; what concerns the whole capture is posted when the one before it is answered, so that a
// signal meets the mask that the line before has set. One thread; asks no clock and waits for nothing.

#include "core/engine/batch.h"
#include "core/engine/script.h"

#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace readyscope {

class ScriptRunner {
public:
    using Post = std::function<CommandId(Command)>;
    // Starts a recipe; the id is one that no command has, and is answered when the recipe has ended.
    using Begin = std::function<CommandId(const std::string& recipe)>;

    // The first line's delay counts from `start`. Without `begin` a line that names a recipe does nothing.
    ScriptRunner(Post post, Nanos start, Begin begin = {})
        : m_post(std::move(post)), m_begin(std::move(begin)), m_lastDue(start) {}

    // A line that is there since `now`; its delay counts from when the line before was due. `where` comes back with
    // its failure.
    void add(ScriptLine line, std::string where, Nanos now);

    // Posts what is due.
    void advance(Nanos now);
    // When the next line is due, kInfinite if none waits for its time.
    Nanos nextDue() const { return m_lines.empty() ? kInfinite : m_lines.front().due; }

    // What came back from the engine: sockets before answers. Call advance() after them.
    void learn(const SocketInfo& socket);
    struct Failure {
        std::string where;
        SysError error;
    };
    std::optional<Failure> learn(const Answer& answer);

    // All lines are posted and answered.
    bool idle() const { return m_lines.empty() && m_due.empty() && m_unanswered.empty(); }
    bool hasQuit() const { return m_hasQuit; }
    std::size_t waiting() const { return m_lines.size() + m_due.size(); }

private:
    struct Line {
        Nanos due = 0;
        std::optional<Command> command;
        std::string recipe;
        std::string where;
    };
    enum class Scope { Socket, Adds, Capture };
    struct Posted {
        Scope scope = Scope::Capture;
        std::string key;
        std::string where;
    };

    void postDue();
    void post(Line& line, Scope scope, std::string key);
    // The socket's number where it is known, else its name.
    std::string keyOf(const Target& target) const;
    bool isKnown(const Target& target) const;
    // Whether `target`'s command has to wait for an answer.
    bool isHeldUp(const Target& target, const std::string& key) const;

    Post m_post;
    Begin m_begin;
    std::deque<Line> m_lines; // in time
    std::deque<Line> m_due;   // their time has come, in their order
    std::unordered_map<CommandId, Posted> m_unanswered;
    std::unordered_set<std::string> m_busy; // sockets with a command unanswered
    std::unordered_map<std::string, SocketId> m_names;
    std::unordered_set<SocketId> m_ids;
    std::size_t m_adds = 0;     // unanswered
    std::size_t m_captures = 0; // unanswered, 0 or 1
    Nanos m_lastDue;
    bool m_hasQuit = false;
};

} // namespace readyscope
