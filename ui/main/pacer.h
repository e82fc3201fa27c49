// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// When the window pulls what it shows: as the engine tells that it went on, and afterwards by single shots as long as
// something on screen turns by itself (a "since", a rate that falls to zero). Then it is quiet.

#include "core/engine/enginethread.h"
#include "ui/main/figures.h"

#include <QObject>
#include <QTimer>

namespace readyscope {

class CapturePage;

class Pacer : public QObject {
    Q_OBJECT
public:
    // How often the figures of status and summary bar are told at most.
    static constexpr std::chrono::milliseconds kFigures{250};

    Pacer(EngineThread& engine, CapturePage& page, QObject* parent = nullptr);

    // Nothing is pulled while the window cannot be seen.
    void setSeen(bool seen);
    void refresh();
    bool isQuiet() const { return !m_tick.isActive(); }

signals:
    void figures(const readyscope::TraceTotals& totals, const readyscope::Rates& rates);

private:
    void tick();
    void tellFigures(const TraceTotals& totals, Nanos now);
    void planTick();

    EngineThread& m_engine;
    CapturePage& m_page;
    RateMeter m_meter;
    QTimer m_tick;
    TraceTotals m_told;
    Nanos m_toldAt = 0;
    bool m_owing = false; // figures that were too soon to be told
    bool m_seen = true;
};

} // namespace readyscope
