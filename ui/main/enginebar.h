// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bar of the Engine page: Run/Stop, Single, Pause view | Backend, Timeout, Mode | walking the waits, and which one
// is under the glass.

#include "ui/engine/waitwalk.h"

#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QLabel;

namespace readyscope {

class Actions;
class CaptureChoices;

class EngineBar : public QWidget {
    Q_OBJECT
public:
    explicit EngineBar(Actions& actions, QWidget* parent = nullptr);

    CaptureChoices& choices() const { return *m_choices; }
    void showPlace(const WaitPlace& place);
    void showBeside(bool on); // whether poll is asked beside each wait

signals:
    void previousAsked();
    void nextAsked();
    void besideChosen(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addWalk();
    void tint();

    CaptureChoices* m_choices;
    QCheckBox* m_beside;
    QLabel* m_place;
    QLabel* m_hint;
    QHBoxLayout* m_row;
};

} // namespace readyscope
