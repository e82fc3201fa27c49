// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Backend, Timeout and Mode, side by side in a bar. Shows the engine's settings as last answered, and asks for others.

#include "core/engine/engine.h"

#include <QWidget>

class QHBoxLayout;

namespace readyscope {

class Controller;
class DurationEdit;
class LabelledCombo;

class CaptureChoices : public QWidget {
    Q_OBJECT
public:
    explicit CaptureChoices(QWidget* parent = nullptr);

    void showSettings(const EngineSettings& settings);
    void editTimeout(); // puts the keyboard into its field

signals:
    void backendChosen(readyscope::Backend backend);
    void timeoutChosen(readyscope::Nanos timeout);
    void modeChosen(readyscope::Mode mode);

private:
    void addBackend(QHBoxLayout& row);
    void addTimeout(QHBoxLayout& row);
    void addMode(QHBoxLayout& row);

    LabelledCombo* m_backend = nullptr;
    DurationEdit* m_timeout = nullptr;
    LabelledCombo* m_mode = nullptr;
};

// What is chosen is asked of the engine.
void connectChoices(CaptureChoices& choices, Controller& controller);

} // namespace readyscope
