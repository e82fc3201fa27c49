// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/scriptrunner.h"

#include <algorithm>
#include <limits>

namespace readyscope {

namespace {

template <typename C>
concept ForSocket = requires(const C& command) {
    command.socket;
};

const Target* targetOf(const Command& command) {
    return std::visit(
        [](const auto& one) -> const Target* {
            if constexpr (ForSocket<decltype(one)>)
                return &one.socket;
            else
                return nullptr;
        },
        command);
}

bool isAdd(const std::optional<Command>& command) { return command && std::holds_alternative<command::Add>(*command); }

} // namespace

void ScriptRunner::add(ScriptLine line, std::string where, Nanos now) {
    constexpr Nanos kLast = std::numeric_limits<Nanos>::max();
    const Nanos due = line.delay > kLast - m_lastDue ? kLast : m_lastDue + line.delay;
    m_lastDue = std::max(due, now);
    m_lines.push_back({m_lastDue, std::move(line.command), std::move(line.recipe), std::move(where)});
}

void ScriptRunner::advance(Nanos now) {
    while (!m_lines.empty() && m_lines.front().due <= now) {
        if (m_lines.front().command || (m_begin && !m_lines.front().recipe.empty()))
            m_due.push_back(std::move(m_lines.front()));
        m_lines.pop_front();
    }
    postDue();
}

std::string ScriptRunner::keyOf(const Target& target) const {
    if (target.id != kNoSocket)
        return std::to_string(target.id);
    const auto known = m_names.find(target.name);
    return known != m_names.end() ? std::to_string(known->second) : target.name;
}

bool ScriptRunner::isKnown(const Target& target) const {
    return target.id != kNoSocket ? m_ids.contains(target.id) : m_names.contains(target.name);
}

bool ScriptRunner::isHeldUp(const Target& target, const std::string& key) const {
    return m_busy.contains(key) || (m_adds > 0 && !isKnown(target));
}

void ScriptRunner::postDue() {
    std::unordered_set<std::string> passed; // sockets whose earlier command is held up
    for (auto line = m_due.begin(); line != m_due.end() && m_captures == 0;) {
        const Target* target = line->command ? targetOf(*line->command) : nullptr;
        if (target != nullptr) {
            std::string key = keyOf(*target);
            if (passed.contains(key) || isHeldUp(*target, key)) {
                passed.insert(std::move(key));
                ++line;
                continue;
            }
            post(*line, Scope::Socket, std::move(key));
        } else {
            post(*line, isAdd(line->command) ? Scope::Adds : Scope::Capture, {});
        }
        line = m_due.erase(line);
    }
}

void ScriptRunner::post(Line& line, Scope scope, std::string key) {
    m_hasQuit |= line.command && std::holds_alternative<command::Quit>(*line.command);
    if (scope == Scope::Socket)
        m_busy.insert(key);
    m_adds += scope == Scope::Adds ? 1 : 0;
    m_captures += scope == Scope::Capture ? 1 : 0;
    const CommandId id = line.command ? m_post(std::move(*line.command)) : m_begin(line.recipe);
    m_unanswered.emplace(id, Posted{scope, std::move(key), std::move(line.where)});
}

void ScriptRunner::learn(const SocketInfo& socket) {
    if (!socket.removed) {
        m_ids.insert(socket.id);
        m_names[socket.name] = socket.id;
        return;
    }
    m_ids.erase(socket.id);
    if (const auto known = m_names.find(socket.name); known != m_names.end() && known->second == socket.id)
        m_names.erase(known);
}

std::optional<ScriptRunner::Failure> ScriptRunner::learn(const Answer& answer) {
    const auto found = m_unanswered.find(answer.id);
    if (found == m_unanswered.end())
        return std::nullopt;
    Posted posted = std::move(found->second);
    m_unanswered.erase(found);
    switch (posted.scope) {
    case Scope::Socket:
        m_busy.erase(posted.key);
        break;
    case Scope::Adds:
        --m_adds;
        break;
    case Scope::Capture:
        --m_captures;
        break;
    }
    if (answer.done())
        return std::nullopt;
    return Failure{std::move(posted.where), *answer.error};
}

} // namespace readyscope
