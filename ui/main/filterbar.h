// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Above the table: which rows are to be seen, and which columns. What has no room is left out from the right; the
// menus have it all.

#include <QVector>
#include <QWidget>

class QToolButton;

namespace readyscope {

class Actions;
class FilterField;
class FilterToggle;
class SocketTableView;

class FilterBar : public QWidget {
    Q_OBJECT
public:
    FilterBar(Actions& actions, SocketTableView& table, QWidget* parent);

    FilterField& field() const { return *m_field; }
    void begin(); // takes the keyboard
    void clear();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void wire();
    void choose();
    void fitClear();
    void place();

    Actions& m_actions;
    SocketTableView& m_table;
    FilterField* m_field;
    FilterToggle* m_ready;
    FilterToggle* m_ended;
    FilterToggle* m_changed;
    QToolButton* m_columns;
};

} // namespace readyscope
