// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of one socket's transitions. Follows the newest while it stands at the end; choosing one shows it on the
// timeline.

#include "core/trace/source.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QTableView;

namespace readyscope {

class EventsModel;

class EventsPage : public QWidget {
    Q_OBJECT
public:
    explicit EventsPage(QWidget* parent = nullptr);

    void setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot);
    void refresh(std::shared_ptr<const Snapshot> snapshot);
    void setWallClock(bool wallClock);
    // Selects the last transition at or before `time`, without telling of it.
    void showTime(Nanos time);

signals:
    void eventChosen(readyscope::Nanos time);
    void eventHovered(std::optional<readyscope::Nanos> time);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // the pointer leaves the list

private:
    bool isAtEnd() const;
    void countEarlier();
    void tint();

    EventsModel* m_model;
    QTableView* m_table;
    QLabel* m_none;
    QLabel* m_earlier;
    bool m_telling = true;
    bool m_tinting = false;
};

} // namespace readyscope
