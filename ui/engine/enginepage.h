// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The Engine page: the waits of the engine one by one, and what they cost. Its bar is made by who knows the window's
// actions.

#include "core/engine/engine.h"
#include "core/engine/glass.h"
#include "ui/engine/enginenow.h"
#include "ui/engine/waitwalk.h"

#include <QTimer>
#include <QWidget>

class QSplitter;

namespace readyscope {

class ComparePanel;
class EngineStrip;
class GlassView;
class LatenessPanel;
class StripHead;

class EnginePage : public QWidget {
    Q_OBJECT
public:
    EnginePage(const Source& source, EngineNow::Sampler sampler, NameLookup names, QWidget* bar,
               QWidget* parent = nullptr);

    EngineStrip& strip() const { return *m_strip; }
    ComparePanel& compare() const { return *m_compare; }
    void showSettings(const EngineSettings& settings);
    void refresh(); // the source knows more than before

signals:
    void placeChanged(const readyscope::WaitPlace& place);

private:
    QWidget* makeStripRow();
    QWidget* makeAreas();
    QWidget* makePanels();
    void selectionChanged();
    void showGlass();

    NameLookup m_names;
    EngineStrip* m_strip;
    StripHead* m_head;
    GlassView* m_glass;
    QTimer m_glassSoon; // while the newest wait is under it, it is not changed faster than one can read
    EngineNow* m_now;
    LatenessPanel* m_lateness;
    ComparePanel* m_compare;
    QSplitter* m_panels = nullptr;
};

} // namespace readyscope
