// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Run/Stop, Single, Pause view | Backend, Timeout, Mode | Add socket, Demo; at the right how far a paused view is
// behind.

#include "core/engine/engine.h"

#include <QToolBar>

class QHBoxLayout;
class QToolButton;

namespace readyscope {

class Actions;
class BarButton;
class CaptureChoices;

class ToolBar : public QToolBar {
    Q_OBJECT
public:
    explicit ToolBar(Actions& actions, QWidget* parent = nullptr);

    // Of a paused view, ns; kNoTime: it is not paused.
    void setBehind(Nanos behind);
    void setEmpty(bool empty); // no socket yet: adding one is what to begin with

    CaptureChoices& choices() const { return *m_choices; }

signals:
    void nowAsked(); // the link at the right

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    BarButton* addButton(QAction* action);
    void addBehind();
    void fitBehind();

    BarButton* m_add = nullptr;
    CaptureChoices* m_choices = nullptr;
    QToolButton* m_behind = nullptr;
    QHBoxLayout* m_row = nullptr;
    Nanos m_behindBy = kNoTime;
};

} // namespace readyscope
