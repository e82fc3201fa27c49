// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/stepsexport.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace readyscope {

namespace {

QString verdictWord(recipes::Verdict verdict) {
    switch (verdict) {
    case recipes::Verdict::NotRun:
        return QStringLiteral("not run");
    case recipes::Verdict::Agree:
        return QStringLiteral("agrees");
    case recipes::Verdict::Differs:
        return QStringLiteral("differs");
    case recipes::Verdict::Done:
        return QStringLiteral("done");
    case recipes::Verdict::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

QString toldWord(const recipes::Seen& seen) {
    return seen.watched || !seen.told.error.empty() ? QString::fromStdString(semantics::toString(seen.told))
                                                    : QString();
}

QString nameOfBackend(Backend backend) {
    const std::string_view name = nameOf(backend);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString foretoldWord(const recipes::RecipeStep& step, Backend backend) {
    return step.foretold ? QString::fromStdString(semantics::toString(recipes::lookOf(*step.foretold).of(backend)))
                         : QString();
}

QString quoted(QString field) {
    if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"')))
        return field;
    return QLatin1Char('"') + field.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace

QByteArray stepsCsv(const recipes::Recipe& recipe, const recipes::RecipeReport& report) {
    QStringList head{QStringLiteral("recipe"),       QStringLiteral("step"),    QStringLiteral("title"),
                     QStringLiteral("calls"),        QStringLiteral("from_ns"), QStringLiteral("to_ns"),
                     QStringLiteral("foretold_poll")};
    for (const Backend backend : kBackends)
        head << nameOfBackend(backend);
    head << QStringLiteral("verdict") << QStringLiteral("words");
    QStringList lines{head.join(QLatin1Char(','))};
    for (std::size_t i = 0; i < report.steps.size(); ++i) {
        const recipes::StepReport& step = report.steps[i];
        const bool isRun = step.verdict != recipes::Verdict::NotRun;
        QStringList row{QString::fromStdString(recipe.name),
                        QString::number(i + 1),
                        titleText(recipe.steps[i]),
                        callsText(recipe.steps[i], &step),
                        isRun ? QString::number(step.begun - report.begun) : QString(),
                        isRun ? QString::number(step.done - report.begun) : QString(),
                        foretoldWord(recipe.steps[i], Backend::Poll)};
        for (const Backend backend : kBackends)
            row << toldWord(step.of(backend));
        row << verdictWord(step.verdict) << (isRun ? verdictText(step) : QString());
        for (QString& field : row)
            field = quoted(field);
        lines << row.join(QLatin1Char(','));
    }
    return (lines.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8();
}

QByteArray stepsJsonLines(const recipes::Recipe& recipe, const recipes::RecipeReport& report) {
    QByteArray lines;
    for (std::size_t i = 0; i < report.steps.size(); ++i) {
        const recipes::StepReport& step = report.steps[i];
        QJsonObject backends;
        for (const Backend backend : kBackends) {
            QJsonObject one;
            if (recipe.steps[i].foretold)
                one.insert(QStringLiteral("foretold"), foretoldWord(recipe.steps[i], backend));
            if (const QString told = toldWord(step.of(backend)); !told.isEmpty())
                one.insert(QStringLiteral("told"), told);
            one.insert(QStringLiteral("named"), static_cast<qint64>(step.of(backend).named));
            backends.insert(nameOfBackend(backend), one);
        }
        QJsonObject line{{QStringLiteral("recipe"), QString::fromStdString(recipe.name)},
                         {QStringLiteral("step"), static_cast<qint64>(i + 1)},
                         {QStringLiteral("title"), titleText(recipe.steps[i])},
                         {QStringLiteral("calls"), callsText(recipe.steps[i], &step)},
                         {QStringLiteral("verdict"), verdictWord(step.verdict)},
                         {QStringLiteral("backends"), backends}};
        if (step.verdict != recipes::Verdict::NotRun) {
            line.insert(QStringLiteral("from_ns"), static_cast<qint64>(step.begun - report.begun));
            line.insert(QStringLiteral("to_ns"), static_cast<qint64>(step.done - report.begun));
            line.insert(QStringLiteral("words"), verdictText(step));
        }
        lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

} // namespace readyscope
