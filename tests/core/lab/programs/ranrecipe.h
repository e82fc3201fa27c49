// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The C program of a recipe, compiled as its user would, and run.

#include "core/lab/programs/recipeprogram.h"
#include "tests/core/lab/programs/compiledprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <string>

namespace readyscope::test {

// A text of the test's own: one that does not parse ends it.
inline recipes::Recipe recipeOf(const std::string& text) {
    const auto parsed = recipes::parseRecipes(text);
    if (const auto* error = std::get_if<LineError>(&parsed))
        qFatal("line %d: %s", error->line, inEnglish(error->sentence).c_str());
    return std::get<std::vector<recipes::Recipe>>(parsed).front();
}

// By step: what it printed of it, line by line.
using Lines = std::map<std::size_t, QStringList>;

struct Ran {
    QString failure; // empty: it compiled without a word, ran to its end and left nothing behind
    Lines lines;
};

inline Ran ran(const recipes::Recipe& recipe, Backend backend) {
    const RecipeProgram made = recipeProgramOf(recipe, backend);
    const QTemporaryDir folder;
    const QString name = QString::fromStdString(recipe.name);
    if (const QByteArray said = compiled(made.program, folder.path(), name); !said.isEmpty())
        return {QString::fromUtf8(said), {}};
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QTemporaryDir place;
    environment.insert(QStringLiteral("TMPDIR"), place.path());
    process.setProcessEnvironment(environment);
    process.start(folder.filePath(name), QStringList());
    if (!process.waitForFinished(kPatience))
        return {QStringLiteral("it does not end"), {}};
    Ran result{QString::fromUtf8(process.readAllStandardError()), {}};
    if (result.failure.isEmpty() && (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0))
        result.failure = QStringLiteral("it ended with %1").arg(process.exitCode());
    if (result.failure.isEmpty() && !QDir(place.path()).isEmpty())
        result.failure = QStringLiteral("it left something behind");
    for (const QString& line : QString::fromUtf8(process.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts)) {
        const std::size_t number = line.section(' ', 0, 0).toULongLong();
        const recipes::RecipeStep* step =
            number >= 1 && number <= recipe.steps.size() ? &recipe.steps[number - 1] : nullptr;
        const QString begin = step != nullptr
                                  ? QStringLiteral("%1 %2: ").arg(number).arg(QString::fromStdString(step->title))
                                  : QString();
        if (step == nullptr || !line.startsWith(begin))
            result.failure += QStringLiteral("it says \"%1\"").arg(line);
        else
            result.lines[number - 1] << line.mid(begin.size());
    }
    return result;
}

inline QString inWords(Events events) { return QString::fromStdString(toString(events)); }

// What the table has for the step, as the program says it.
inline QString foretoldBy(const recipes::Reference& reference, Backend backend) {
    const semantics::Told& told = recipes::lookOf(reference).of(backend);
    return told.error.empty() ? inWords(told.events) : QString::fromStdString(told.error);
}

} // namespace readyscope::test
