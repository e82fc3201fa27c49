// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine has told of a scenario's rows, by the names that its table gives them, whatever they are called on
// screen. The actors' thread only; it comes first among them, so that the others find what it was just told.

#include "core/lab/actor.h"

#include <map>

namespace readyscope {

class RowBook final : public Actor {
public:
    explicit RowBook(Sink sink) : Actor(std::move(sink)) {}

    // Before the thread starts: the address that the engine is given for the row that the table calls `name`.
    void expect(const std::string& address, const std::string& name) { m_names[address] = name; }

    // The row as last told; null before, and once it was removed.
    const SocketInfo* row(const std::string& name) const;
    // The same where it is connected to, bound or listening.
    const SocketInfo* openRow(const std::string& name) const;
    // Whether `info` is of that row, or of a connection that it accepted.
    bool isRow(const SocketInfo& info, const std::string& name) const;
    bool isOfRow(const SocketInfo& info, const std::string& name) const;
    // With the row's id for its name; false where the command is about a row that is not there.
    bool resolve(Command& command) const;

    void socketOpened(const SocketInfo& info, Nanos now) override;

private:
    std::map<std::string, std::string> m_names; // by the address's text
    std::map<std::string, SocketInfo> m_rows;   // by name
};

} // namespace readyscope
