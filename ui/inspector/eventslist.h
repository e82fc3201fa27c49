// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of one socket's transitions, however many: a table of the part around what is seen, which moves with the
// scroll bar of the whole. Follows the newest while it stands at the end.

#include "core/trace/source.h"

#include <QWidget>

#include <memory>
#include <optional>

class QScrollBar;
class QTableView;

namespace readyscope {

class EventsModel;

class EventsList : public QWidget {
    Q_OBJECT
public:
    explicit EventsList(QWidget* parent = nullptr);

    void setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot);
    void refresh(std::shared_ptr<const Snapshot> snapshot);
    void setWallClock(bool wallClock);
    std::uint64_t count() const; // of all
    // Selects the last at or before `time`, without telling of it.
    void showTime(Nanos time);
    // Marks the last at or before `time`, and brings it into view; without one it goes back to where it stood.
    void markTime(std::optional<Nanos> time);

signals:
    void eventChosen(readyscope::Nanos time);
    void eventHovered(std::optional<readyscope::Nanos> time);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // the pointer leaves the table; Home and End

private:
    void makeTable();
    std::uint64_t top() const; // position of the first row in view
    void setTop(std::uint64_t position);
    bool isAtEnd() const;
    void toEnd();
    void bring(std::uint64_t position); // into view
    void select(std::uint64_t position);
    void showBar();
    void keepAway(); // of the part's ends
    void takeCurrent();
    void showCurrent(); // as far as it is in the part
    void tint();

    EventsModel* m_model;
    QTableView* m_table;
    QScrollBar* m_bar;
    std::optional<std::uint64_t> m_current; // position of the row that is selected
    struct Place {
        bool atEnd = false;
        std::uint64_t top = 0;
    };
    std::optional<Place> m_before; // where it stood before a row was marked
    bool m_telling = true;
    bool m_moving = false;   // the part moves, its rows are no person's doing
    bool m_hovering = false; // the pointer is over it
};

} // namespace readyscope
