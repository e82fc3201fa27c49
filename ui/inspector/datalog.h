// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the user has sent, received and looked at through each socket. Bounded: the oldest of a socket go first.

#include "core/readiness/records.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>

namespace readyscope {

struct DataRecord {
    enum class What { Received, Peeked, Sent, SentUrgent };
    Nanos time = 0;
    What what = What::Received;
    QByteArray bytes;        // the first of them
    std::uint64_t count = 0; // all
    bool ended = false;      // the end of the stream was met
};

class DataLog : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMostBytes = qsizetype{256} * 1024; // of one socket
    static constexpr qsizetype kMostRecords = 200;

    explicit DataLog(QObject* parent = nullptr) : QObject(parent) {}

    void add(SocketId socket, DataRecord record);
    void forget(SocketId socket);
    QList<DataRecord> of(SocketId socket) const { return m_records.value(socket); }

signals:
    void changed(readyscope::SocketId socket);

private:
    QHash<SocketId, QList<DataRecord>> m_records;
};

} // namespace readyscope
