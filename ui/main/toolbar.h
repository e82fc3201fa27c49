// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Run/Stop, Single, Pause view | Backend, Timeout, Mode | Add socket, Demo; at the right how far a paused view is
// behind. Shows the engine's settings as last answered, and asks for others.

#include "core/engine/engine.h"

#include <QToolBar>

class QHBoxLayout;
class QToolButton;

namespace readyscope {

class Actions;
class BarButton;
class DurationEdit;
class LabelledCombo;

class ToolBar : public QToolBar {
    Q_OBJECT
public:
    explicit ToolBar(Actions& actions, QWidget* parent = nullptr);

    void showSettings(const EngineSettings& settings);
    // Of a paused view, ns; kNoTime: it is not paused.
    void setBehind(Nanos behind);
    void setEmpty(bool empty); // no socket yet: adding one is what to begin with
    void editTimeout();        // puts the keyboard into its field

signals:
    void backendChosen(readyscope::Backend backend);
    void timeoutChosen(readyscope::Nanos timeout);
    void modeChosen(readyscope::Mode mode);
    void nowAsked(); // the link at the right

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BarButton* addButton(QAction* action);
    void addLine();
    void addBehind();
    void addCombos();
    void fillBackends();

    BarButton* m_add = nullptr;
    LabelledCombo* m_backend = nullptr;
    DurationEdit* m_timeout = nullptr;
    LabelledCombo* m_mode = nullptr;
    QToolButton* m_behind = nullptr;
    QHBoxLayout* m_row = nullptr;
};

} // namespace readyscope
