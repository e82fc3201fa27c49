// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// While a menu is open its letters are its own. The lanes have shortcuts of single letters, and Qt would give those the
// key before the menu sees it.

#include <QObject>

namespace readyscope {

class MenuKeys : public QObject {
    Q_OBJECT
public:
    // Watches every menu of the program for as long as `parent` lives.
    explicit MenuKeys(QObject* parent);
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace readyscope
