// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Core's sentences as the dialogs show them. A Sentence is a clause that follows a subject ("port "x": …"): lower case
// at its start and without a stop at its end.

#include "core/text/sentence.h"

#include <QString>

namespace readyscope {

// Alone: “5” has no unit: write 5ms or 5s.
QString asShown(const Sentence& sentence);
// After a place: Character 14: “a” is not a digit. `index` counts from 0 in characters; kNoCharacter: at the end.
inline constexpr qsizetype kNoCharacter = -1;
QString asShownAt(qsizetype index, const Sentence& sentence);

} // namespace readyscope
