// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The markers of a trace as a list: when, what is called what. The user's own can be given other names.

#include "core/trace/source.h"

#include <QAbstractTableModel>

#include <functional>

namespace readyscope {

class MarkersModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Name, Kind, kColumns };

    // `words`: a moment as the screen writes it.
    explicit MarkersModel(std::function<QString(Nanos)> words, QObject* parent = nullptr);

    void show(std::vector<Marker> markers);
    const Marker* at(int row) const;
    int rowOf(const Marker& marker) const; // -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void renameAsked(const readyscope::Marker& marker, const QString& name);

private:
    std::function<QString(Nanos)> m_words;
    std::vector<Marker> m_markers;
};

} // namespace readyscope
