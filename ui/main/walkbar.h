// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Above table and timeline: room for the filter at the left, and above the timeline the buttons to walk it and what the
// cursors say.

#include <QWidget>

namespace readyscope {

class Actions;
class CursorReadout;

class WalkBar : public QWidget {
    Q_OBJECT
public:
    explicit WalkBar(Actions& actions, QWidget* parent = nullptr);

    // Px from the left edge where the timeline begins: the buttons stand above it.
    void setTimelineAt(int left);
    CursorReadout& cursors() const { return *m_cursors; }
    // Above the table; what is put into it is laid out by whoever puts it.
    QWidget* tableSide() const { return m_tableSide; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    QWidget* m_tableSide;
    QWidget* m_buttons;
    CursorReadout* m_cursors;
    int m_timelineAt = 0;
};

} // namespace readyscope
