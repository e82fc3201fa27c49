// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of the page: which recipe, what it shows, and what can be done with it.

#include "ui/scenarios/recipewords.h"
#include "ui/scenarios/viewhead.h"

class QMenu;
class QPushButton;

namespace readyscope {

class RecipeHead : public ViewHead {
    Q_OBJECT
public:
    explicit RecipeHead(QWidget* parent = nullptr);

    void show(const recipes::Recipe& recipe, const RecipeResult* result, bool isRunning);
    QMenu& exports() const { return *m_exports; }
    using QWidget::show;

signals:
    void runAsked();
    void cancelAsked();
    void captureAsked();

private:
    QMenu* m_exports;
    QPushButton* m_toCapture;
    QPushButton* m_export;
    QPushButton* m_run;
    bool m_isRunning = false;
};

} // namespace readyscope
