// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A widget that paints what it says: for screen readers a list of its parts, each with a name.

#include <QRect>
#include <QString>
#include <QVector>
#include <QWidget>

namespace readyscope {

struct PaintedPart {
    QRect rect; // within the widget
    QString name;
    bool operator==(const PaintedPart&) const = default;
};

class PartsWidget : public QWidget {
    Q_OBJECT
public:
    explicit PartsWidget(QWidget* parent = nullptr);
    // From top to bottom.
    virtual QVector<PaintedPart> parts() const = 0;
};

} // namespace readyscope
