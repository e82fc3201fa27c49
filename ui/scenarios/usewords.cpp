// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/usewords.h"

#include "core/lab/scenarios/scenarioplaces.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace readyscope {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Scenarios", text); }

bool isOpen(const SocketInfo& socket) {
    return socket.state == SocketState::Open || socket.state == SocketState::Listening;
}

// Of "127.0.0.1:8080" or "[::1]:8080"; -1: none.
int portIn(const std::string& place) {
    bool good = false;
    const int port = QString::fromStdString(place).section(QLatin1Char(':'), -1).toInt(&good);
    return good ? port : -1;
}

// The row that the table calls `name`, whatever it is called now; null where it is not there.
const SocketInfo* rowNamed(const UseState& state, const std::string& name) {
    for (const RowNow& row : state.rows) {
        const std::string given = nameInAddress(row.socket.address);
        const bool isNumbered = given.starts_with(name + '-') &&
                                given.find_first_not_of("0123456789", name.size() + 1) == std::string::npos;
        if (isOpen(row.socket) && (given == name || isNumbered))
            return &row.socket;
    }
    return nullptr;
}

// What stands for {unique} in an address of a Unix socket: the end of its name.
QString uniqueIn(const SocketInfo& socket, std::string_view address) {
    const std::size_t at = address.find('@');
    const std::size_t place = address.find('{');
    return QString::fromStdString(socket.local).mid(static_cast<qsizetype>(place - at));
}

QString valueOf(const UseState& state, std::string_view place, const QString& port) {
    for (const ScenarioRow& row : state.scenario->rows) {
        const SocketInfo* socket = hasPlace(row.address, place) ? rowNamed(state, nameInAddress(row.address)) : nullptr;
        if (socket == nullptr)
            continue;
        if (place == "unique")
            return uniqueIn(*socket, row.address);
        if (const int served = portIn(socket->local); served > 0 && !state.scenario->connects)
            return QString::number(served);
    }
    const int offset = portOffset(place).value_or(0);
    const int first = port.toInt();
    if (first > 0)
        return QString::number(first + offset);
    return offset == 0 ? QStringLiteral("PORT") : QStringLiteral("PORT+%1").arg(offset);
}

} // namespace

QString nameText(const Scenario& scenario) { return QString::fromStdString(scenario.name); }

IconName iconOf(const Scenario& scenario) {
    constexpr std::array<std::pair<std::string_view, IconName>, 5> kIcons{{{"stdin-socket", IconName::Prompt},
                                                                           {"many-sockets", IconName::Plug},
                                                                           {"listener", IconName::Listener},
                                                                           {"tcp-udp", IconName::DashedArrow},
                                                                           {"services", IconName::Columns}}};
    const auto* found = std::ranges::find(kIcons, scenario.name, &std::pair<std::string_view, IconName>::first);
    return found != kIcons.end() ? found->second : IconName::Wave;
}

bool takesPort(const Scenario& scenario) { return !scenario.readsStdin(true); }

QVector<int> servedPorts(const UseState& state) {
    QVector<int> ports;
    for (const RowNow& row : state.rows) {
        const bool serves = row.socket.kind == Kind::TcpListener || row.socket.kind == Kind::UdpBound;
        const int port = serves && isOpen(row.socket) ? portIn(row.socket.local) : -1;
        if (port > 0 && !ports.contains(port))
            ports.append(port);
    }
    return ports;
}

QString runningText(const UseState& state) {
    if (!state.isRunning)
        return {};
    QVector<int> ports = servedPorts(state);
    if (state.scenario->connects || ports.isEmpty())
        return tr("running");
    if (ports.size() == 1)
        return tr("port %1").arg(ports.front());
    const auto [least, most] = std::ranges::minmax(ports);
    return most - least + 1 == ports.size() ? tr("ports %1–%2").arg(least).arg(most) : tr("%1 ports").arg(ports.size());
}

QString rowsText(const UseState& state) {
    const auto accepted =
        std::ranges::count_if(state.rows, [](const RowNow& row) { return row.socket.parent != kNoSocket; });
    const qsizetype own = state.rows.size() - accepted;
    const QString rows = own == 1 ? tr("1 row") : tr("%1 rows").arg(own);
    return accepted == 0 ? rows
                         : (accepted == 1 ? tr("%1 and 1 connection here").arg(rows)
                                          : tr("%1 and %2 connections here").arg(rows).arg(accepted));
}

QString watchHtml(const Scenario& scenario) {
    QStringList names;
    for (const bool served : {false, true})
        for (const std::string& name : scenario.rowNames(served))
            names << QRegularExpression::escape(QString::fromStdString(name));
    const QRegularExpression rows(QStringLiteral("(?<![\\w-])(%1)(?![\\w-])").arg(names.join(QLatin1Char('|'))));
    QString html;
    for (const std::string& words : scenario.watchFor)
        html += QStringLiteral("<p style=\"margin:0 0 5px 0\">%1</p>")
                    .arg(QString::fromStdString(words).toHtmlEscaped().replace(rows, QStringLiteral("<b>\\1</b>")));
    return html;
}

QString portSentence(const Scenario& scenario) {
    QString words = QString::fromStdString(scenario.withPort);
    words[0] = words[0].toUpper();
    return takesPort(scenario) ? tr("%1.").arg(words)
                               : tr("%1. A window has no standard input, so this is for a terminal:").arg(words);
}

QStringList outsideCommands(const UseState& state, const QString& port) {
    QStringList commands;
    for (const std::string& command : state.scenario->tries)
        commands << QString::fromStdString(filledIn(command, [&](std::string_view place) {
                                               return std::optional(valueOf(state, place, port).toStdString());
                                           }).value_or(command));
    return commands;
}

PageStatus statusOf(const UseState& state) {
    PageStatus status;
    const QString name = nameText(*state.scenario);
    status.state = !state.problem.isEmpty() ? PageStatus::State::Odd
                   : state.isRunning        ? PageStatus::State::Good
                                            : PageStatus::State::Idle;
    status.figures << (state.isRunning ? tr("%1 runs").arg(name) : tr("%1 does not run").arg(name));
    if (state.isRunning) {
        if (!servedPorts(state).isEmpty())
            status.figures << runningText(state);
        status.figures << rowsText(state);
    }
    const QString port = state.port ? QStringLiteral(":%1").arg(*state.port) : QString();
    status.right = tr("in a terminal: readyscope record --scenario %1%2").arg(name, port);
    return status;
}

} // namespace readyscope
