// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/socketwords.h"

#include "ui/common/texts.h"
#include "ui/scenarios/differencelist.h"
#include "ui/scenarios/recipewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

using observers::WatchState;

QString tr(const char* text) { return QCoreApplication::translate("Scenarios", text); }

std::size_t observersOf(const WatchedSocket& socket) {
    return static_cast<std::size_t>(std::ranges::count_if(socket.report.lanes, [](const recipes::ObservedLane& lane) {
        return lane.refused.empty() && lane.socket != kNoSocket;
    }));
}

QString whose(const WatchedSocket& socket) {
    return tr("%1, fd %2").arg(kindText(socket.info.kind)).arg(socket.report.fd);
}

QString stateWord(const WatchedSocket& socket) {
    switch (socket.report.state) {
    case WatchState::Watching:
        return tr("watching");
    case WatchState::Stopped:
        return tr("stopped");
    case WatchState::Closed:
        break;
    }
    return tr("closed");
}

} // namespace

QString aboutText(const WatchedSocket& socket) {
    const QString endpoints = endpointsText(socket.info);
    const QString what = endpoints.isEmpty() ? whose(socket) : tr("%1, %2").arg(whose(socket), endpoints);
    switch (socket.report.state) {
    case WatchState::Watching:
        return tr("%1. All backends ask beside the capture, on the same descriptor.").arg(what);
    case WatchState::Stopped:
        return tr("%1. The observers were stopped; the capture goes on.").arg(what);
    case WatchState::Closed:
        break;
    }
    return tr("%1. The capture closed it; the observers had let go before.").arg(what);
}

QString observersText(const WatchedSocket& socket) {
    const std::size_t count = observersOf(socket);
    if (!socket.isLive())
        return tr("%1; observers stopped after %2")
            .arg(whose(socket), durationText(socket.report.asked - socket.report.begun));
    if (count == 0)
        return tr("%1; observers begin").arg(whose(socket));
    return tr("%1; %2 observers that only ask, a thread each").arg(whose(socket), countWord(count));
}

QString entryOf(SocketId socket) { return QStringLiteral("socket %1").arg(socket); }

ScenarioEntry entryFor(const WatchedSocket& socket) {
    ScenarioEntry entry;
    entry.name = entryOf(socket.info.id);
    entry.title = QString::fromStdString(socket.info.name);
    entry.second = whose(socket);
    entry.right = stateWord(socket);
    entry.icon = iconFor(socket.info.kind);
    entry.isGood = socket.isLive();
    return entry;
}

PageStatus statusOf(const WatchedSocket& socket) {
    PageStatus status;
    const std::size_t count = observersOf(socket);
    const std::size_t refused = static_cast<std::size_t>(std::ranges::count_if(
        socket.report.lanes, [](const recipes::ObservedLane& lane) { return !lane.refused.empty(); }));
    status.state = socket.isLive() ? PageStatus::State::Running : PageStatus::State::Idle;
    status.figures << (socket.report.state == WatchState::Watching  ? tr("Socket watched")
                       : socket.report.state == WatchState::Stopped ? tr("Watch stopped")
                                                                    : tr("Socket closed"))
                   << (socket.isLive() ? tr("%1 observers ask").arg(count) : tr("%1 observers stopped").arg(count));
    if (refused > 0)
        status.figures << tr("%1 refused").arg(refused);
    status.figures << differencesTitle(socket.report.differences.size());
    status.right = tr("beside the capture, on the same descriptor");
    return status;
}

ShownLanes shownOf(const WatchedSocket& socket) {
    ShownLanes shown;
    shown.begin = socket.report.begun;
    shown.end = std::max(socket.report.asked, socket.report.begun);
    shown.isEnded = !socket.isLive();
    shown.isLive = true;
    shown.endWord = stateWord(socket);
    shown.lanes = socket.report.lanes;
    shown.differences = socket.report.differences;
    shown.raw = socket.report.raw;
    return shown;
}

} // namespace readyscope
