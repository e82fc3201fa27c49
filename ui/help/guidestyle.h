// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a chapter looks: room around headings and pictures, lines of tables, in the theme's colours.

class QTextDocument;

namespace readyscope {

struct Look;

void styleGuide(QTextDocument& document, const Look& look);

} // namespace readyscope
