// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The measures of the form and the few parts that its rows are built of.

#include <QString>

class QFormLayout;
class QLabel;
class QLineEdit;
class QWidget;

namespace readyscope {

inline constexpr int kFieldHeight = 28;
inline constexpr int kLabelWidth = 104;
inline constexpr int kWideField = 232;
inline constexpr int kNarrowField = 84;

// A row's container with a horizontal layout.
QWidget* rowWidget(QWidget& parent);
// The dim words at a row's end, null where there are none, and the room that is left.
QLabel* endRow(QWidget& row, const QString& words = {});
// `label` stands in the form's left column; its mnemonic leads to `field`.
void addLabelledRow(QFormLayout& rows, const QString& label, QWidget& row, QWidget& field);
// `words` are its accessible name.
QLineEdit* lineField(QWidget& row, const QString& name, const QString& words, int width);
// A thin line over the form's whole width.
QWidget* ruleLine(QWidget& parent);

// Leaves the field's cursor and undo history alone where nothing changes.
void setTextIfOther(QLineEdit& field, const QString& text);

} // namespace readyscope
