// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/earlierruns.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace readyscope {

namespace {

const QString kNames = QStringLiteral("yyyy-MM-ddTHH-mm-ss");
constexpr qint64 kMostBytes = 1 << 20; // of a table; ours have some kilobytes

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::EarlierRuns)
};

} // namespace

EarlierRuns::EarlierRuns(QString folder) : m_folder(std::move(folder)) {}

QVector<EarlierRuns::Entry> EarlierRuns::entries() const {
    QVector<Entry> entries;
    const QDir folder(m_folder);
    const QStringList names = folder.entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString& name : names)
        if (const QDateTime time = QDateTime::fromString(name.chopped(4), kNames); time.isValid())
            entries.append({folder.filePath(name), time});
    return entries;
}

QString EarlierRuns::keep(const std::vector<SeriesRow>& rows, const QDateTime& time) const {
    const QDir folder(m_folder);
    if (!folder.mkpath(QStringLiteral(".")))
        return Words::tr("The folder %1 cannot be made.").arg(m_folder);
    const QString file = folder.filePath(time.toString(kNames) + QStringLiteral(".csv"));
    const QString problem = writeFile(file, QByteArray::fromStdString(seriesCsv(rows)));
    const QVector<Entry> kept = entries();
    for (qsizetype i = kMost; i < kept.size(); ++i)
        QFile::remove(kept[i].file);
    return problem;
}

std::variant<std::vector<SeriesRow>, Sentence> readSeriesFile(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Sentence{READYSCOPE_TEXT("%1 cannot be opened: %2"),
                        {name.toStdString(), file.errorString().toStdString()}};
    if (file.size() > kMostBytes)
        return Sentence{READYSCOPE_TEXT("%1 is too large for a table of the I/O models."), {name.toStdString()}};
    return readSeriesCsv(file.readAll().toStdString());
}

QString writeFile(const QString& name, const QByteArray& bytes) {
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Words::tr("%1 cannot be written: %2").arg(name, file.errorString());
    return {};
}

} // namespace readyscope
