// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The list of markers, to go to one, to give it another name, to take it away. Stays open beside the timeline.

#include "core/trace/source.h"

#include <QDialog>

#include <functional>

class QPushButton;
class QTableView;

namespace readyscope {

class MarkersModel;

class MarkersDialog : public QDialog {
    Q_OBJECT
public:
    MarkersDialog(std::function<QString(Nanos)> words, QWidget* parent);

    void show(std::vector<Marker> markers);
    using QDialog::show;
    // Its name is to be typed.
    void rename(const Marker& marker);

signals:
    void chosen(readyscope::Nanos time);
    void renameAsked(const readyscope::Marker& marker, const QString& name);
    void removeAsked(const readyscope::Marker& marker);

private:
    void judge();
    void remove();

    MarkersModel* m_model;
    QTableView* m_table;
    QPushButton* m_go = nullptr;
    QPushButton* m_rename = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace readyscope
