// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tabs of the window's pages: flat, the chosen one on the surface of its page, some with small second words, some
// with a cross to close them.

#include <QTabBar>

namespace readyscope {

inline constexpr int kPageTabsHeight = 30; // px

class PageTabs : public QTabBar {
    Q_OBJECT
public:
    explicit PageTabs(QWidget* parent = nullptr);

    int add(const QString& title, bool closable);
    void setSecond(int index, const QString& words);
    QString second(int index) const { return tabData(index).toString(); }

signals:
    void closeAsked(int index);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintTab(QPainter& painter, int index) const;
    void addCross(int index);

    int m_secondRoom = 0; // of the widest second words so far, so that tabs do not walk as they change
};

} // namespace readyscope
