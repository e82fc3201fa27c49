// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Another name for a socket. A wrong one is told below the field while it is typed.

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;

namespace readyscope {

// Why `name` cannot be a socket's, or nothing. `taken` are those of the others.
QString whyNotName(const QString& name, const QStringList& taken);

class RenameDialog : public QDialog {
    Q_OBJECT
public:
    RenameDialog(const QString& name, const QStringList& taken, QWidget* parent);

signals:
    void renamed(const QString& name);

private:
    void judge();

    QStringList m_taken;
    QLineEdit* m_name;
    QLabel* m_problem;
    QPushButton* m_rename = nullptr;
};

} // namespace readyscope
