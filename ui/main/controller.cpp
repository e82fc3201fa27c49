// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/controller.h"

#include "core/socket/descriptorlimit.h"
#include "core/text/errors.h"
#include "ui/common/texts.h"

#include <cerrno>

namespace readyscope {

Controller::Controller(EngineThread& engine, QObject* parent)
    : QObject(parent), m_engine(engine), m_data(new DataLog(this)), m_undo(new UndoList(this)) {
    connect(&engine, &EngineThread::socketsChanged, this, &Controller::takeSockets);
    connect(&engine, &EngineThread::answered, this, &Controller::takeAnswers);
    connect(&engine, &EngineThread::errorsArrived, this, &Controller::takeErrors);
}

CommandId Controller::post(const Command& command) { return post(command, Pending{}); }

CommandId Controller::post(const Command& command, Pending pending) {
    const CommandId id = m_engine.post(command);
    m_pending.insert(id, std::move(pending));
    return id;
}

void Controller::add(const Address& address, std::function<void(SocketId)> added) {
    if (!added)
        added = [this](SocketId socket) { emit socketAdded(socket); };
    post(command::Add{address}, Pending{{}, std::move(added), {}});
}

void Controller::remove(SocketId socket) {
    const SocketInfo removed = info(socket);
    if (removed.id != kNoSocket)
        post(command::Remove{{socket, {}}, true},
             Pending{[this, removed](const Answer&) { sayRemoved(removed); }, {}, {}});
}

void Controller::sayRemoved(const SocketInfo& socket) {
    Message message;
    message.text = tr("%1 was removed. What it did stays in the trace.").arg(QString::fromStdString(socket.name));
    AddressResult parsed = parseAddress(socket.address);
    if (auto* address = std::get_if<Address>(&parsed); address && socket.parent == kNoSocket) {
        address->name = socket.name;
        const UndoList::Id undo = m_undo->add(tr("Remove %1").arg(QString::fromStdString(socket.name)),
                                              [this, again = *address] { add(again); });
        message.action = tr("Undo");
        message.act = [this, undo] { m_undo->undo(undo); };
    }
    emit said(message);
}

void Controller::rename(SocketId socket, const QString& name) {
    const QString before = QString::fromStdString(info(socket).name);
    const auto renamed = [this, socket, before](const Answer&) {
        m_undo->add(tr("Rename %1").arg(before), [this, socket, before] {
            post(command::Rename{{socket, {}}, before.toStdString()});
        });
    };
    post(command::Rename{{socket, {}}, name.toStdString()}, Pending{renamed, {}, {}});
}

QList<SocketId> Controller::family(const QSet<SocketId>& sockets) const {
    QList<SocketId> found;
    for (const SocketInfo& socket : m_sockets)
        if (sockets.contains(socket.id) || sockets.contains(socket.parent))
            found.append(socket.id);
    return found;
}

QStringList Controller::names() const {
    QStringList names;
    for (const SocketInfo& socket : m_sockets)
        names.append(QString::fromStdString(socket.name));
    return names;
}

void Controller::takeSockets(const QVector<SocketInfo>& sockets) {
    const int before = socketCount();
    const int refusedBefore = m_refused;
    const auto refused = [](const SocketInfo& socket) { return socket.state == SocketState::Unsupported ? 1 : 0; };
    for (const SocketInfo& socket : sockets) {
        m_refused += (socket.removed ? 0 : refused(socket)) - refused(info(socket.id));
        if (socket.removed)
            forget(socket.id);
        else
            m_sockets.insert(socket.id, socket);
        emit socketChanged(socket.id);
    }
    if (socketCount() != before)
        emit socketCountChanged(socketCount());
    if (m_refused != refusedBefore)
        emit refusedCountChanged(m_refused);
}

void Controller::forget(SocketId socket) {
    m_sockets.remove(socket);
    m_data->forget(socket);
}

void Controller::takeAnswers(const QVector<Answer>& answers) {
    for (const Answer& answer : answers) {
        const auto pending = m_pending.find(answer.id);
        if (pending == m_pending.end())
            continue;
        const Pending was = *pending;
        m_pending.erase(pending);
        if (was.told) {
            was.told(answer);
            continue;
        }
        // One that could not be opened keeps its row, with the reason in it.
        const bool hasRow = was.added && answer.socket != kNoSocket;
        if (hasRow)
            was.added(answer.socket);
        if (!answer.done() && !hasRow)
            sayFailure(answer);
        if (answer.done() && was.done)
            was.done(answer);
    }
}

void Controller::sayFailure(const Answer& answer) { emit said({translated(sentenceFor(*answer.error)), true, {}, {}}); }

void Controller::takeErrors(const QVector<ErrorRecord>& errors) {
    bool usedUp = false;
    for (const ErrorRecord& record : errors) {
        usedUp |= record.error.errnum == EMFILE;
        if (record.socket == kNoSocket)
            emit said({translated(sentenceFor(record.error)), true, {}, {}});
    }
    // The rows say which ones had to go without; this concerns them all.
    if (usedUp)
        emit said({translated(descriptorsUsedUp()), true, {}, {}});
}

} // namespace readyscope
