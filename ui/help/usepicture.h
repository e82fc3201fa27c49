// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of a kept use over one time axis, as the table and the timeline show them: names at the left, the ruler
// above, a lane each.

#include "core/lab/kept/keptuse.h"
#include "ui/common/look.h"

#include <QFont>
#include <QImage>

namespace readyscope {

// `width` in device-independent pixels; as high as it has to be.
QImage usePicture(const KeptUse& use, int width, const Look& look, const QFont& font, qreal ratio);

} // namespace readyscope
