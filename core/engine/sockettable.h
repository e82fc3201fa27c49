// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sockets of a capture by id, by name and by token. Ids are never used again, tokens are. Addresses of entries
// stay.

#include "core/engine/watched.h"

#include <functional>
#include <memory>
#include <unordered_map>

namespace readyscope {

class SocketTable {
public:
    Watched& add(const std::string& name);
    void remove(SocketId id);
    // Told of each that is removed, while it is still there.
    void setLeaving(std::function<void(Watched&)> leaving) { m_leaving = std::move(leaving); }
    bool rename(Watched& watched, const std::string& name);

    Watched* find(SocketId id) const;
    Watched* find(const Target& target) const;
    Watched* at(Token token) const { return token < m_slots.size() ? m_slots[token].get() : nullptr; }
    // The same for a token in use, or the waker's.
    Watched* slot(Token token) const { return m_slots[token].get(); }
    std::size_t slotCount() const { return m_slots.size(); }
    bool isTaken(const std::string& name) const { return m_byName.contains(name); }
    // "tcp" → "tcp1", or the next number that is free.
    std::string freeName(const std::string& word);

    // Calls `each(Watched&)`; it may add, and may not remove.
    template <typename Each> void forEach(Each each) const {
        for (std::size_t token = 1; token < m_slots.size(); ++token)
            if (m_slots[token])
                each(*m_slots[token]);
    }

private:
    void freed(const std::string& name);

    std::vector<std::unique_ptr<Watched>> m_slots{1}; // by token; 0 is the waker's
    std::vector<Token> m_free;
    std::unordered_map<SocketId, Token> m_byId;
    std::unordered_map<std::string, SocketId> m_byName;
    std::unordered_map<std::string, std::uint32_t> m_numbers; // by word: below this one all its names are taken
    SocketId m_lastId = kNoSocket;
    std::function<void(Watched&)> m_leaving;
};

} // namespace readyscope
