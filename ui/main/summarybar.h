// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Above the table the trace in one line, above the timeline the overview of it.

#include "core/trace/source.h"

#include <QWidget>

class QLabel;

namespace readyscope {

class OverviewStrip;
class TimelineView;

class SummaryBar : public QWidget {
    Q_OBJECT
public:
    explicit SummaryBar(QWidget* parent = nullptr);

    void setTimeline(TimelineView& timeline);
    void setHidden(int sockets); // by the filter
    void showTrace(const TraceTotals& totals, int sockets);
    // Px from the left edge where the timeline begins: the overview stands above it.
    void setTimelineAt(int left);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void place();
    void say();
    void tint();

    QLabel* m_trace;
    OverviewStrip* m_overview = nullptr;
    TraceTotals m_totals;
    int m_sockets = 0;
    int m_hidden = 0;
    int m_timelineAt = 0;
};

} // namespace readyscope
