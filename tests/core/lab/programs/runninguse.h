// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program of a use, compiled as its user would, once, and running.

#include "core/lab/programs/useprogram.h"
#include "core/socket/fd.h"
#include "tests/core/lab/programs/compiledprogram.h"
#include "tests/util/backendrows.h"
#include "tests/util/peers.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <string>

#include <poll.h>
#include <sys/socket.h>

namespace readyscope::test {

struct CompiledUse {
    QString path;
    QByteArray said; // by the compiler
};

// All that were compiled, for as long as the test runs.
class CompiledUses {
public:
    const CompiledUse& of(const ModelProgram& program, const QString& name, const QString& folder) {
        auto [one, isNew] = m_all.try_emplace(folder + '/' + name);
        if (isNew) {
            QDir(m_folder.path()).mkpath(folder);
            one->second.path = m_folder.filePath(folder + '/' + name);
            one->second.said = compiled(program, m_folder.filePath(folder), name);
        }
        return one->second;
    }
    const CompiledUse& of(const char* name, Backend backend) {
        return of(useProgramOf(*scenarioNamed(name), backend), QString::fromUtf8(name),
                  QString::fromUtf8(nameOf(backend).data()));
    }
    QString file(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    std::map<QString, CompiledUse> m_all;
};

// The program as it runs.
class RunningUse {
public:
    ~RunningUse() {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }
    QProcess& process() { return m_process; }
    bool start(const CompiledUse& program, const QStringList& arguments = {}) {
        m_process.start(program.path, arguments);
        return m_process.waitForStarted(kPatience);
    }
    // Reads where so many rows are.
    bool awaitPlaces(int rows) {
        for (; rows > 0; --rows) {
            const QString line = QString::fromUtf8(awaitLine());
            if (line.section(' ', 1, 1) != QStringLiteral("at"))
                return false;
            m_places[line.section(' ', 0, 0).toStdString()] = line.section(' ', 2).toStdString();
        }
        return true;
    }
    QByteArray awaitLine() {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(kPatience))
                return {};
        return m_process.readLine().chopped(1);
    }
    const std::string& place(const std::string& row) const { return m_places.at(row); }
    std::uint16_t port(const std::string& row) const { return portIn(place(row)); }
    Fd connect(const std::string& row) const { return tcpConnect(port(row)); }
    Fd datagrams(const std::string& row) const {
        Fd fd = udpSocket();
        udpConnect(fd, port(row));
        return fd;
    }
    // In its wait: one that spins never is.
    bool sleeps() const {
        QFile file(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(") S ");
    }
    // Until it is seen so once: QTRY_VERIFY would look a second time, when something may have come.
    bool awaitSleep() const {
        return QTest::qWaitFor([this] { return sleeps(); }, kPatience);
    }
    // io_uring's worker threads hold none of their own.
    int descriptors() const {
        return static_cast<int>(QDir(QStringLiteral("/proc/%1/fd").arg(m_process.processId()))
                                    .entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)
                                    .size());
    }

private:
    QProcess m_process;
    std::map<std::string, std::string> m_places;
};

inline std::string receiveDatagram(const Fd& fd) {
    std::string bytes(65'536, '\0');
    const ssize_t got = ::recv(fd.get(), bytes.data(), bytes.size(), 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

inline std::string receiveAll(const Fd& fd) {
    std::string all;
    for (std::string bytes(65'536, '\0');;) {
        const ssize_t got = ::recv(fd.get(), bytes.data(), bytes.size(), 0);
        if (got <= 0)
            return all;
        all.append(bytes, 0, static_cast<std::size_t>(got));
    }
}

// Bytes that tell if one is lost or comes twice.
inline std::string pattern(std::size_t size) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 7 + i / 251) % 256);
    return bytes;
}

// As much as goes without anybody reading; how much that was.
inline std::size_t flood(const Fd& fd, const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t taken = ::send(fd.get(), bytes.data() + sent, bytes.size() - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (taken < 0)
            break;
        sent += static_cast<std::size_t>(taken);
    }
    return sent;
}

inline std::string request(const Fd& fd, const QStringList& parts) {
    for (const QString& part : parts)
        sendAll(fd, part.toStdString());
    return receiveAll(fd);
}

} // namespace readyscope::test

// First in a test with backendRows(): declares `backend`, and the use's `program`, compiled by `m_uses`.
#define READYSCOPE_FETCH_COMPILED(use)                                                                                 \
    READYSCOPE_FETCH_BACKEND();                                                                                        \
    if (const QString why = whyNoCompiler(backend); !why.isEmpty())                                                    \
        QSKIP(qPrintable(why));                                                                                        \
    const CompiledUse& program = m_uses.of(use, backend);                                                              \
    QCOMPARE(program.said, QByteArray())
