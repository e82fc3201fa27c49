// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An area with strong lines at some of its edges: areas are split by lines, without boxes.

#include <QWidget>

namespace readyscope {

class Panel : public QWidget {
    Q_OBJECT
public:
    enum Edge : unsigned { Top = 1, Bottom = 2, Left = 4 };
    using Edges = unsigned;

    Panel(Edges edges, QWidget* parent) : QWidget(parent), m_edges(edges) {}

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Edges m_edges;
};

} // namespace readyscope
