// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Addresses that were added before, most recent first; choosing one adds it again.

#include <QWidget>

class QLabel;
class QListWidget;
class QToolButton;

namespace readyscope {

class RecentList : public QWidget {
    Q_OBJECT
public:
    explicit RecentList(QWidget* parent = nullptr);
    void setAddresses(const QStringList& addresses);

signals:
    void addressChosen(const QString& address);
    void clearAsked();

private:
    QLabel* m_none;
    QListWidget* m_list;
    QToolButton* m_clear;
};

} // namespace readyscope
