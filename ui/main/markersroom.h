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
class TraceFiles;

class MarkersRoom : public QObject {
    Q_OBJECT
public:
    MarkersRoom(Actions& actions, CapturePage& page, Controller& controller, TraceFiles& files, QWidget* window);

    void add(); // where the timeline says
    void addAt(Nanos time);
    void openList();

private:
    std::vector<Marker> markers() const;
    void renameLast(const Marker& marker);
    void rename(const Marker& named, const QString& name);
    void remove(const Marker& named);
    void showList();

    CapturePage& m_page;
    Controller& m_controller;
    TraceFiles& m_files;
    QWidget* m_window;
    QPointer<MarkersDialog> m_list;
};

} // namespace readyscope
