// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files in a folder of the test's own, and traces out of them.

#include "core/trace/jsonloader.h"
#include "core/trace/jsonsaver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace readyscope::test {

class Folder {
public:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    std::string write(const char* name, const QByteArray& bytes) const {
        QFile file(QString::fromStdString(path(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a file of the test cannot be written");
        return path(name);
    }
    QByteArray read(const char* name) const {
        QFile file(QString::fromStdString(path(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
    QStringList entries() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

private:
    QTemporaryDir m_folder;
};

inline Result<OpenedTrace> open(const std::string& path) {
    FileProgress progress;
    return openTrace(path, progress);
}

inline Result<SavedTrace> save(const std::string& path, const OpenedTrace& trace,
                               const TraceSelection& selection = {}) {
    FileProgress progress;
    return saveTrace(path, *trace.store->snapshot(), trace.notes, selection, progress);
}

// "3: it is not JSON", one for each problem.
inline QStringList problemsOf(const OpenedTrace& trace) {
    QStringList problems;
    for (const LineProblem& problem : trace.problems)
        problems.append(
            QStringLiteral("%1: %2").arg(problem.line).arg(QString::fromStdString(inEnglish(problem.words))));
    return problems;
}

inline constexpr const char* kCapture =
    R"({"type":"capture","version":1,"program":"readyscope 0.1.0","host":"box","kernel":"Linux 6.1","monotonic":100,)"
    R"("realtime":5000,"backend":"poll","timeout":null,"mode":"transitions"})"
    "\n";
inline constexpr const char* kSocket =
    R"({"type":"socket","t":110,"id":1,"name":"c1","kind":"tcp","fd":7,"local":"127.0.0.1:5000",)"
    R"("peer":"127.0.0.1:80","interest":["IN","PRI","OUT","RDHUP"],"policy":"observe","state":"open","parent":null})"
    "\n";
inline constexpr const char* kRise = R"({"type":"transition","t":120,"socket":1,"revents":["OUT"],"previous":[]})"
                                     "\n";

} // namespace readyscope::test
