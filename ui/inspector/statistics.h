// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is measured for the Statistics page, and what came of it: values, computed in any thread.

#include "core/trace/statistics.h"

#include <QString>
#include <QVector>

#include <memory>

namespace readyscope {

enum class StatisticsOver { Range, Area, View, Trace };

struct StatisticsQuestion {
    std::shared_ptr<const Snapshot> snapshot;
    StatisticsOver over = StatisticsOver::View;
    Nanos from = 0;
    Nanos to = 0;
    QVector<SocketId> lanes;
    QVector<QString> names; // as many
};

// One bit of one lane, or of all of them as if they were one.
struct StatisticsRow {
    SocketId socket = kNoSocket; // kNoSocket: of all
    QString name;
    Nanos known = 0; // of the lane
    std::uint64_t hits = 0;
    BitStatistics bit;
};

struct StatisticsAnswer {
    StatisticsOver over = StatisticsOver::View;
    Nanos from = 0;
    Nanos to = 0;
    int lanes = 0;
    std::uint64_t transitions = 0;
    std::uint64_t waits = 0;
    QVector<StatisticsRow> rows; // those of all lanes first, where they are several
};

// Every bit that was set or changed; IN and OUT of a lane alone also where they did not. Empty once cancelled.
StatisticsAnswer measured(const StatisticsQuestion& question, const Cancelled& cancelled = {});

} // namespace readyscope
