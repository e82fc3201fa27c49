// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The present capture as C programs, one for each backend.

#include "core/lab/programs/captureprogram.h"
#include "ui/lab/programpane.h"

#include <QList>

namespace readyscope {

class Controller;

CaptureOutline outlineOf(const Controller& controller, const QList<int>& blockedSignals);
QVector<ProgramChoice> capturePrograms(const CaptureOutline& outline);
int captureProgramIndex(Backend backend); // among those

} // namespace readyscope
