// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The pictures of the help, drawn by what draws the pages' own from what was recorded once: in the colours, the font
// and the sharpness of the widget that shows them.

#include <QImage>
#include <QUrl>

class QWidget;

namespace readyscope {

inline constexpr int kGuideWidth = 720; // px, of a picture of lanes, and of the text beside it

// `model:NAME`, `recipe:NAME`, `use:NAME`; null where nothing of that name is kept.
QImage guidePicture(const QUrl& name, const QWidget& like);

} // namespace readyscope
