// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The pages of the window, with their tabs above. The first one stays; while it is alone the tabs are hidden.

#include <QWidget>

class QStackedWidget;

namespace readyscope {

class PageTabs;

class PageFrame : public QWidget {
    Q_OBJECT
public:
    explicit PageFrame(QWidget* parent = nullptr);

    // The first one cannot be closed. Takes the page.
    void addPage(QWidget* page, const QString& title);
    void setSecond(QWidget* page, const QString& words);
    void showPage(QWidget* page);
    QWidget* current() const;
    PageTabs& tabs() const { return *m_tabs; }

signals:
    void currentChanged(QWidget* page);
    void closed(QWidget* page); // taken out; whose it is deletes it

private:
    void choose(int index);
    void close(int index);

    PageTabs* m_tabs;
    QStackedWidget* m_pages;
};

} // namespace readyscope
