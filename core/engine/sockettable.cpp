// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sockettable.h"

#include <algorithm>
#include <charconv>

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
    freed(m_slots[token]->info.name);
    m_byId.erase(found);
    m_slots[token].reset();
    m_free.push_back(token);
}

bool SocketTable::rename(Watched& watched, const std::string& name) {
    if (isTaken(name))
        return false;
    freed(watched.info.name);
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

std::string SocketTable::freeName(const std::string& word) {
    std::uint32_t& number = m_numbers.try_emplace(word, 1).first->second;
    while (isTaken(word + std::to_string(number)))
        ++number;
    return word + std::to_string(number);
}

// The name may be given again: "tcp7" is a number of "tcp" below which none was free.
void SocketTable::freed(const std::string& name) {
    m_byName.erase(name);
    const std::size_t digits = name.find_last_not_of("0123456789") + 1;
    const auto numbers = m_numbers.find(name.substr(0, digits));
    if (numbers == m_numbers.end() || digits == name.size() || name[digits] == '0')
        return;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(name.data() + digits, name.data() + name.size(), number);
    if (error == std::errc())
        numbers->second = std::min(numbers->second, number);
}

} // namespace readyscope
