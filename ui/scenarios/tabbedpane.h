// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Panes one behind the other, with tabs above.

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace readyscope {

class TabbedPane : public QWidget {
    Q_OBJECT
public:
    explicit TabbedPane(const QString& name, QWidget* parent = nullptr);

    void add(const QString& title, QWidget* pane);
    QTabBar& tabs() const { return *m_tabs; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTabBar* m_tabs;
    QStackedWidget* m_panes;
};

} // namespace readyscope
