// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the pages export: a file as a whole, and pictures as bytes.

#include <QByteArray>
#include <QPixmap>
#include <QString>

namespace readyscope {

// In place of what the file held, or not at all: then a sentence says why.
QString writeFile(const QString& file, const QByteArray& bytes);
QByteArray pngOf(const QPixmap& picture);

} // namespace readyscope
