// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A program that was put together, compiled as its user would.

#include "core/lab/programs/modelprogram.h"
#include "core/readiness/backend.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace readyscope::test {

inline constexpr int kPatience = 30'000; // only so that a test that hangs ends by itself

inline QString whyNoCompiler(Backend backend) {
    if (QStandardPaths::findExecutable(QStringLiteral("cc")).isEmpty())
        return QStringLiteral("there is no cc");
    if (backend == Backend::IoUring && !QFile::exists(QStringLiteral("/usr/include/liburing.h")))
        return QStringLiteral("there is no liburing to compile it with");
    return {};
}

// What the compiler said; the program is `folder`/`name`.
inline QByteArray compiled(const ModelProgram& program, const QString& folder, const QString& name) {
    QFile file(folder + '/' + name + QStringLiteral(".c"));
    if (!file.open(QIODevice::WriteOnly))
        return "no file";
    file.write(QByteArray::fromStdString(program.text));
    file.close();
    QProcess compiler;
    compiler.setWorkingDirectory(folder);
    compiler.setProcessChannelMode(QProcess::MergedChannels);
    const QStringList words = QString::fromStdString(program.compile).split(' ');
    compiler.start(words.first(), words.mid(1));
    if (!compiler.waitForFinished(kPatience))
        return "it does not end";
    return compiler.readAll() + (compiler.exitCode() == 0 ? "" : "failed");
}

} // namespace readyscope::test
