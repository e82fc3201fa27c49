// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of a wait as a table: pollfd by pollfd, the interest list, the ring's entries; or what poll said beside it.

#include "core/engine/glass.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace readyscope {

struct GlassCell {
    QString text;
    Events events;
    bool isChips = false; // `events` as chips, `text` after them
};

struct GlassRow {
    QVector<GlassCell> cells;
    bool isReady = false;
    bool isApart = false; // left out, or not a socket of the user's
};

struct GlassRows {
    QStringList titles;
    QVector<int> widths; // px; the last takes the rest
    QVector<GlassRow> rows;
};

GlassRows askedRows(const GlassWait& glass);  // what the call was given and gave back
GlassRows besideRows(const GlassWait& glass); // what poll said, and what the wait's own call had said

class GlassTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { CellRole = Qt::UserRole, ReadyRole, ApartRole };

    using QAbstractTableModel::QAbstractTableModel;
    void show(GlassRows rows);
    const GlassRows& content() const { return m_content; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    GlassRows m_content;
};

// The row that was chosen stays chosen as the waits go by.
class GlassTable : public QTableView {
    Q_OBJECT
public:
    explicit GlassTable(QWidget* parent = nullptr);
    void show(GlassRows rows);
    using QWidget::show;
    const GlassRows& content() const { return m_model->content(); }

private:
    void spanSentences();

    GlassTableModel* m_model;
};

} // namespace readyscope

Q_DECLARE_METATYPE(readyscope::GlassCell)
