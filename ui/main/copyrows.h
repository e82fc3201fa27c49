// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemView;

namespace readyscope {

// The rows that are selected in a view, as it shows them: a line each, tabs between the columns.
QString selectedRowsText(const QAbstractItemView& view);

} // namespace readyscope
