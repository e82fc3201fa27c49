// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Our icons: SVG, one colour, tinted from the application's palette when they are drawn, so that they follow a change
// of theme by themselves.

#include "core/socket/socketinfo.h"

#include <QIcon>
#include <QVector>

class QPainter;
class QRectF;

namespace readyscope {

enum class IconName {
    Run,
    Stop,
    Single,
    Pause,
    Plus,
    Clip,
    Wave,
    Lens,
    LensPlus,
    LensMinus,
    Whole,
    PreviousEvent,
    NextEvent,
    Live,
    Columns,
    Flag,
    Listener,
    Plug,
    DoubleArrow,
    DashedArrow,
    Folder,
    Tube,
    Prompt,
    Clock,
    Hash,
    Bolt,
    Step,
    Send,
    Receive,
    ShutDown,
    Close,
    Warning,
    Error,
    Info,
    Help,
    Book,
    Code,
};

enum class IconTint { Text, Dim, Accent, OnAccent, Error, Warning, Good };

QIcon icon(IconName name, IconTint tint = IconTint::Text);
IconName iconFor(Kind kind);
void paintIcon(QPainter& painter, const QRectF& box, IconName name, const QColor& color);

QVector<IconName> allIcons();
QString iconFile(IconName name); // in the resources

} // namespace readyscope
