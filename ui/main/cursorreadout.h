// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the cursors stand, how far apart and how often that is a second. A click on a letter takes its cursor into
// the hand.

#include "ui/timeline/cursorwords.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace readyscope {

class Actions;

class CursorReadout : public QWidget {
    Q_OBJECT
public:
    explicit CursorReadout(Actions& actions, QWidget* parent = nullptr);

    void show(const CursorWords& words);
    QString text() const; // all that is shown, for tests

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addLetter(QAction* action, CursorId cursor);
    QLabel* addLabel(QLabel* label, const char* name);
    void tint();

    QToolButton* m_letters[2];
    QLabel* m_a;
    QLabel* m_b;
    QLabel* m_delta;
    QLabel* m_frequency;
    QLabel* m_counts;
    CursorWords m_shown;
};

} // namespace readyscope
