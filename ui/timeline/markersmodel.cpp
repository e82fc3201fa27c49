// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/markersmodel.h"

#include "ui/timeline/enginegeometry.h"

#include <algorithm>

namespace readyscope {

namespace {

QString kindWords(MarkerKind kind) {
    switch (kind) {
    case MarkerKind::Backend:
        return MarkersModel::tr("backend switch");
    case MarkerKind::Timeout:
        return MarkersModel::tr("timeout");
    case MarkerKind::Mode:
        return MarkersModel::tr("mode");
    case MarkerKind::Mask:
        return MarkersModel::tr("signal mask");
    case MarkerKind::Signal:
        return MarkersModel::tr("signal");
    case MarkerKind::User:
        return MarkersModel::tr("marker");
    case MarkerKind::Start:
    case MarkerKind::Stop:
        break;
    }
    return MarkersModel::tr("capture");
}

} // namespace

MarkersModel::MarkersModel(std::function<QString(Nanos)> words, QObject* parent)
    : QAbstractTableModel(parent), m_words(std::move(words)) {}

void MarkersModel::show(std::vector<Marker> markers) {
    std::stable_sort(markers.begin(), markers.end(), [](const Marker& a, const Marker& b) { return a.time < b.time; });
    if (markers == m_markers)
        return;
    beginResetModel();
    m_markers = std::move(markers);
    endResetModel();
}

const Marker* MarkersModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_markers[static_cast<std::size_t>(row)] : nullptr;
}

int MarkersModel::rowOf(const Marker& marker) const {
    const auto found = std::find(m_markers.begin(), m_markers.end(), marker);
    return found == m_markers.end() ? -1 : static_cast<int>(found - m_markers.begin());
}

int MarkersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_markers.size());
}

int MarkersModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant MarkersModel::data(const QModelIndex& index, int role) const {
    const Marker* marker = at(index.row());
    if (marker == nullptr)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (index.column() == Time ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (index.column() == Time)
        return m_words(marker->time);
    return index.column() == Name ? markerText(*marker) : kindWords(marker->kind);
}

QVariant MarkersModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Time"), tr("Name"), tr("Kind")};
    return titles[section];
}

Qt::ItemFlags MarkersModel::flags(const QModelIndex& index) const {
    const Marker* marker = at(index.row());
    const bool own = marker != nullptr && marker->kind == MarkerKind::User;
    return QAbstractTableModel::flags(index) | (own && index.column() == Name ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

// The trace answers with the new name; until then the old one stands.
bool MarkersModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const QString name = value.toString().trimmed();
    const Marker* marker = at(index.row());
    if (role != Qt::EditRole || marker == nullptr || name.isEmpty() || name.toStdString() == marker->text)
        return false;
    emit renameAsked(*marker, name);
    return true;
}

} // namespace readyscope
