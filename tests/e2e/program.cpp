// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QJsonDocument>

#include <csignal>

namespace readyscope::test {

namespace {
// Only so that a test that hangs ends by itself; none depends on it.
constexpr int kPatience = 120'000;
} // namespace

Program::Program(const QStringList& arguments) : m_arguments(arguments) {}

Program::~Program() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void Program::start() {
    m_process.start(READYSCOPE_PROGRAM, m_arguments);
    if (!m_process.waitForStarted(kPatience))
        qFatal("the program did not start");
}

void Program::write(const QByteArray& script) {
    m_process.write(script);
    while (m_process.bytesToWrite() > 0 && m_process.waitForBytesWritten(kPatience)) {
    }
}

void Program::signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }

void Program::take() {
    m_rest += m_process.readAllStandardOutput();
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(m_rest.left(end));
        if (document.isObject())
            m_lines.append(document.object());
        else
            m_unreadable += m_rest.left(end + 1);
        m_rest.remove(0, end + 1);
    }
}

QJsonObject Program::await(const Fits& fits) {
    qsizetype looked = 0;
    for (;;) {
        take();
        for (; looked < m_lines.size(); ++looked)
            if (fits(m_lines[looked]))
                return m_lines[looked];
        if (!m_process.waitForReadyRead(kPatience) && m_process.bytesAvailable() == 0)
            return {};
    }
}

QJsonObject Program::await(const QString& type) {
    return await([&type](const QJsonObject& line) { return line["type"] == type; });
}

QJsonObject Program::awaitSocket(const QString& name, const QString& state) {
    return await([&](const QJsonObject& line) {
        return line["type"] == "socket" && line["name"] == name && line["state"] == state;
    });
}

int Program::finish() {
    if (m_process.state() != QProcess::NotRunning)
        m_process.waitForFinished(kPatience);
    take();
    m_unreadable += m_rest;
    m_errors += m_process.readAllStandardError();
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

} // namespace readyscope::test
