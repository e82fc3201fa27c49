// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/rowbook.h"

namespace readyscope {

const SocketInfo* RowBook::row(const std::string& name) const {
    const auto found = m_rows.find(name);
    return found != m_rows.end() ? &found->second : nullptr;
}

const SocketInfo* RowBook::openRow(const std::string& name) const {
    const SocketInfo* info = row(name);
    return info != nullptr && info->fd >= 0 && info->state != SocketState::Connecting ? info : nullptr;
}

bool RowBook::isRow(const SocketInfo& info, const std::string& name) const {
    const auto found = m_names.find(info.address);
    return found != m_names.end() && found->second == name;
}

bool RowBook::isOfRow(const SocketInfo& info, const std::string& name) const {
    const SocketInfo* listener = row(name);
    return listener != nullptr && info.parent == listener->id;
}

bool RowBook::resolve(Command& command) const {
    return std::visit(
        [this](auto& one) {
            if constexpr (requires { one.socket; }) {
                const SocketInfo* info = row(one.socket.name);
                if (info == nullptr)
                    return false;
                one.socket = Target{info->id, {}};
            }
            return true;
        },
        command);
}

void RowBook::socketOpened(const SocketInfo& info, Nanos) {
    const auto found = m_names.find(info.address);
    if (found == m_names.end())
        return;
    if (info.removed)
        m_rows.erase(found->second);
    else
        m_rows[found->second] = info;
}

} // namespace readyscope
