// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What each event means, in chips and words, and how a lane is read.

#include <QDialog>

namespace readyscope {

class EventWordsDialog : public QDialog {
    Q_OBJECT
public:
    explicit EventWordsDialog(QWidget* parent = nullptr);
};

} // namespace readyscope
