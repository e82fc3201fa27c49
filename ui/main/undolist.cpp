// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/undolist.h"

#include <algorithm>

namespace readyscope {

UndoList::Id UndoList::add(const QString& words, std::function<void()> undo) {
    if (m_entries.size() == kMost)
        m_entries.pop_front();
    m_entries.push_back({++m_last, words, std::move(undo)});
    emit changed();
    return m_last;
}

QString UndoList::words() const { return m_entries.empty() ? QString() : m_entries.back().words; }

void UndoList::undoLast() {
    if (!m_entries.empty())
        undo(m_entries.back().id);
}

void UndoList::undo(Id id) {
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry& each) { return each.id == id; });
    if (entry == m_entries.end())
        return;
    const std::function<void()> undo = std::move(entry->undo);
    m_entries.erase(entry);
    emit changed();
    undo();
}

void UndoList::clear() {
    if (m_entries.empty())
        return;
    m_entries.clear();
    emit changed();
}

} // namespace readyscope
