// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The left of the page: the field to find, the list, and below it all recipes at once.

#include "ui/scenarios/scenariolist.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace readyscope {

class ScenarioPanel : public QWidget {
    Q_OBJECT
public:
    explicit ScenarioPanel(QWidget* parent = nullptr);

    ScenarioList& list() const { return *m_list; }
    void find(); // begins to
    // As soon as it is on screen; words in the field that would hide it go.
    void reveal(const QString& name);
    // Of all recipes; total 0: they do not run.
    void showProgress(std::size_t done, std::size_t total);

signals:
    void runAllAsked();
    void cancelAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeFooter();
    void tint();

    QLineEdit* m_find;
    ScenarioList* m_list;
    QScrollArea* m_room;
    QString m_revealed; // while it was not shown
    QPushButton* m_runAll = nullptr;
    QWidget* m_progress = nullptr;
    QLabel* m_words = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace readyscope
