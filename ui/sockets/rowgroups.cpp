// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/rowgroups.h"

#include "ui/common/texts.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::SocketTableView)
};

constexpr std::array<const char*, kGroupingCount> kNames{"none", "kind", "peer", "listener"};
constexpr std::int64_t kOfNone = std::numeric_limits<std::int64_t>::max();

} // namespace

QString nameOf(Grouping grouping) { return QString::fromLatin1(kNames[static_cast<std::size_t>(grouping)]); }

std::optional<Grouping> groupingNamed(const QString& name) {
    for (int i = 0; i < kGroupingCount; ++i)
        if (nameOf(static_cast<Grouping>(i)) == name)
            return static_cast<Grouping>(i);
    return std::nullopt;
}

QString groupingText(Grouping grouping) {
    switch (grouping) {
    case Grouping::None:
        return Words::tr("None");
    case Grouping::Kind:
        return Words::tr("Kind");
    case Grouping::Peer:
        return Words::tr("Peer");
    case Grouping::Listener:
        return Words::tr("Listener");
    }
    return {};
}

bool RowGroup::operator<(const RowGroup& other) const {
    if (order != other.order)
        return order < other.order;
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    return collator.compare(name, other.name) < 0;
}

QString hostOf(const SocketInfo& socket) {
    const QString peer = QString::fromStdString(socket.peer);
    const qsizetype colon = peer.lastIndexOf(QLatin1Char(':'));
    const bool hasPort = colon > 0 && colon + 1 < peer.size() &&
                         std::all_of(peer.begin() + colon + 1, peer.end(), [](QChar c) { return c.isDigit(); });
    return hasPort ? peer.left(colon) : peer;
}

RowGroup groupOf(const SocketInfo& socket, Grouping grouping) {
    switch (grouping) {
    case Grouping::None:
        break;
    case Grouping::Kind:
        return {static_cast<std::int64_t>(socket.kind), {}};
    case Grouping::Peer: {
        const QString host = hostOf(socket);
        return {host.isEmpty() ? kOfNone : 0, host};
    }
    case Grouping::Listener:
        if (isListener(socket.kind))
            return {std::int64_t{socket.id}, {}};
        return {socket.parent != kNoSocket ? std::int64_t{socket.parent} : kOfNone, {}};
    }
    return {};
}

QString titleOf(const RowGroup& group, Grouping grouping, const QString& listener) {
    switch (grouping) {
    case Grouping::None:
        break;
    case Grouping::Kind:
        return kindText(static_cast<Kind>(group.order));
    case Grouping::Peer:
        return group.name.isEmpty() ? Words::tr("No peer") : group.name;
    case Grouping::Listener:
        if (group.order == kOfNone)
            return Words::tr("No listener");
        return listener.isEmpty() ? Words::tr("Listener that is gone") : listener;
    }
    return {};
}

} // namespace readyscope
