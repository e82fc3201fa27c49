// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether a step or a recipe came as it was foretold, as a 16 px shape: a tick, an unequal sign, a cross, a hollow
// circle for what was not run.

#include "core/lab/recipes/recipereport.h"
#include "ui/common/look.h"

#include <QRectF>

class QPainter;

namespace readyscope {

enum class VerdictMark { NotRun, Running, Agrees, Done, Differs, Failed };

VerdictMark markOf(recipes::Verdict verdict);
VerdictMark markOf(const recipes::RecipeReport& report);
void paintVerdictMark(QPainter& painter, const QRectF& box, VerdictMark mark, const Look& look);

} // namespace readyscope
