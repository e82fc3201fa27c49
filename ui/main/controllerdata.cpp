// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What moves bytes by hand.

#include "ui/common/texts.h"
#include "ui/main/controller.h"

namespace readyscope {

void Controller::send(SocketId socket, const QByteArray& bytes, bool urgent) {
    const auto taken = [this, socket, bytes, urgent](const Answer& answer) {
        const auto what = urgent ? DataRecord::What::SentUrgent : DataRecord::What::Sent;
        note(socket, {0, what, bytes.left(static_cast<qsizetype>(kMostYielded)), answer.yield.count, false});
        emit said({tr("%1: the kernel took %2 bytes.")
                       .arg(QString::fromStdString(info(socket).name), countText(answer.yield.count)),
                   false,
                   {},
                   {}});
    };
    const Target target{socket, {}};
    post(urgent ? Command(command::SendUrgent{target, bytes.toStdString()})
                : Command(command::Send{target, bytes.toStdString()}),
         Pending{taken, {}, {}});
}

void Controller::sendFile(SocketId socket, const QString& path) {
    const auto taken = [this, socket, path](const Answer& answer) {
        emit said({tr("%1: the kernel took %2 bytes of %3.")
                       .arg(QString::fromStdString(info(socket).name), countText(answer.yield.count), path),
                   false,
                   {},
                   {}});
    };
    post(command::SendFile{{socket, {}}, path.toStdString()}, Pending{taken, {}, {}});
}

void Controller::flood(SocketId socket) {
    const auto full = [this, socket](const Answer& answer) {
        emit said({tr("%1: the kernel took %2 bytes, then said EAGAIN.")
                       .arg(QString::fromStdString(info(socket).name), countText(answer.yield.count)),
                   false,
                   {},
                   {}});
    };
    post(command::Flood{{socket, {}}}, Pending{full, {}, {}});
}

void Controller::receive(SocketId socket) {
    const auto came = [this, socket](const Answer& answer) {
        note(socket, {0, DataRecord::What::Received, QByteArray::fromStdString(answer.yield.bytes), answer.yield.count,
                      answer.yield.ended});
    };
    post(command::Receive{{socket, {}}, 0, false}, Pending{came, {}, {}});
}

void Controller::peek(SocketId socket) {
    const auto seen = [this, socket](const Answer& answer) {
        note(socket, {0, DataRecord::What::Peeked, QByteArray::fromStdString(answer.yield.bytes), answer.yield.count,
                      answer.yield.ended});
    };
    post(command::Peek{{socket, {}}, 0, false}, Pending{seen, {}, {}});
}

CommandId Controller::ask(const Command& command, Told told) { return post(command, Pending{{}, {}, std::move(told)}); }

void Controller::note(SocketId socket, DataRecord record) {
    record.time = monotonicNow();
    m_data->add(socket, std::move(record));
}

} // namespace readyscope
