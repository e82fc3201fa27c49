// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Asks for the statistics that the Statistics page shows: of the range between the cursors, the area selected, what is
// in view, or the whole trace. Nothing is measured while the page cannot be seen.

#include "ui/common/background.h"
#include "ui/inspector/statistics.h"

#include <QObject>
#include <QTimer>

namespace readyscope {

class Inspector;
class SocketTableView;
class StatisticsPage;
class TimelineView;

class StatisticsRoom : public QObject {
    Q_OBJECT
public:
    StatisticsRoom(TimelineView& timeline, SocketTableView& table, Inspector& inspector, QObject* parent);

signals:
    void answered(); // what was asked last is shown

private:
    StatisticsQuestion question() const;
    void offer();
    void ask();
    void askSoon();
    void choose(StatisticsOver over);

    TimelineView& m_timeline;
    SocketTableView& m_table;
    Inspector& m_inspector;
    StatisticsPage& m_page;
    Background m_background;
    QTimer m_soon;
    bool m_isOld = false; // what is being measured: it changed meanwhile
    Nanos m_asked = 0;
    Nanos m_taken = 0; // ns that the last one took
};

} // namespace readyscope
