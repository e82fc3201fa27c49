// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The wait under the glass: at the left what went into the call and what came out of it, at the right what poll said to
// the same question, and why the two differ.

#include "core/engine/glass.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace readyscope {

class GlassGrid;
class GlassTable;
class GlassTitle;
class TimeoutBar;

class GlassView : public QWidget {
    Q_OBJECT
public:
    explicit GlassView(QWidget* parent = nullptr);

    void show(const GlassWait& glass);
    void clear(); // no wait is selected, or it is no longer kept
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeCall();
    QWidget* makeBeside();
    void showBeside(const GlassWait& glass);
    void tint();

    GlassTitle* m_title;
    QStackedWidget* m_asked;
    QLabel* m_none;
    GlassGrid* m_grid;
    GlassTable* m_table;
    TimeoutBar* m_timeout;
    GlassTitle* m_besideTitle;
    QStackedWidget* m_said;
    QLabel* m_notAsked;
    GlassTable* m_beside;
    QLabel* m_why;
    QLabel* m_notes;
};

} // namespace readyscope
