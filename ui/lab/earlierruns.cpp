// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/earlierruns.h"

#include "ui/common/filebytes.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace readyscope {

namespace {

const QString kNames = QStringLiteral("yyyy-MM-ddTHH-mm-ss");
constexpr qint64 kMostBytes = 1 << 20; // of a table; ours have some kilobytes

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::EarlierRuns)
};

QString wordsOf(const QString& file) {
    const auto read = readSeriesFile(file);
    const auto* rows = std::get_if<std::vector<SeriesRow>>(&read);
    if (rows == nullptr || rows->empty())
        return {};
    const auto [least, most] = std::ranges::minmax(*rows, {}, &SeriesRow::descriptors);
    const QString transport = rows->front().transport == Transport::Tcp ? QStringLiteral("TCP") : QStringLiteral("UDP");
    const auto count = [](int number) { return countText(static_cast<std::uint64_t>(number)); };
    return least.descriptors == most.descriptors
               ? Words::tr("%1, %2 descriptors, %3/s").arg(transport, count(least.descriptors), count(least.rate))
               : Words::tr("%1, %2 to %3 descriptors, %4/s")
                     .arg(transport, count(least.descriptors), count(most.descriptors), count(least.rate));
}

} // namespace

EarlierRuns::EarlierRuns(QString folder) : m_folder(std::move(folder)) {}

QVector<EarlierRuns::Entry> EarlierRuns::entries() const {
    QVector<Entry> entries;
    const QDir folder(m_folder);
    const QStringList names = folder.entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString& name : names)
        if (const QDateTime time = QDateTime::fromString(name.chopped(4), kNames);
            time.isValid() && folder.filePath(name) != m_present)
            entries.append({folder.filePath(name), time, wordsOf(folder.filePath(name))});
    return entries;
}

QString EarlierRuns::keep(const std::vector<SeriesRow>& rows, const QDateTime& time) {
    const QDir folder(m_folder);
    if (!folder.mkpath(QStringLiteral(".")))
        return Words::tr("The folder %1 cannot be made.").arg(m_folder);
    const auto fileOf = [&folder](const QDateTime& at) {
        return folder.filePath(at.toString(kNames) + QStringLiteral(".csv"));
    };
    QDateTime free = time;
    while (QFile::exists(fileOf(free))) // two that end within a second are both kept
        free = free.addSecs(1);
    const QString file = fileOf(free);
    m_present = file;
    QString problem = writeFile(file, QByteArray::fromStdString(seriesCsv(rows)));
    const QVector<Entry> kept = entries();
    for (qsizetype i = kMost; i < kept.size(); ++i)
        QFile::remove(kept[i].file);
    return problem;
}

std::variant<std::vector<SeriesRow>, Sentence> readSeriesFile(const QString& name) {
    if (!QFileInfo(name).isFile()) // one of another kind may never end
        return Sentence{READYSCOPE_TEXT("%1 is no file with a table."), {name.toStdString()}};
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Sentence{READYSCOPE_TEXT("%1 cannot be opened: %2"),
                        {name.toStdString(), file.errorString().toStdString()}};
    if (file.size() > kMostBytes)
        return Sentence{READYSCOPE_TEXT("%1 is too large for a table of the I/O models."), {name.toStdString()}};
    return readSeriesCsv(file.read(kMostBytes).toStdString());
}

} // namespace readyscope
