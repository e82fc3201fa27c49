// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The frame of a field that is wrong, drawn over what the style drew, so that the desktop's style stays as it is.

#include <QWidget>

namespace readyscope {

// In a paintEvent of `widget`, after the style's own.
void paintErrorFrame(QWidget& widget);

// Marks any field, or takes the mark away where `message` is empty. The message becomes the field's tip and its
// accessible description.
void setFieldProblem(QWidget& field, const QString& message);
QString fieldProblem(const QWidget& field);

} // namespace readyscope
