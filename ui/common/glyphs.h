// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The state of a socket as a 16 px shape that needs no colour.

#include "core/socket/socketinfo.h"
#include "ui/common/look.h"

#include <QRectF>

class QPainter;

namespace readyscope {

enum class StateGlyph { NotReady, Ready, HalfClosed, Connecting, Ended, Refused };

inline constexpr int kGlyphSize = 16;

StateGlyph glyphFor(const SocketInfo& socket, Events revents);
QString glyphWords(StateGlyph glyph); // "half closed"
void paintGlyph(QPainter& painter, const QRectF& box, StateGlyph glyph, const Look& look);

} // namespace readyscope
