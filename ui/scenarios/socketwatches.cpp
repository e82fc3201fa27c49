// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/socketwatches.h"

#include <algorithm>
#include <utility>

namespace readyscope {

SocketWatches::SocketWatches(Inspection& inspection, QObject* parent) : QObject(parent), m_inspection(inspection) {
    m_pool.setMaxThreadCount(1);
}

SocketWatches::~SocketWatches() {
    for (const Entry& one : std::as_const(m_entries))
        one.watch->stop(); // all at once, and then each is waited for
    m_entries.clear();
    m_pool.waitForDone(); // a watch calls this object until it is gone
}

SocketWatches::Entry* SocketWatches::entry(SocketId socket) {
    const auto found =
        std::ranges::find_if(m_entries, [socket](const Entry& one) { return one.socket.info.id == socket; });
    return found == m_entries.end() ? nullptr : &*found;
}

const WatchedSocket* SocketWatches::find(SocketId socket) const {
    const auto found =
        std::ranges::find_if(m_entries, [socket](const Entry& one) { return one.socket.info.id == socket; });
    return found == m_entries.end() ? nullptr : &found->socket;
}

QVector<SocketId> SocketWatches::sockets() const {
    QVector<SocketId> all;
    for (const Entry& one : m_entries)
        all.append(one.socket.info.id);
    return all;
}

int SocketWatches::watching() const {
    return static_cast<int>(std::ranges::count_if(m_entries, [](const Entry& one) { return one.socket.isLive(); }));
}

bool SocketWatches::watch(const SocketInfo& socket) {
    Entry* known = entry(socket.id);
    if (known != nullptr && known->socket.isLive())
        return true;
    if (known == nullptr && isFull())
        return false;
    const std::uint64_t number = ++m_number;
    auto watch = std::make_shared<observers::SocketWatch>(socket, [this, number] {
        QMetaObject::invokeMethod(
            this, [this, number] { read(number); }, Qt::QueuedConnection);
    });
    if (!watch->start(m_inspection))
        return false;
    if (known == nullptr)
        m_entries.append(Entry{});
    Entry& own = known != nullptr ? *known : m_entries.last();
    if (own.watch)
        giveUp(std::move(own.watch));
    own = {{socket, watch->report()}, std::move(watch), number};
    share();
    emit changed(socket.id);
    return true;
}

// Each has its part of what one alone would have.
void SocketWatches::share() {
    const int count = watching();
    for (const Entry& one : std::as_const(m_entries))
        if (one.socket.isLive())
            one.watch->setShare(static_cast<unsigned>(count));
}

void SocketWatches::read(std::uint64_t number) {
    const auto found = std::ranges::find(m_entries, number, &Entry::number);
    if (found == m_entries.end())
        return;
    const bool wasLive = found->socket.isLive();
    found->socket.report = found->watch->report();
    const SocketId socket = found->socket.info.id;
    if (wasLive && !found->socket.isLive())
        share();
    emit changed(socket);
}

void SocketWatches::stop(SocketId socket) {
    if (const Entry* own = entry(socket))
        own->watch->stop();
}

void SocketWatches::stopAll() {
    for (const Entry& one : std::as_const(m_entries))
        one.watch->stop();
}

void SocketWatches::takeOut(SocketId socket) {
    Entry* own = entry(socket);
    if (own == nullptr)
        return;
    giveUp(std::move(own->watch));
    m_entries.removeAt(own - m_entries.data());
    share();
    emit changed(socket);
}

void SocketWatches::take(const SocketInfo& socket) {
    Entry* own = entry(socket.id);
    if (own == nullptr || !own->socket.isLive() || socket.fd != own->socket.report.fd)
        return;
    if (!(socket.interest == own->socket.info.interest))
        own->watch->setInterest(socket.interest);
    own->socket.info = socket;
    emit changed(socket.id);
}

void SocketWatches::refresh(SocketId socket) {
    if (const Entry* own = entry(socket); own != nullptr && own->socket.isLive())
        own->watch->refresh();
}

// It is destroyed elsewhere, as that may take some ms.
void SocketWatches::giveUp(std::shared_ptr<observers::SocketWatch> watch) {
    watch->stop();
    m_pool.start([last = std::move(watch)]() mutable { last.reset(); });
}

} // namespace readyscope
