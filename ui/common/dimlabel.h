// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QPalette;

namespace readyscope {

// Second words, in the dim colour of the look that `around` is of; after each change of it.
void dim(QLabel& label, const QPalette& around);

} // namespace readyscope
