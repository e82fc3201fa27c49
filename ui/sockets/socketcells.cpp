// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/socketcells.h"

#include "core/text/errors.h"
#include "core/text/eventwords.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QStringList>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::SocketTableView)
};

QString dash() { return QString::fromUtf8(kNotApplicable); }

QString numberText(std::optional<int> number) {
    return number ? countText(static_cast<std::uint64_t>(std::max(0, *number))) : dash();
}

QString queueText(const SocketRow& row, Column column) {
    // A listener's queue is counted in connections and has an end, so both stand together.
    if (!isListener(row.info.kind))
        return numberText(column == Column::InQueue ? row.queues.in : row.queues.out);
    if (column == Column::OutQueue || !row.queues.in)
        return dash();
    return row.queues.out ? QStringLiteral("%1/%2").arg(numberText(row.queues.in), numberText(row.queues.out))
                          : numberText(row.queues.in);
}

QString reventsText(const SocketRow& row) {
    if (hasProblem(row.info))
        return problemInShort(row.info);
    if (!row.revents.empty())
        return eventNames(row.revents);
    switch (row.info.state) {
    case SocketState::Opening:
    case SocketState::Connecting:
    case SocketState::Closed:
        return stateText(row.info.state);
    default:
        return dash();
    }
}

QString eventTips(Events events, Kind kind) {
    QStringList lines;
    for (const EventName& entry : kEventNames)
        if (events.any(entry.bit))
            lines.append(QStringLiteral("%1: %2").arg(eventNames(entry.bit), translated(wordsFor(entry.bit, kind))));
    return lines.join(QLatin1Char('\n'));
}

QString reventsTip(const SocketRow& row) {
    QStringList lines;
    if (row.info.problem)
        lines.append(problemOf(row.info));
    if (!row.revents.empty())
        lines.append(eventTips(row.revents, row.info.kind));
    if (lines.isEmpty())
        lines.append(Words::tr("Nothing that was asked for is ready."));
    return lines.join(QLatin1Char('\n'));
}

QString nameTip(const SocketRow& row) {
    const SocketInfo& info = row.info;
    QStringList lines{spokenName(info, row.revents, kNoTime)};
    if (info.fd >= 0)
        lines.append(Words::tr("Descriptor %1, policy: %2.").arg(info.fd).arg(policyText(info.policy)));
    if (!info.address.empty())
        lines.append(Words::tr("Asked for as %1.").arg(QString::fromStdString(info.address)));
    return lines.join(QLatin1Char('\n'));
}

QString endpointsTip(const SocketInfo& info) {
    QStringList lines;
    if (!info.local.empty())
        lines.append(Words::tr("Local: %1").arg(QString::fromStdString(info.local)));
    if (!info.peer.empty())
        lines.append(Words::tr("Peer: %1").arg(QString::fromStdString(info.peer)));
    return lines.isEmpty() ? endpointsText(info) : lines.join(QLatin1Char('\n'));
}

QString queueTip(const SocketRow& row, Column column) {
    if (isListener(row.info.kind))
        return row.queues.in && row.queues.out ? Words::tr("%1 connections wait to be accepted; the backlog is %2.")
                                                     .arg(numberText(row.queues.in), numberText(row.queues.out))
                                               : columnTip(column);
    const std::optional<int> bytes = column == Column::InQueue ? row.queues.in : row.queues.out;
    if (!bytes)
        return Words::tr("This kind of socket has no such queue, or it is not open.");
    return column == Column::InQueue ? Words::tr("%1 bytes have come and are not read.").arg(numberText(bytes))
                                     : Words::tr("%1 bytes are not sent or not acknowledged.").arg(numberText(bytes));
}

QString inShort(double value) {
    for (const char* unit : {"K", "M", "G"}) {
        value /= 1000;
        if (value < 1000)
            return QStringLiteral("%1 %2").arg(value, 0, 'f', value < 10 ? 1 : 0).arg(QLatin1String(unit));
    }
    return QStringLiteral("> 1 T");
}

