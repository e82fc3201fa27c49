// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Traces that were opened and addresses that were added before, most recent first; choosing one does it again.

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace readyscope {

class RecentList : public QWidget {
    Q_OBJECT
public:
    explicit RecentList(QWidget* parent = nullptr);
    void setEntries(const QStringList& addresses, const QStringList& traces);

signals:
    void addressChosen(const QString& address);
    void traceChosen(const QString& path);
    void clearAsked();

private:
    void choose(const QListWidgetItem& item);

    QLabel* m_none;
    QListWidget* m_list;
    QToolButton* m_clear;
};

} // namespace readyscope
