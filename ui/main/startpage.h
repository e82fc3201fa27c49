// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is shown while there are no sockets: what to begin with, recent addresses, how to read a lane, and which
// backends work on this kernel.

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace readyscope {

class Actions;
class RecentList;

class StartPage : public QScrollArea {
    Q_OBJECT
public:
    explicit StartPage(Actions& actions, QWidget* parent = nullptr);
    void setRecent(const QStringList& addresses, const QStringList& traces);

signals:
    void addressChosen(const QString& address);
    void traceChosen(const QString& path);
    void clearRecentAsked();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void addTitle(QVBoxLayout& layout);
    QWidget* makeChoices(Actions& actions);
    QWidget* makeRight(Actions& actions);
    QWidget* makeFigure();
    QWidget* makeBackends();
    QLabel* dimLabel(const QString& text);
    void tint();

    RecentList* m_recent = nullptr;
    QWidget* m_first = nullptr; // gets the focus
    QList<QLabel*> m_dim;
};

} // namespace readyscope
