// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tables of series that ended, kept as CSV files in a folder of the user's, the newest few of them.

#include "core/lab/models/seriesrows.h"

#include <QDateTime>
#include <QString>
#include <QVector>

namespace readyscope {

class EarlierRuns {
public:
    static constexpr int kMost = 20;

    struct Entry {
        QString file;
        QDateTime time;
        QString words; // "UDP, 1 to 100 descriptors, 500/s"
    };

    explicit EarlierRuns(QString folder);

    QVector<Entry> entries() const; // newest first
    // A sentence where it could not be kept. It is not among the entries until another is kept.
    QString keep(const std::vector<SeriesRow>& rows, const QDateTime& time);

private:
    QString m_folder;
    QString m_present; // kept last
};

std::variant<std::vector<SeriesRow>, Sentence> readSeriesFile(const QString& file);

} // namespace readyscope
