// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One of the five uses as it stands in this window: a value, made anew whenever something of it has changed.

#include "core/lab/scenarios/scenario.h"
#include "core/socket/socketinfo.h"

#include <QString>
#include <QVector>

#include <optional>

namespace readyscope {

struct RowNow {
    SocketInfo socket;
    Events revents; // now
    bool operator==(const RowNow&) const = default;
};

struct UseState {
    const Scenario* scenario = nullptr;
    bool isRunning = false;
    std::optional<std::uint16_t> port; // that it was started with
    QString problem;                   // why it did not start, or a row of it did not open
    QVector<RowNow> rows;              // each with what it accepted below it
    bool operator==(const UseState&) const = default;
};

} // namespace readyscope
