// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The row of the engine, in two lines, beside the timeline's engine lane. Its words stand under the titles of the
// columns that they go with and may run on into the next ones.

#include "ui/sockets/enginesummary.h"

#include <QWidget>

namespace readyscope {

class TableHeader;

class EngineRow : public QWidget {
    Q_OBJECT
public:
    explicit EngineRow(TableHeader* header);
    const EngineSummary& summary() const { return m_summary; }
    void setSummary(const EngineSummary& summary);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Piece {
        int left = 0;
        QString first;
        QString second;
    };
    QVector<Piece> pieces() const;
    void drawPiece(QPainter& painter, const Piece& piece, int right, Qt::Alignment side) const;

    TableHeader* m_header;
    EngineSummary m_summary;
};

} // namespace readyscope
