// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A part of the time on some of the lanes.

#include "core/readiness/records.h"

#include <QVector>

namespace readyscope {

struct AreaSelection {
    Nanos from = 0;
    Nanos to = 0;
    QVector<SocketId> lanes; // from top to bottom
    bool operator==(const AreaSelection&) const = default;
};

} // namespace readyscope
