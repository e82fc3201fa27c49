// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One case of the readiness table in full: what is done, what each backend then tells, why, and where it is written.

#include <QScrollArea>

namespace readyscope {

namespace semantics {
struct Case;
} // namespace semantics

class SemanticsCase : public QScrollArea {
    Q_OBJECT
public:
    explicit SemanticsCase(QWidget* parent = nullptr);
    // Null: a sentence on what to select.
    void show(const semantics::Case* one);
};

} // namespace readyscope
