// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/markersroom.h"

#include "ui/main/actions.h"
#include "ui/main/capturepage.h"
#include "ui/main/controller.h"
#include "ui/main/tracefiles.h"
#include "ui/timeline/enginegeometry.h"
#include "ui/timeline/markersdialog.h"
#include "ui/timeline/timelineview.h"

#include <algorithm>

namespace readyscope {

MarkersRoom::MarkersRoom(Actions& actions, CapturePage& page, Controller& controller, TraceFiles& files,
                         QWidget* window)
    : QObject(window), m_page(page), m_controller(controller), m_files(files), m_window(window) {
    connect(actions.addMarker, &QAction::triggered, this, &MarkersRoom::add);
    connect(&page.timeline(), &TimelineView::markAsked, this, &MarkersRoom::addAt);
    connect(actions.markers, &QAction::triggered, this, &MarkersRoom::openList);
    connect(&page.timeline(), &TimelineView::snapshotTaken, this, &MarkersRoom::showList);
}

std::vector<Marker> MarkersRoom::markers() const {
    const Snapshot& snapshot = m_page.timeline().snapshot();
    return snapshot.markers(snapshot.totals().begin, snapshot.totals().now);
}

void MarkersRoom::add() { addAt(m_page.timeline().markTime()); }

// At once, with a name that can be changed: what is to be marked does not wait for words.
void MarkersRoom::addAt(Nanos time) {
    const std::vector<Marker> before = markers();
    const auto count = std::count_if(before.begin(), before.end(),
                                     [](const Marker& marker) { return marker.kind == MarkerKind::User; });
    const QString name = tr("marker %1").arg(count + 1);
    const Marker marker{time, MarkerKind::User, name.toStdString(), {}, {}};
    m_files.mark(marker.text, time);
    m_controller.undo().add(tr("Add Marker “%1”").arg(name),
                            [this, marker] { m_files.mark({}, marker.time, marker.text); });
    emit m_controller.said({tr("“%1” was set at %2.").arg(name, m_page.timeline().momentWords(time)), false,
                            tr("Rename"), [this, marker] { renameLast(marker); }});
}

void MarkersRoom::openList() {
    if (!m_list) {
        m_list = new MarkersDialog([this](Nanos time) { return m_page.timeline().momentWords(time); }, m_window);
        m_list->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_list, &MarkersDialog::chosen, &m_page.timeline(), &TimelineView::goToTime);
        connect(m_list, &MarkersDialog::renameAsked, this, &MarkersRoom::rename);
        connect(m_list, &MarkersDialog::removeAsked, this, &MarkersRoom::remove);
    }
    showList();
    m_list->show();
    m_list->raise();
    m_list->activateWindow();
}

void MarkersRoom::renameLast(const Marker& marker) {
    openList();
    m_list->rename(marker);
}

// The list that named the marker is made anew as soon as it is another: what it gave is kept as it was.
void MarkersRoom::rename(const Marker& named, const QString& name) {
    const Marker marker = named;
    m_files.mark(name.toStdString(), marker.time, marker.text);
    m_controller.undo().add(tr("Rename Marker “%1”").arg(QString::fromStdString(marker.text)),
                            [this, marker, name] { m_files.mark(marker.text, marker.time, name.toStdString()); });
}

void MarkersRoom::remove(const Marker& named) {
    const Marker marker = named;
    m_files.mark({}, marker.time, marker.text);
    const UndoList::Id undo = m_controller.undo().add(tr("Remove Marker “%1”").arg(QString::fromStdString(marker.text)),
                                                      [this, marker] { m_files.mark(marker.text, marker.time); });
    emit m_controller.said({tr("“%1” was removed.").arg(markerText(marker)), false, tr("Undo"),
                            [this, undo] { m_controller.undo().undo(undo); }});
}

void MarkersRoom::showList() {
    if (m_list)
        m_list->show(markers());
}

} // namespace readyscope
