// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a page of the window says in the status line, in place of the capture's figures.

#include <QString>
#include <QStringList>

namespace readyscope {

struct PageStatus {
    enum class State { Idle, Running, Good, Odd };
    State state = State::Idle;
    QStringList figures; // the state in words is the first
    QString right;
    bool operator==(const PageStatus&) const = default;
};

} // namespace readyscope
