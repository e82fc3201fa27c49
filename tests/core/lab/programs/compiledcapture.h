// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program of a capture, compiled as its user would, and run.

#include "core/lab/programs/captureprogram.h"
#include "core/socket/address.h"
#include "tests/core/lab/programs/compiledprogram.h"

#include <QDeadlineTimer>
#include <QTest>

#include <map>
#include <string>

namespace readyscope::test {

// What the compiler said; the program is `folder`/capture.
inline QByteArray compiled(const CaptureOutline& outline, const QString& folder) {
    return compiled(captureProgramOf(outline), folder, QStringLiteral("capture"));
}

// The rows of an address, as a capture makes them.
inline void add(CaptureOutline& outline, const std::string& text) {
    const AddressResult parsed = parseAddress(text);
    const auto* address = std::get_if<Address>(&parsed);
    QVERIFY2(address != nullptr, text.c_str());
    const std::string name =
        address->name.empty() ? "row" + std::to_string(outline.sockets.size()) : std::string(address->name);
    if (address->kind == Kind::PipeRead) {
        outline.sockets.push_back({name + ".0", Kind::PipeRead, text, address->interest});
        outline.sockets.push_back({name + ".1", Kind::PipeWrite, text, address->interest});
    } else if (isPair(address->kind)) {
        for (const char* end : {".0", ".1"})
            outline.sockets.push_back({name + end, address->kind, text, address->interest});
    } else {
        outline.sockets.push_back({name, address->kind, text, address->interest});
    }
}

// In the program's words: "IN OUT", "-".
inline QByteArray inWords(Events state) { return QByteArray::fromStdString(toString(state)).replace('+', ' '); }

// The program as it runs.
class Running {
public:
    explicit Running(const QString& folder, const QStringList& arguments = {}) {
        m_process.start(folder + QStringLiteral("/capture"), arguments);
    }
    ~Running() {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }
    QProcess& process() { return m_process; }
    // Until the last line of `name` says so.
    bool awaitState(const std::string& name, const QByteArray& state) {
        return await([&] { return m_states[name] == state; }, kPatience);
    }
    bool awaitLine(const QByteArray& line, int patience = kPatience) {
        return await([&] { return m_lines.contains(line); }, patience);
    }
    const QByteArrayList& lines() const { return m_lines; }
    QByteArray stateOf(const std::string& name) { return m_states[name]; }

private:
    template <typename Condition> bool await(Condition isMet, int patience) {
        const QDeadlineTimer deadline(patience);
        while (!isMet()) {
            if (!m_process.canReadLine() && !m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
                return false;
            while (m_process.canReadLine())
                take(m_process.readLine().chopped(1));
        }
        return true;
    }
    void take(const QByteArray& line) {
        m_lines << line;
        if (const qsizetype colon = line.lastIndexOf(": "); colon >= 0)
            m_states[line.first(colon).toStdString()] = line.mid(colon + 2);
    }

    QProcess m_process;
    QByteArrayList m_lines;
    std::map<std::string, QByteArray> m_states;
};

} // namespace readyscope::test
