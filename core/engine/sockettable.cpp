// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sockettable.h"

namespace readyscope {

Watched& SocketTable::add(const std::string& name) {
    Token token = 0;
    if (m_free.empty()) {
        token = static_cast<Token>(m_slots.size());
        m_slots.emplace_back();
    } else {
        token = m_free.back();
        m_free.pop_back();
    }
    m_slots[token] = std::make_unique<Watched>();
    Watched& watched = *m_slots[token];
    watched.token = token;
    watched.info.id = ++m_lastId;
    watched.info.name = name;
    m_byId.emplace(watched.info.id, token);
    m_byName.emplace(name, watched.info.id);
    return watched;
}

void SocketTable::remove(SocketId id) {
    const auto found = m_byId.find(id);
    if (found == m_byId.end())
        return;
    const Token token = found->second;
    if (m_leaving)
        m_leaving(*m_slots[token]);
    m_byName.erase(m_slots[token]->info.name);
    m_byId.erase(found);
    m_slots[token].reset();
    m_free.push_back(token);
}

bool SocketTable::rename(Watched& watched, const std::string& name) {
    if (isTaken(name))
        return false;
    m_byName.erase(watched.info.name);
    watched.info.name = name;
    m_byName.emplace(name, watched.info.id);
    return true;
}

Watched* SocketTable::find(SocketId id) const {
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : m_slots[found->second].get();
}

Watched* SocketTable::find(const Target& target) const {
    if (target.id != kNoSocket)
        return find(target.id);
    const auto found = m_byName.find(target.name);
    return found == m_byName.end() ? nullptr : find(found->second);
}

std::string SocketTable::freeName(const std::string& word) const {
    for (std::uint32_t number = 1;; ++number)
        if (std::string name = word + std::to_string(number); !isTaken(name))
            return name;
}

} // namespace readyscope
