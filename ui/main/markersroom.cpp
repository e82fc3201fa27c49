// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/markersroom.h"

#include "ui/main/actions.h"
#include "ui/main/capturepage.h"
#include "ui/main/controller.h"
#include "ui/timeline/enginegeometry.h"
#include "ui/timeline/markersdialog.h"
#include "ui/timeline/timelineview.h"

#include <algorithm>

namespace readyscope {

MarkersRoom::MarkersRoom(Actions& actions, CapturePage& page, Controller& controller, QWidget* window)
    : QObject(window), m_page(page), m_controller(controller), m_window(window) {
    connect(actions.addMarker, &QAction::triggered, this, &MarkersRoom::add);
    connect(actions.markers, &QAction::triggered, this, &MarkersRoom::openList);
    connect(&page.timeline(), &TimelineView::snapshotTaken, this, &MarkersRoom::showList);
}

std::vector<Marker> MarkersRoom::markers() const {
    const Snapshot& snapshot = m_page.timeline().snapshot();
    return snapshot.markers(snapshot.totals().begin, snapshot.totals().now);
}

// At once, with a name that can be changed: what is to be marked does not wait for words.
void MarkersRoom::add() {
    if (!m_page.isLive()) {
        emit m_controller.said({tr("A trace from a file is left as it is: no marker was set."), false, {}, {}});
        return;
    }
    const std::vector<Marker> before = markers();
    const auto count = std::count_if(before.begin(), before.end(),
                                     [](const Marker& marker) { return marker.kind == MarkerKind::User; });
    const Nanos time = m_page.timeline().markTime();
    const QString name = tr("marker %1").arg(count + 1);
    const Marker marker{time, MarkerKind::User, name.toStdString(), {}, {}};
    m_controller.post(command::Mark{marker.text, time, {}});
    emit m_controller.said({tr("“%1” was set at %2.").arg(name, m_page.timeline().momentWords(time)), false,
                            tr("Rename"), [this, marker] { renameLast(marker); }});
}

void MarkersRoom::openList() {
    if (!m_list) {
        m_list = new MarkersDialog([this](Nanos time) { return m_page.timeline().momentWords(time); }, m_window);
        m_list->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_list, &MarkersDialog::chosen, &m_page.timeline(), &TimelineView::goToTime);
        connect(m_list, &MarkersDialog::renameAsked, this, [this](const Marker& marker, const QString& name) {
            m_controller.post(command::Mark{name.toStdString(), marker.time, marker.text});
        });
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

void MarkersRoom::remove(const Marker& marker) {
    m_controller.post(command::Mark{{}, marker.time, marker.text});
    emit m_controller.said({tr("“%1” was removed.").arg(markerText(marker)), false, tr("Undo"), [this, marker] {
                                m_controller.post(command::Mark{marker.text, marker.time, {}});
                            }});
}

void MarkersRoom::showList() {
    if (m_list)
        m_list->show(markers(), m_page.isLive());
}

} // namespace readyscope
