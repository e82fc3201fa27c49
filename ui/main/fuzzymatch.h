// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether the letters that were typed stand in a title and its path, in their order, and where they stand best.

#include <QString>
#include <QVector>

#include <optional>

namespace readyscope {

struct FuzzyMatch {
    int score = 0;        // greater is better; only to be compared with those of the same words
    QVector<int> inTitle; // positions of the letters that matched, ascending
    QVector<int> inPath;
};

// Each word of `typed` has to stand in the title or else in the path; the words come in any order, the letters of one
// in theirs, with others between. Letters at the beginning of a word and neighbours count more. Nothing typed matches
// everything, with a score of 0.
std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& title, const QString& path);

} // namespace readyscope
