// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sockets of the capture that are, or were, watched by all backends at once. What was seen stays until it is taken
// out. Observers live on threads of their own and are ended on one more, so that nobody who looks waits for them.

#include "core/lab/observers/socketwatch.h"

#include <QObject>
#include <QThreadPool>
#include <QVector>

namespace readyscope {

struct WatchedSocket {
    SocketInfo info; // as it was last while it was watched
    observers::WatchReport report;
    bool isLive() const { return report.state == observers::WatchState::Watching; }
};

class SocketWatches : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 8; // seven threads each

    // The capture outlives this.
    explicit SocketWatches(Inspection& inspection, QObject* parent = nullptr);
    ~SocketWatches() override; // ends all, and waits until they have let go: some ms

    bool isFull() const { return m_entries.size() >= kMost; }
    // Begins anew where it was watched before. False where it is not open, or where there is no room for one more.
    bool watch(const SocketInfo& socket);
    void stop(SocketId socket);
    void stopAll();
    void takeOut(SocketId socket);
    // The capture tells of it.
    void take(const SocketInfo& socket);
    void refresh(SocketId socket);

    QVector<SocketId> sockets() const; // as they were picked
    const WatchedSocket* find(SocketId socket) const;
    int watching() const;

signals:
    void changed(readyscope::SocketId socket); // there is more of it, it ended, or it was taken out

private:
    struct Entry {
        WatchedSocket socket;
        std::shared_ptr<observers::SocketWatch> watch;
        std::uint64_t number = 0;
    };
    Entry* entry(SocketId socket);
    void read(std::uint64_t number);
    void giveUp(std::shared_ptr<observers::SocketWatch> watch);
    void share();

    Inspection& m_inspection;
    QVector<Entry> m_entries;
    std::uint64_t m_number = 0; // of the last watch: what an earlier one calls later is not heard
    QThreadPool m_pool;         // where watches are given up
};

} // namespace readyscope
