// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Core's sentences as the dialogs show them. Some are whole; others are clauses that follow a subject on standard
// error, in lower case, with plain quotes and without a stop.

#include "core/text/sentence.h"

#include <QString>

namespace readyscope {

// Alone: “5” has no unit: write 5ms or 5s.
QString asShown(const Sentence& sentence);
// After a place: Character 14: “a” is not a digit. `index` counts from 0 in characters; kNoCharacter: something is
// missing at the end, and the sentence stands alone.
inline constexpr qsizetype kNoCharacter = -1;
QString asShownAt(qsizetype index, const Sentence& sentence);

} // namespace readyscope
