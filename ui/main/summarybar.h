// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Above the table the trace in one line, above the timeline the buttons to walk it and what the cursors say.

#include "core/trace/source.h"

#include <QWidget>

class QLabel;

namespace readyscope {

class Actions;
class CursorReadout;

class SummaryBar : public QWidget {
    Q_OBJECT
public:
    explicit SummaryBar(Actions& actions, QWidget* parent = nullptr);

    void showTrace(const TraceTotals& totals, int sockets);
    // Px from the left edge where the timeline begins: the buttons stand above it.
    void setTimelineAt(int left);
    CursorReadout& cursors() const { return *m_cursors; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void place();
    void tint();

    QLabel* m_trace;
    QWidget* m_buttons;
    CursorReadout* m_cursors;
    int m_timelineAt = 0;
};

} // namespace readyscope
