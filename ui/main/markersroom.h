// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Sets markers, names them, takes them away and puts them back, and shows the list of them.

#include "core/readiness/records.h"

#include <QObject>
#include <QPointer>

namespace readyscope {

class Actions;
class CapturePage;
class Controller;
class MarkersDialog;

class MarkersRoom : public QObject {
    Q_OBJECT
public:
    MarkersRoom(Actions& actions, CapturePage& page, Controller& controller, QWidget* window);

    void add();
    void openList();

private:
    std::vector<Marker> markers() const;
    void renameLast(const Marker& marker);
    void remove(const Marker& marker);
    void showList();

    CapturePage& m_page;
    Controller& m_controller;
    QWidget* m_window;
    QPointer<MarkersDialog> m_list;
};

} // namespace readyscope
