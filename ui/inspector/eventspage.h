// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of one socket's transitions, or a sentence while there is none. Choosing one shows it on the timeline.

#include "core/trace/source.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;

namespace readyscope {

class EventsList;

class EventsPage : public QWidget {
    Q_OBJECT
public:
    explicit EventsPage(QWidget* parent = nullptr);

    void setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot);
    void refresh(std::shared_ptr<const Snapshot> snapshot);
    void setWallClock(bool wallClock);
    // Selects the last transition at or before `time`, without telling of it.
    void showTime(Nanos time);
    // Marks it; none: the pointer has left the timeline.
    void markTime(std::optional<Nanos> time);

signals:
    void eventChosen(readyscope::Nanos time);
    void eventHovered(std::optional<readyscope::Nanos> time);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showWhetherAny();

    EventsList* m_list;
    QLabel* m_none;
};

} // namespace readyscope
