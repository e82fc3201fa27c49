// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/datalog.h"

#include <numeric>

namespace readyscope {

void DataLog::add(SocketId socket, DataRecord record) {
    QList<DataRecord>& records = m_records[socket];
    records.append(std::move(record));
    const auto bytes = [&records] {
        return std::accumulate(records.begin(), records.end(), qsizetype{0},
                               [](qsizetype sum, const DataRecord& one) { return sum + one.bytes.size(); });
    };
    while (records.size() > 1 && (records.size() > kMostRecords || bytes() > kMostBytes))
        records.removeFirst();
    emit changed(socket);
}

void DataLog::forget(SocketId socket) {
    if (m_records.remove(socket) > 0)
        emit changed(socket);
}

} // namespace readyscope
