// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/mailbox.h"

namespace readyscope {

CommandId Mailbox::post(Command command) {
    CommandId id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = ++m_lastId;
        m_commands.push_back({id, std::move(command)});
        m_hasMail.store(true, std::memory_order_release);
    }
    m_waker.ring();
    return id;
}

void Mailbox::post(Resolution resolution) {
    {
        const std::lock_guard lock(m_mutex);
        m_resolutions.push_back(std::move(resolution));
        m_hasMail.store(true, std::memory_order_release);
    }
    m_waker.ring();
}

void Mailbox::post(LoadedFile file) {
    {
        const std::lock_guard lock(m_mutex);
        m_files.push_back(std::move(file));
        m_hasMail.store(true, std::memory_order_release);
    }
    m_waker.ring();
}

bool Mailbox::take(std::vector<PostedCommand>& commands, std::vector<Resolution>& resolutions,
                   std::vector<LoadedFile>& files) {
    commands.clear();
    resolutions.clear();
    files.clear();
    const std::lock_guard lock(m_mutex);
    commands.swap(m_commands);
    resolutions.swap(m_resolutions);
    files.swap(m_files);
    m_hasMail.store(false, std::memory_order_release);
    return !commands.empty() || !resolutions.empty() || !files.empty();
}

} // namespace readyscope
