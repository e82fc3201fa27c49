// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Posts commands to the engine and turns its answers into sentences. A problem of one socket is its row's to show;
// what concerns the capture, or a command that left no trace in a row, comes out as a message for the status bar.

#include "core/engine/enginethread.h"
#include "ui/inspector/datalog.h"
#include "ui/main/undolist.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

namespace readyscope {

struct Message {
    QString text;
    bool problem = false;
    QString action; // the word of a button beside it; empty: none
    std::function<void()> act;
};

class Controller : public QObject {
    Q_OBJECT
public:
    explicit Controller(EngineThread& engine, QObject* parent = nullptr);

    CommandId post(const Command& command);
    // `added`: told of the new row instead of socketAdded(), which is for what a person has added.
    void add(const Address& address, std::function<void(SocketId)> added = {});
    // Can be undone: the same address is added again.
    void remove(SocketId socket);
    void rename(SocketId socket, const QString& name);
    void send(SocketId socket, const QByteArray& bytes, bool urgent = false);
    void sendFile(SocketId socket, const QString& path);
    void flood(SocketId socket);
    // What is there now; nothing is waited for.
    void receive(SocketId socket);
    void peek(SocketId socket);
    // `told`: with what there is, or with the reason why not, which is then nobody else's to say.
    using Told = std::function<void(const Answer&)>;
    CommandId ask(const Command& command, Told told);

    // What was done to sockets and markers.
    UndoList& undo() const { return *m_undo; }

    // What these moved.
    DataLog& data() const { return *m_data; }

    EngineThread& engine() const { return m_engine; }
    // As last told; an empty value for an id that is not known or was removed.
    SocketInfo info(SocketId socket) const { return m_sockets.value(socket); }
    // These and the ones they accepted, as far as they are not removed.
    QList<SocketId> family(const QSet<SocketId>& sockets) const;
    QStringList names() const;
    QList<SocketId> sockets() const { return m_sockets.keys(); }
    // Of sockets not removed.
    int socketCount() const { return static_cast<int>(m_sockets.size()); }

    // Of these, that the backend cannot take.
    int refusedCount() const { return m_refused; }

signals:
    void said(const readyscope::Message& message);
    void socketAdded(readyscope::SocketId socket);
    void socketChanged(readyscope::SocketId socket);
    void socketCountChanged(int count);
    void refusedCountChanged(int count);

private:
    struct Pending {
        std::function<void(const Answer&)> done; // only when it succeeded
        std::function<void(SocketId)> added;     // when there is a new row, opened or failed
        std::function<void(const Answer&)> told; // either way
    };
    CommandId post(const Command& command, Pending pending);
    void takeSockets(const QVector<SocketInfo>& sockets);
    void takeAnswers(const QVector<Answer>& answers);
    void takeErrors(const QVector<ErrorRecord>& errors);
    void forget(SocketId socket);
    void note(SocketId socket, DataRecord record);
    void sayFailure(const Answer& answer);
    void sayRemoved(const SocketInfo& socket);

    EngineThread& m_engine;
    DataLog* m_data;
    UndoList* m_undo;
    QHash<SocketId, SocketInfo> m_sockets;
    int m_refused = 0;
    QHash<CommandId, Pending> m_pending;
};

} // namespace readyscope
