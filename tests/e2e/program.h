// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The built program as a child process, and its lines as they arrive.

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>

#include <functional>

namespace readyscope::test {

class Program {
public:
    explicit Program(const QStringList& arguments);
    ~Program();

    QProcess& process() { return m_process; }
    void start();
    void write(const QByteArray& script);
    void endInput() { m_process.closeWriteChannel(); }
    void signal(int number);

    using Fits = std::function<bool(const QJsonObject&)>;
    // The first line, read already or still to come, that fits; empty where the output ends without one.
    QJsonObject await(const Fits& fits);
    QJsonObject await(const QString& type);
    QJsonObject awaitSocket(const QString& name, const QString& state);

    // Waits for its end. The exit status, -1 where a signal ended it.
    int finish();
    const QList<QJsonObject>& lines() const { return m_lines; }
    QByteArray errors() const { return m_errors; }
    bool hasOnlyObjects() const { return m_unreadable.isEmpty(); }

private:
    void take();

    QStringList m_arguments;
    QProcess m_process;
    QByteArray m_rest;
    QList<QJsonObject> m_lines;
    QByteArray m_unreadable;
    QByteArray m_errors;
};

} // namespace readyscope::test
