// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which signals the engine's wait blocks, what the present backend does with that set, and a way to raise one.

#include "core/readiness/backend.h"

#include <QDialog>
#include <QList>

class QLabel;
class QListWidget;
class QPushButton;

namespace readyscope {

// Those that the window offers: a program may block them, and nothing else here needs them.
QList<int> offeredSignals();
QString signalText(int signal);    // "SIGUSR1"
QString signalMeaning(int signal); // "for the program's own use"
// What becomes of the set under this backend.
QString maskWords(Backend backend, bool masksItself);

class SignalsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SignalsDialog(QWidget* parent = nullptr);

    void setBlocked(const QList<int>& blocked);
    QList<int> blocked() const;
    void setBackend(readyscope::Backend backend);

signals:
    void maskChosen(const QList<int>& blocked);
    void raised(int signal);

private:
    void showRaise();

    QListWidget* m_list;
    QLabel* m_words;
    QPushButton* m_raise;
    bool m_telling = true;
};

} // namespace readyscope
