// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The head of a use: which it is, the port that it is to have, and what can be done with it.

#include "ui/scenarios/usestate.h"
#include "ui/scenarios/viewhead.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace readyscope {

class UseHead : public ViewHead {
    Q_OBJECT
public:
    explicit UseHead(QWidget* parent = nullptr);

    // `whyNone`: why none can be started now; empty: they can.
    void show(const UseState& state, const QString& whyNone);
    QString port() const; // as typed; empty: none
    void setPort(const QString& port);
    void setPortProblem(const QString& problem);
    using QWidget::show;

signals:
    void startAsked();
    void stopAsked();
    void captureAsked();
    void portTyped(const QString& port);

private:
    QLabel* m_portWord;
    QLineEdit* m_port;
    QPushButton* m_capture;
    QPushButton* m_run;
    bool m_isRunning = false;
};

} // namespace readyscope