// Bits weighted in the one order, so that rows with an error come last or first.
qlonglong weightOf(Events events) {
    qlonglong weight = 0;
    for (std::size_t i = 0; i < kEventNames.size(); ++i)
        if (events.any(kEventNames[i].bit))
            weight |= 1LL << i;
    return weight;
}

} // namespace

bool hasProblem(const SocketInfo& socket) {
    return socket.state == SocketState::Failed || socket.state == SocketState::Unsupported;
}

QString problemInShort(const SocketInfo& socket) {
    const QString whole = problemOf(socket);
    if (whole.isEmpty())
        return stateText(socket.state);
    const QString subject = QString::fromStdString(socket.problem->subject) + QStringLiteral(": ");
    return subject.size() > 2 && whole.startsWith(subject) ? whole.mid(subject.size()) : whole;
}

QString cellText(const SocketRow& row, Column column) {
    switch (column) {
    case Column::Name:
        return QString::fromStdString(row.info.name);
    case Column::Kind:
        return kindText(row.info.kind);
    case Column::Endpoints:
        return endpointsText(row.info).isEmpty() ? dash() : endpointsText(row.info);
    case Column::Revents:
        return reventsText(row);
    case Column::Interest:
        return eventNames(row.info.interest);
    case Column::Since:
        return row.since.isEmpty() ? dash() : row.since;
    case Column::InQueue:
    case Column::OutQueue:
        return queueText(row, column);
    case Column::Transitions:
        return countText(row.transitions);
    case Column::Rate:
        return Words::tr("%1/s").arg(countText(row.rate));
    }
    return {};
}

QString cellTextInShort(const SocketRow& row, Column column) {
    // Of "6 min 28 s" the larger part.
    if (column == Column::Since && !row.since.isEmpty())
        return row.since.section(QLatin1Char(' '), 0, 1);
    const auto number = [&row, column]() -> double {
        switch (column) {
        case Column::InQueue:
            return isListener(row.info.kind) ? 0 : row.queues.in.value_or(0);
        case Column::OutQueue:
            return isListener(row.info.kind) ? 0 : row.queues.out.value_or(0);
        case Column::Transitions:
            return static_cast<double>(row.transitions);
        default:
            return 0;
        }
    }();
    return number >= 1000 ? inShort(number) : cellText(row, column);
}

QString cellTip(const SocketRow& row, Column column) {
    switch (column) {
    case Column::Name:
    case Column::Kind:
        return nameTip(row);
    case Column::Endpoints:
        return endpointsTip(row.info);
    case Column::Revents:
        return reventsTip(row);
    case Column::Interest:
        return row.info.interest.empty() ? Words::tr("Nothing is asked for; HUP, ERR and NVAL come unasked.")
                                         : eventTips(row.info.interest, row.info.kind);
    case Column::InQueue:
    case Column::OutQueue:
        return queueTip(row, column);
    case Column::Since:
    case Column::Transitions:
    case Column::Rate:
        return columnTip(column);
    }
    return {};
}

QVariant sortKey(const SocketRow& row, Column column) {
    switch (column) {
    case Column::Revents:
        return weightOf(row.revents);
    case Column::Interest:
        return weightOf(row.info.interest);
    case Column::Since:
        // The later a state came, the shorter it has been; rows without one come first.
        return qlonglong{sinceOf(row, row.changed) == kNoTime ? INT64_MIN : -row.changed};
    case Column::InQueue:
        return qlonglong{row.queues.in.value_or(-1)};
    case Column::OutQueue:
        return qlonglong{isListener(row.info.kind) ? -1 : row.queues.out.value_or(-1)};
    case Column::Transitions:
        return static_cast<qlonglong>(row.transitions);
    case Column::Rate:
        return static_cast<qlonglong>(row.rate);
    case Column::Name:
    case Column::Kind:
    case Column::Endpoints:
        break;
    }
    return cellText(row, column);
}

} // namespace readyscope
