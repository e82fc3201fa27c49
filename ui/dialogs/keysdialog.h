// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of keys, made from the actions themselves, so that it cannot name a key that does nothing.

#include <QDialog>
#include <QList>
#include <QString>

class QAction;

namespace readyscope {

struct KeyGroup {
    QString title;           // as the menu has it
    QList<QAction*> actions; // those without a key are left out
};

class KeysDialog : public QDialog {
    Q_OBJECT
public:
    explicit KeysDialog(const QList<KeyGroup>& groups, QWidget* parent = nullptr);
};

} // namespace readyscope
